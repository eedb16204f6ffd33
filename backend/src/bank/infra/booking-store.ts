import type { BankBooking } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from './entry-store.ts';

/** What a journal entry or a conversion moved on our account. */
export interface StoredBooking {
  id: string;
  /** `journal:…` or `conversion:…`. */
  ref: string;
  iban: string;
  label: string;
  /** As the bank's statement has it: `credit` came in. */
  direction: 'credit' | 'debit';
  amountMinor: bigint;
  happenedOn: string;
  /** What of it no line of the bank has taken up. */
  restMinor: bigint;
}

export type NewBooking = Omit<StoredBooking, 'restMinor'>;

const stored = (row: BankBooking, takenMinor: bigint): StoredBooking => {
  const amountMinor = BigInt(row.amountMinor.toFixed());
  return {
    id: row.id,
    ref: row.ref,
    iban: row.iban,
    label: row.label,
    direction: row.direction as StoredBooking['direction'],
    amountMinor,
    happenedOn: dayOf(row.happenedOn),
    restMinor: row.isWithdrawn ? 0n : amountMinor - takenMinor,
  };
};

export async function insertBooking(tx: Tx, { amountMinor, happenedOn, ...rest }: NewBooking): Promise<void> {
  await tx.bankBooking.createMany({
    data: [{ ...rest, amountMinor: amountMinor.toString(), happenedOn: new Date(`${happenedOn}T00:00:00Z`) }],
    skipDuplicates: true,
  });
}

async function withRest(tx: Tx, rows: readonly BankBooking[]): Promise<StoredBooking[]> {
  const taken = await tx.bankAllocation.groupBy({
    by: ['bookingId'],
    where: { bookingId: { in: rows.map(({ id }) => id) } },
    _sum: { amountMinor: true },
  });
  return rows.map((row) => {
    const sum = taken.find(({ bookingId }) => bookingId === row.id)?._sum.amountMinor;
    return stored(row, BigInt(sum?.toFixed() ?? '0'));
  });
}

export async function findBooking(
  tx: Tx,
  where: { id: string } | { ref: string; iban: string },
): Promise<StoredBooking | null> {
  const row =
    'id' in where
      ? await tx.bankBooking.findUnique({ where })
      : await tx.bankBooking.findUnique({ where: { ref_iban: where } });
  return row ? ((await withRest(tx, [row]))[0] ?? null) : null;
}

/** Bookings of an account and a direction that lines have not taken up whole, nearest to the amount and the day first. */
export async function openBookings(
  tx: Tx,
  like: { iban: string; direction: 'credit' | 'debit'; amountMinor: bigint; day: string },
  most: number,
): Promise<StoredBooking[]> {
  const near = await tx.$queryRaw<{ id: string }[]>`
    SELECT b.id::text FROM bank_booking b
      LEFT JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS taken FROM bank_allocation WHERE booking_id = b.id) a ON true
     WHERE b.iban = ${like.iban} AND b.direction = ${like.direction} AND NOT b.is_withdrawn AND b.amount_minor > a.taken
     ORDER BY abs(b.amount_minor - a.taken - ${like.amountMinor.toString()}::numeric),
              abs(b.happened_on - ${like.day}::date), b.id DESC LIMIT ${most}`;
  const ids = near.map(({ id }) => id);
  const rows = await withRest(tx, await tx.bankBooking.findMany({ where: { id: { in: ids } } }));
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** Bookings of one ref, for whatever account. */
export const bookingsOf = async (tx: Tx, ref: string): Promise<StoredBooking[]> =>
  withRest(tx, await tx.bankBooking.findMany({ where: { ref, isWithdrawn: false } }));

export async function withdraw(tx: Tx, ref: string): Promise<void> {
  await tx.bankBooking.updateMany({ where: { ref, isWithdrawn: false }, data: { isWithdrawn: true } });
}
