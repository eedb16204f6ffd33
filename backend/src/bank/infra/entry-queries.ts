import type { Tx } from '../../platform/database/index.ts';
import { dayOf, storedEntry, type EntryState, type StoredEntry } from './entry-store.ts';
import { storedTransfer, type StoredTransfer } from './transfer-store.ts';

export async function pageOfEntries(
  tx: Tx,
  query: { state: EntryState | null; day: string | null; after: string | null; take: number },
): Promise<StoredEntry[]> {
  const rows = await tx.bankEntry.findMany({
    where: {
      ...(query.state && { state: query.state }),
      ...(query.day && { bookedOn: new Date(query.day) }),
      ...(query.after && { id: { lt: query.after } }),
    },
    orderBy: { id: 'desc' },
    take: query.take,
  });
  return rows.map(storedEntry);
}

/** Names of what parts are for. */
export async function namesOf(
  tx: Tx,
  targetIds: readonly string[],
): Promise<{
  claims: Map<string, { orderId: string; orderNumber: string }>;
  transfers: Map<string, StoredTransfer>;
  payouts: Map<string, string>;
  bookings: Map<string, { ref: string; label: string }>;
}> {
  const where = { id: { in: [...new Set(targetIds)] } };
  const claims = await tx.bankClaim.findMany({
    where,
    select: { id: true, orderId: true, orderNumber: true },
  });
  const transfers = await tx.bankTransfer.findMany({ where });
  const payouts = await tx.providerPayout.findMany({ where });
  const bookings = await tx.bankBooking.findMany({ where, select: { id: true, ref: true, label: true } });
  return {
    claims: new Map(claims.map(({ id, ...rest }) => [id, rest])),
    transfers: new Map(transfers.map((row) => [row.id, storedTransfer(row)])),
    payouts: new Map(payouts.map(({ id, provider, ref }) => [id, `${ref} of ${provider}`])),
    bookings: new Map(bookings.map(({ id, ...rest }) => [id, rest])),
  };
}

/** The claim of an order number or a creditor reference: the open one, else the newest. */
export async function findClaimByName(tx: Tx, name: string): Promise<{ id: string } | null> {
  const plain = name.replace(/\s/gu, '').toUpperCase();
  return tx.bankClaim.findFirst({
    where: { OR: [{ reference: plain }, { orderNumber: { equals: name.trim(), mode: 'insensitive' } }] },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    select: { id: true },
  });
}

export async function pageOfTransfers(tx: Tx, after: string | null, take: number): Promise<StoredTransfer[]> {
  const rows = await tx.bankTransfer.findMany({
    where: after === null ? {} : { id: { lt: after } },
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(storedTransfer);
}

export interface DaySum {
  day: string;
  state: EntryState;
  direction: 'credit' | 'debit';
  count: number;
  amountMinor: string;
  openMinor: string;
}

export async function sumsByDay(tx: Tx, iban: string, days: number): Promise<DaySum[]> {
  return tx.$queryRaw`
    SELECT booked_on::text AS day, state, direction, count(*)::int AS count, sum(amount_minor)::text AS "amountMinor",
           sum(open_minor)::text AS "openMinor"
      FROM bank_entry
     WHERE iban = ${iban}
       AND booked_on >= (SELECT coalesce(min(d), CURRENT_DATE) FROM (
             SELECT DISTINCT booked_on AS d FROM bank_entry WHERE iban = ${iban} ORDER BY d DESC LIMIT ${days}) AS last)
     GROUP BY booked_on, state, direction ORDER BY booked_on DESC`;
}

/** Every entry of the account by state. */
export async function sumsByState(
  tx: Tx,
  iban: string,
): Promise<{ state: string; count: number; amountMinor: string }[]> {
  return tx.$queryRaw`
    SELECT state, count(*)::int AS count, sum(amount_minor)::text AS "amountMinor"
      FROM bank_entry WHERE iban = ${iban} GROUP BY state`;
}

export async function balanceOfEntries(tx: Tx, iban: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<[{ minor: string }]>`
    SELECT coalesce(sum(CASE direction WHEN 'credit' THEN amount_minor ELSE -amount_minor END), 0)::text AS minor
      FROM bank_entry WHERE iban = ${iban}`;
  return BigInt(row.minor);
}

export async function lastStatement(
  tx: Tx,
  iban: string,
): Promise<{ ref: string; day: string; closingMinor: string } | null> {
  const row = await tx.bankStatement.findFirst({
    where: { iban, kind: 'camt.053', day: { not: null }, closingMinor: { not: null } },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
  });
  if (!row?.day || row.closingMinor === null) return null;
  return { ref: row.statementRef, day: dayOf(row.day), closingMinor: row.closingMinor.toFixed() };
}
