/**
 * What happened in a history and must happen in some: faults that bit, ends that were reached. A history whose faults bite
 * nobody proves nothing, so the test asks for each of these.
 */
export const noted = [
  'a database was away',
  'an answer to a commit was lost',
  'a connection with its lock was lost',
  'a relayer was idle beside another',
  'a block was replaced',
  'a final block was replaced',
  'two nodes disagreed on a final block',
  'a node told of a deposit that never was',
  'only one node answered',
  'logs were missing on every node',
  'a person let the watch go on',
  'a person let the watch follow',
  'an act waited for an alarm to end',
  'the books gave back a final event',
  'the books refused to overdraw',
  'an order was reconciled',
  'an order was cancelled',
  'an order was reversed',
  'an order came to a person',
  'an order went on from a person',
  'an order expired unpaid',
  'money went back after its time',
  'a recalled lot was not paid',
  'native coin was sent',
] as const;
export type Noted = (typeof noted)[number];

/** Counts of one history: of what is noted, and of deaths by the await at which a process died. */
export interface Notes {
  counts: Map<string, number>;
  note(what: Noted): void;
  died(at: string): void;
}

export function takeNotes(): Notes {
  const counts = new Map<string, number>();
  const count = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  return { counts, note: count, died: (at) => count(`died: ${at}`) };
}
