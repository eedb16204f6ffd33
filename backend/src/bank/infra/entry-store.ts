import type { BankLine, Candidate, Part } from '@topsteel/domain/reconciliation';
import type { BankAllocation, BankEntry } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type EntryState = 'auto' | 'suggested' | 'unmatched' | 'done';
export type AllocationKind = Part['kind'] | 'sent-back' | 'elsewhere';

export interface StoredEntry {
  id: string;
  iban: string;
  /** The bank's own name for it. */
  entryKey: string;
  statementId: string | null;
  line: BankLine;
  valueOn: string;
  state: EntryState;
  candidates: Candidate[];
  declined: string[];
  openMinor: bigint;
  unmatchedMinor: bigint;
  note: string | null;
}

/** Bigints travel as decimal strings; `amountMinor`-like names are read back. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
const fromJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, each: unknown) =>
    key.endsWith('Minor') && typeof each === 'string' ? BigInt(each) : each,
  );

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const storedEntry = (row: BankEntry): StoredEntry => ({
  id: row.id,
  iban: row.iban,
  entryKey: row.entryKey,
  statementId: row.statementId,
  line: { ...(fromJson(row.line) as BankLine), id: row.id },
  valueOn: dayOf(row.valueOn),
  state: row.state as EntryState,
  candidates: fromJson(row.candidates) as Candidate[],
  declined: row.declined as string[],
  openMinor: BigInt(row.openMinor.toFixed()),
  unmatchedMinor: BigInt(row.unmatchedMinor.toFixed()),
  note: row.note,
});

export interface NewEntry {
  id: string;
  iban: string;
  entryKey: string;
  /** Null while only a notification tells of it. */
  statementId: string | null;
  line: BankLine;
  valueOn: string;
}

/** @returns false when the entry is there already; a statement then confirms it */
export async function keepEntry(tx: Tx, entry: NewEntry): Promise<boolean> {
  const { line } = entry;
  const written = await tx.$executeRaw`
    INSERT INTO bank_entry (id, iban, entry_key, statement_id, direction, amount_minor, booked_on, value_on, line, open_minor)
    VALUES (${entry.id}::uuid, ${entry.iban}, ${entry.entryKey}, ${entry.statementId}::uuid, ${line.direction},
            ${line.amountMinor.toString()}::numeric, ${line.bookedOn}::date, ${entry.valueOn}::date,
            ${toJson(line)}::jsonb, ${line.amountMinor.toString()}::numeric)
    ON CONFLICT (iban, entry_key) DO NOTHING`;
  if (written === 1) return true;
  await tx.$executeRaw`
    UPDATE bank_entry SET statement_id = ${entry.statementId}::uuid
     WHERE iban = ${entry.iban} AND entry_key = ${entry.entryKey} AND statement_id IS NULL`;
  return false;
}

/** Entries of a day that a notification told of and the day's statement does not have. */
export const countUnconfirmed = (tx: Tx, iban: string, day: string): Promise<number> =>
  tx.bankEntry.count({ where: { iban, bookedOn: new Date(day), statementId: null } });

/** One matching at a time: what one takes is gone for the other. */
export async function lockMatching(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('bank.matching', 0))::text`;
}

export async function openEntries(tx: Tx, most: number): Promise<StoredEntry[]> {
  const rows = await tx.bankEntry.findMany({
    where: { state: { in: ['suggested', 'unmatched'] } },
    orderBy: [{ bookedOn: 'asc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map(storedEntry);
}

export async function findEntry(tx: Tx, id: string): Promise<StoredEntry | null> {
  const row = await tx.bankEntry.findUnique({ where: { id } });
  return row && storedEntry(row);
}

export async function updateEntry(
  tx: Tx,
  id: string,
  change: {
    state?: EntryState;
    candidates?: readonly Candidate[];
    declined?: readonly string[];
    openMinor?: bigint;
    unmatchedMinor?: bigint;
    note?: string;
  },
): Promise<void> {
  const { candidates, declined, openMinor, unmatchedMinor, ...rest } = change;
  await tx.bankEntry.update({
    where: { id },
    data: {
      ...rest,
      ...(candidates && { candidates: JSON.parse(toJson(candidates)) as object }),
      ...(declined && { declined: [...declined] }),
      ...(openMinor !== undefined && { openMinor: openMinor.toString() }),
      ...(unmatchedMinor !== undefined && { unmatchedMinor: unmatchedMinor.toString() }),
    },
  });
}

export interface NewAllocation {
  id: string;
  entryId: string;
  kind: AllocationKind;
  claimId: string | null;
  transferId: string | null;
  receiptEntryId: string | null;
  payoutId: string | null;
  bookingId: string | null;
  amountMinor: bigint;
  feeMinor: bigint;
  by: string;
  rule: string;
  why: readonly string[];
}

export async function insertAllocation(tx: Tx, allocation: NewAllocation): Promise<void> {
  await tx.bankAllocation.create({
    data: {
      ...allocation,
      amountMinor: allocation.amountMinor.toString(),
      feeMinor: allocation.feeMinor.toString(),
      why: [...allocation.why],
    },
  });
}

export type StoredAllocation = BankAllocation;

export const allocationsOf = (tx: Tx, entryIds: readonly string[]): Promise<StoredAllocation[]> =>
  tx.bankAllocation.findMany({ where: { entryId: { in: [...entryIds] } }, orderBy: { id: 'asc' } });
