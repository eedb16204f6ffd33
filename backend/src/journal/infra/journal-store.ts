import type { JournalLine } from '@topsteel/domain/journal';
import type { AccountCode, Side } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type JournalState = 'waiting' | 'booked' | 'declined';
export interface OtherEntry {
  id: string;
  number: string;
  state: JournalState;
}

export interface StoredJournalEntry {
  id: string;
  /** `TJ-2026-000001` */
  number: string;
  state: JournalState;
  /** `2026-11-27` */
  dated: string;
  currency: Currency;
  reference: string;
  reason: string;
  orderId: string | null;
  bankEntryId: string | null;
  lines: JournalLine[];
  reverses: OtherEntry | null;
  /** Its counter entry, waiting or booked. */
  reversal: OtherEntry | null;
  bookedRef: string | null;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

export type NewJournalEntry = Pick<
  StoredJournalEntry,
  'id' | 'dated' | 'currency' | 'reference' | 'reason' | 'orderId' | 'bankEntryId' | 'lines' | 'proposedBy'
> & { reversesId: string | null };

const other = { select: { id: true, number: true, state: true } } as const;
const whole = {
  lines: { orderBy: { position: 'asc' } },
  reverses: other,
  reversals: { ...other, where: { state: { not: 'declined' } } },
} as const satisfies Prisma.JournalEntryInclude;
type Row = Prisma.JournalEntryGetPayload<{ include: typeof whole }>;

/** @returns false when the line of the bank has an entry already, or the entry a counter entry. */
export async function insertJournalEntry(tx: Tx, entry: NewJournalEntry): Promise<boolean> {
  const { lines, dated, ...rest } = entry;
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    SELECT concat('TJ-', ${Number(dated.slice(0, 4))}::integer, '-', lpad(nextval('journal_entry_number')::text, 6, '0')) AS number`;
  const { count } = await tx.journalEntry.createMany({
    data: [{ ...rest, number: row?.number ?? '', state: 'waiting', dated: new Date(`${dated}T00:00:00Z`) }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.journalLine.createMany({
    data: lines.map(({ account, side, amountMinor }, position) => ({
      entryId: entry.id,
      position,
      code: account.code,
      owner: account.owner,
      side,
      amountMinor: amountMinor.toString(),
    })),
  });
  return true;
}

export async function findJournalEntry(tx: Tx, id: string): Promise<StoredJournalEntry | null> {
  const row = await tx.journalEntry.findUnique({ where: { id }, include: whole });
  return row && storedEntry(row);
}

/** Reads it so that nobody else decides it, or takes it back, before this transaction ends. */
export async function lockJournalEntry(tx: Tx, id: string): Promise<StoredJournalEntry | null> {
  await tx.$queryRaw`SELECT 1 FROM journal_entry WHERE id = ${id}::uuid FOR UPDATE`;
  return findJournalEntry(tx, id);
}

export interface JournalFilter {
  state?: JournalState | undefined;
  /** `2026-11` */
  month?: string | undefined;
  code?: AccountCode | undefined;
  bankEntryId?: string | undefined;
}

/** Newest first. */
export async function listJournalEntries(
  tx: Tx,
  { state, month, code, bankEntryId }: JournalFilter,
  { after, take }: { after: string | null; take: number },
): Promise<StoredJournalEntry[]> {
  const rows = await tx.journalEntry.findMany({
    where: {
      ...(state !== undefined && { state }),
      ...(month !== undefined && { dated: { gte: firstOf(month), lt: firstOf(month, 1) } }),
      ...(code !== undefined && { lines: { some: { code } } }),
      ...(bankEntryId !== undefined && { bankEntryId }),
      ...(after !== null && { id: { lt: after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(storedEntry);
}

/** The first day of a month, or of one some months later. @example firstOf('2026-12', 1) // 2027-01-01 */
function firstOf(month: string, later = 0): Date {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + later, 1));
}

export async function decideJournalRow(
  tx: Tx,
  id: string,
  decision: {
    state: 'booked' | 'declined';
    bookedRef: string | null;
    decidedBy: string;
    decisionNote: string | null;
  },
): Promise<void> {
  await tx.journalEntry.update({ where: { id }, data: { ...decision, decidedAt: new Date() } });
}

const storedEntry = (row: Row): StoredJournalEntry => ({
  id: row.id,
  number: row.number,
  state: row.state as JournalState,
  dated: row.dated.toISOString().slice(0, 10),
  currency: row.currency as Currency,
  reference: row.reference,
  reason: row.reason,
  orderId: row.orderId,
  bankEntryId: row.bankEntryId,
  lines: row.lines.map(({ code, owner, side, amountMinor }) => ({
    account: { code: code as AccountCode, owner },
    side: side as Side,
    amountMinor: BigInt(amountMinor.toFixed()),
  })),
  reverses: row.reverses as OtherEntry | null,
  reversal: (row.reversals[0] ?? null) as OtherEntry | null,
  bookedRef: row.bookedRef,
  proposedBy: row.proposedBy,
  proposedAt: row.proposedAt,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt,
  decisionNote: row.decisionNote,
});
