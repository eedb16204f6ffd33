export { isIban, isRfReference } from './check-digits.ts';
export { findRfReference, referencesIn } from './find-reference.ts';
export { currencyExponent } from './currency-exponent.ts';
export { all, at, decodeXml, MAX_STATEMENT_BYTES, parseXml, textAt } from './parse-xml.ts';
export type { XmlElement } from './parse-xml.ts';
export { readStatement } from './read-statement.ts';
export { signedMinor } from './read-transaction.ts';
export { balanceNames, statementFindingCodes } from './statement.ts';
export type {
  BalanceName,
  BankTransactionCode,
  Direction,
  Statement,
  StatementAccount,
  StatementAgent,
  StatementAmount,
  StatementBalance,
  StatementBatch,
  StatementDate,
  StatementEntry,
  StatementFinding,
  StatementFindingCode,
  StatementFindingSeverity,
  StatementMessage,
  StatementParty,
  StatementTransaction,
  StructuredRemittance,
  TransactionReferences,
} from './statement.ts';
export { writeStatement } from './write-statement.ts';
export type { BookedLine } from './write-statement.ts';
