import { AppError } from '@topsteel/domain/errors';
import type { AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import { newId, type Tx } from '../platform/database/index.ts';
import { bookingsOf, insertBooking, withdraw } from './infra/booking-store.ts';
import { lockMatching } from './infra/entry-store.ts';

/** What moved on an account, as the books have it. */
export interface BookedMove {
  /** Names what booked it, for ever: `journal:…`, `conversion:…`. */
  ref: string;
  /** What people know it by. */
  label: string;
  account: AccountRef;
  currency: Currency;
  /** Above zero: it came onto the account; below: it left. */
  movedMinor: bigint;
  happenedOn: string;
}

/** Lets lines of our bank account be closed by what the books moved on it; anything else is passed over. */
export async function announceBooking(tx: Tx, move: BookedMove): Promise<void> {
  const { ref, label, account, currency, movedMinor, happenedOn } = move;
  // Provider payouts on their way stand on accounts of the same code whose owner has a colon.
  if (account.code !== 'bank' || account.owner.includes(':') || currency !== 'EUR' || movedMinor === 0n)
    return;
  await insertBooking(tx, {
    id: newId(),
    ref,
    iban: account.owner.toUpperCase(),
    label,
    direction: movedMinor > 0n ? 'credit' : 'debit',
    amountMinor: movedMinor > 0n ? movedMinor : -movedMinor,
    happenedOn,
  });
}

/**
 * No line of the bank may be closed by it any more: its counter entry is being booked.
 *
 * @throws AppError `conflict` with reason `explains-line` when a line was closed by it: the bank's money did move.
 */
export async function withdrawBookings(tx: Tx, ref: string): Promise<void> {
  await lockMatching(tx);
  await requireUntaken(tx, ref);
  await withdraw(tx, ref);
}

/** @throws AppError `conflict` with reason `explains-line` when a line of the bank was closed by it. */
export async function requireUntaken(tx: Tx, ref: string): Promise<void> {
  const taken = (await bookingsOf(tx, ref)).find(({ amountMinor, restMinor }) => restMinor < amountMinor);
  if (taken === undefined) return;
  const remedy = 'Book an entry between the other accounts, and leave the bank out.';
  throw new AppError('conflict', {
    message: `A line of the bank account was closed by ${taken.label}: that money did move. ${remedy}`,
    details: { reason: 'explains-line', remedy },
  });
}
