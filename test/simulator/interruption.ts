/** What ends a run of a process without being a fault of its own: it is started again and reads everything anew. */
export class Interruption extends Error {}

/** The node does not answer, or answers 429, or half a batch. */
export class NodeDown extends Interruption {}
/** The provider or the bank does not answer; whether it has done what was asked, nobody knows. */
export class CounterpartyDown extends Interruption {}
/** The database does not answer, and nothing was committed. */
export class DatabaseDown extends Interruption {}
/** The transaction is committed, and the answer that says so is lost. */
export class AnswerLost extends Interruption {}
/** The server has closed the connection, and with it gave back its locks. */
export class SessionLost extends Interruption {}

/** Thrown by the hundred in every history: a trace of the stack would be the dearest part of it. */
function once<T extends Interruption>(of: new (message: string) => T, message: string): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const interruption = new of(message);
  Error.stackTraceLimit = stackTraceLimit;
  return interruption;
}

export const nodeDown = once(NodeDown, 'The node does not answer.');
export const counterpartyDown = once(CounterpartyDown, 'The counterparty does not answer.');
export const databaseDown = once(DatabaseDown, 'The database does not answer.');
export const answerLost = once(AnswerLost, 'The answer to a commit is lost.');
export const sessionLost = once(SessionLost, 'The connection is lost.');
