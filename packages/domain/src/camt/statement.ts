/** warn: a person should look. error: figures of the file contradict each other. info: worth knowing. */
export type StatementFindingSeverity = 'error' | 'warn' | 'info';

export const statementFindingCodes = [
  'balances-do-not-add-up',
  'balances-not-checked',
  'details-do-not-add-up',
  'summary-contradicts',
  'amount-finer-than-currency',
  'amount-unread',
  'date-unread',
  'iban-wrong',
  'reference-wrong',
  'version-unknown',
  'direction-missing',
] as const;
export type StatementFindingCode = (typeof statementFindingCodes)[number];

export interface StatementFinding {
  code: StatementFindingCode;
  severity: StatementFindingSeverity;
  /** Where in the file, such as `Stmt.0.Ntry.3.Amt`. */
  path: string;
  message: string;
}

/** An amount of money, never negative: the direction stands beside it. */
export interface StatementAmount {
  /** ISO 4217. */
  currency: string;
  /** Digit for digit as in the file. */
  text: string;
  /** In minor units of the currency; null when the file gives finer digits than the currency has. */
  minor: bigint | null;
}

export type Direction = 'credit' | 'debit';

/** A day, and the instant when the file gives one (RFC 3339, with the bank's offset if it states one). */
export interface StatementDate {
  date: string;
  at: string | null;
}

export const balanceNames = {
  OPBD: 'opening',
  PRCD: 'previously-closed',
  CLBD: 'closing',
  OPAV: 'opening-available',
  CLAV: 'closing-available',
  FWAV: 'forward-available',
  INFO: 'information',
  ITAV: 'interim-available',
  ITBD: 'interim',
  XPCD: 'expected',
} as const;
export type BalanceName = (typeof balanceNames)[keyof typeof balanceNames] | 'other';

export interface StatementBalance {
  /** ISO 20022 code, or the bank's own words. */
  code: string;
  name: BalanceName;
  amount: StatementAmount;
  direction: Direction;
  date: StatementDate | null;
}

export interface StatementAccount {
  iban: string | null;
  /** IBAN, BBAN, UPIC or the bank's own number: whatever identifies it. */
  identification: string | null;
  currency: string | null;
  name: string | null;
  owner: string | null;
  bank: StatementAgent | null;
}

export interface StatementAgent {
  name: string | null;
  bic: string | null;
}

export interface StatementParty {
  name: string | null;
  account: StatementAccount | null;
  country: string | null;
  /** Street, number, postcode, town and free lines, as given. */
  addressLines: string[];
  /** Organisation or private identification, whichever is stated first. */
  identification: string | null;
}

export interface BankTransactionCode {
  /** ISO 20022 domain, family and sub-family, such as PMNT, RCDT, ESCT. */
  domain: string | null;
  family: string | null;
  subFamily: string | null;
  proprietary: string | null;
  proprietaryIssuer: string | null;
}

export interface StructuredRemittance {
  reference: string | null;
  /** SCOR for an ISO 11649 creditor reference, or the bank's own word. */
  type: string | null;
  additional: string[];
}

export interface TransactionReferences {
  messageId: string | null;
  accountServicerReference: string | null;
  paymentInformationId: string | null;
  instructionId: string | null;
  /** As in the file; `NOTPROVIDED` reads null. */
  endToEndId: string | null;
  uetr: string | null;
  transactionId: string | null;
  mandateId: string | null;
  chequeNumber: string | null;
  clearingSystemReference: string | null;
  accountOwnerTransactionId: string | null;
  accountServicerTransactionId: string | null;
  marketInfrastructureTransactionId: string | null;
  processingId: string | null;
  proprietary: { type: string | null; reference: string | null }[];
}

export interface StatementTransaction {
  references: TransactionReferences;
  /** Amount of this transaction in the account's booking, when the bank itemises. */
  amount: StatementAmount | null;
  /** Instructed amount, if it is another: exchange or charges lie between. */
  instructedAmount: StatementAmount | null;
  direction: Direction;
  debtor: StatementParty | null;
  creditor: StatementParty | null;
  ultimateDebtor: StatementParty | null;
  ultimateCreditor: StatementParty | null;
  debtorAgent: StatementAgent | null;
  creditorAgent: StatementAgent | null;
  /** The other side of the payment, seen from the account. */
  counterparty: StatementParty | null;
  remittance: { unstructured: string[]; structured: StructuredRemittance[] };
  /** ISO 11649 reference with right check digits, from the structured part, else the first in the free text. */
  rfReference: string | null;
  code: BankTransactionCode | null;
  purpose: string | null;
  /** Why a payment came back (R-transaction), ISO 20022 code or words. */
  returnReason: string | null;
  returnInformation: string | null;
  acceptedAt: string | null;
  additionalInformation: string | null;
}

export interface StatementBatch {
  messageId: string | null;
  paymentInformationId: string | null;
  count: string | null;
  amount: StatementAmount | null;
}

export interface StatementEntry {
  /** Position in the statement, from 0. */
  index: number;
  amount: StatementAmount;
  direction: Direction;
  /** The entry reverses an earlier one; the direction is that of this entry. */
  isReversal: boolean;
  /** BOOK, PDNG, INFO, FUTR, or the bank's own word. */
  status: string | null;
  bookedOn: StatementDate | null;
  valueOn: StatementDate | null;
  reference: string | null;
  accountServicerReference: string | null;
  code: BankTransactionCode | null;
  batch: StatementBatch | null;
  charges: StatementAmount | null;
  additionalInformation: string | null;
  transactions: StatementTransaction[];
}

export interface Statement {
  id: string;
  electronicSequence: string | null;
  legalSequence: string | null;
  createdAt: string | null;
  from: string | null;
  to: string | null;
  /** CODU, COPY or DUPL: not the original. */
  copyDuplicate: string | null;
  page: string | null;
  isLastPage: boolean | null;
  account: StatementAccount;
  balances: StatementBalance[];
  entries: StatementEntry[];
  additionalInformation: string | null;
  /** Opening plus booked entries equals closing; null when the file does not let us tell. */
  addsUp: boolean | null;
}

/** What one camt.052, camt.053 or camt.054 message says. */
export interface StatementMessage {
  kind: 'camt.052' | 'camt.053' | 'camt.054';
  /** Such as `camt.053.001.08`. */
  version: string;
  messageId: string;
  createdAt: string | null;
  recipient: StatementParty | null;
  page: string | null;
  isLastPage: boolean | null;
  additionalInformation: string | null;
  statements: Statement[];
  findings: StatementFinding[];
}
