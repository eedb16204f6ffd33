import type { BookedLine } from '@topsteel/domain/camt';

/** The marketplace's own account in the demo world; the numbers are the registry's published examples. */
export const MARKETPLACE_ACCOUNT = {
  iban: 'LU280019400644750000',
  bic: 'ALZTLULL',
  name: 'TopSteel S.A.',
} as const;

export interface BankAccount {
  iban: string;
  bic: string;
  name: string;
  /** In cents. */
  balance: string;
  /** A closed account takes no transfer: what reaches it goes back with AC04. */
  isClosed: boolean;
}

type Cents<T> = {
  [K in keyof T]: T[K] extends bigint ? string : T[K] extends bigint | null ? string | null : T[K];
};

/** A booked line with its amounts as text, on one account. */
export interface KeptLine extends Cents<BookedLine> {
  iban: string;
  /** The line that it sends back, or was sent back by. */
  returns: string | null;
  returnedBy: string | null;
}

export interface BankMessage {
  sequence: number;
  iban: string;
  kind: 'camt.053' | 'camt.054';
  id: string;
  xml: string;
}

export interface FileItem {
  endToEndId: string;
  creditorName: string;
  creditorIban: string;
  amount: string;
  remittance: string;
  status: 'held' | 'booked' | 'rejected';
  reason: string | null;
  /** The line that it was booked as. */
  line: string | null;
}

export interface TakenFile {
  messageId: string;
  sha256: string;
  debtorIban: string;
  items: FileItem[];
}

export interface BankState {
  /** The bank's booking day; it may run ahead of the calendar. */
  day: string;
  accounts: BankAccount[];
  lines: KeptLine[];
  messages: BankMessage[];
  files: TakenFile[];
  /** Payment files wait for a person instead of being carried out at once. */
  isHolding: boolean;
  references: number;
  /** What the statement of the day opens with, by account, in cents. */
  openings: Record<string, string>;
}

const account = (iban: string, bic: string, name: string, balance: string): BankAccount => ({
  iban,
  bic,
  name,
  balance,
  isClosed: false,
});

/** The bank on its first day: the parties of the demo world, and our account with nothing on it. */
export function firstDay(day: string): BankState {
  const { iban, bic, name } = MARKETPLACE_ACCOUNT;
  return {
    day,
    accounts: [
      account(iban, bic, name, '0'),
      account('DE89370400440532013000', 'COBADEFF', 'Nordkai Stahlbau GmbH', '250000000'),
      account('BE68539007547034', 'GKCCBEBB', 'Scheldebrug Constructie NV', '250000000'),
      account('FR7630006000011234567890189', 'AGRIFRPP', "Aciéries du Val d'Orne SAS", '0'),
      account('LU120010001234567891', 'BCEELULL', 'Laminoirs Sauer S.A.', '0'),
      account('NL91ABNA0417164300', 'ABNANL2A', 'Maasbuis Profielen B.V.', '0'),
      account('IT60X0542811101000000123456', 'BLOPIT22', 'Ferramenta Adda S.r.l.', '0'),
    ],
    lines: [],
    messages: [],
    files: [],
    isHolding: false,
    references: 0,
    openings: { [iban]: '0' },
  };
}

export const bookedLineOf = (line: KeptLine): BookedLine => ({
  ...line,
  amountCents: BigInt(line.amountCents),
  instructedCents: line.instructedCents === null ? null : BigInt(line.instructedCents),
  chargesCents: line.chargesCents === null ? null : BigInt(line.chargesCents),
});

/** A refusal that the customer can mend; `status` is the HTTP status. */
export class BankRefusal extends Error {
  readonly status: 400 | 401 | 404 | 409;

  constructor(status: 400 | 401 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
