import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { AllocateEntry } from './allocate-entry.ts';
import { findBooking, type StoredBooking } from './infra/booking-store.ts';
import { findEntry, lockMatching, updateEntry, type StoredEntry } from './infra/entry-store.ts';

/** A line of the bank account that a journal entry is to book. */
export interface LineToBook {
  iban: string;
  direction: 'credit' | 'debit';
  openMinor: bigint;
}

/** Closes a line of the bank account by what the books have of it, so that bank and books agree. */
@Injectable()
export class CloseLine {
  constructor(private readonly allocate: AllocateEntry) {}

  /** @throws AppError `not-found`; `conflict` with reason `line-closed` when nothing of it is open. */
  async find(tx: Tx, entryId: string): Promise<LineToBook> {
    const { iban, line, openMinor } = await openLine(tx, entryId);
    return { iban, direction: line.direction, openMinor };
  }

  /** The whole of what is open, by the booking of this name. @throws as `find` and `byBooking` */
  async run(tx: Tx, entryId: string, ref: string, { by, note }: { by: string; note: string }): Promise<void> {
    await lockMatching(tx);
    const entry = await openLine(tx, entryId);
    const booking = await findBooking(tx, { ref, iban: entry.iban });
    if (booking === null) throw notFound('booking of this account');
    await this.byBooking(tx, entry, booking, { by, note });
    await recordAudit(tx, {
      actor: by,
      organisationId: null,
      action: 'bank-entry.note',
      subject: `bank-entry:${entryId}`,
      details: { note, booking: ref },
    });
  }

  /**
   * Within the matching's lock. What of the line is more than the booking stays open.
   *
   * @throws AppError `conflict` with reason `booking-other` when the booking has nothing left, or is of another account or
   *   direction.
   */
  async byBooking(
    tx: Tx,
    entry: StoredEntry,
    booking: StoredBooking,
    { by, note }: { by: string; note: string },
  ): Promise<void> {
    const { iban, line, openMinor } = entry;
    if (booking.iban !== iban || booking.direction !== line.direction || booking.restMinor <= 0n) {
      throw new AppError('conflict', {
        message: `${booking.label} moved ${formatAmount(booking.restMinor, 'EUR')} EUR that no line has, and not on this side of this account. Load the page again and choose another.`,
        details: {
          reason: 'booking-other',
          errors: [{ field: 'bookingId', message: 'Choose another one.' }],
        },
      });
    }
    const amountMinor = openMinor < booking.restMinor ? openMinor : booking.restMinor;
    await this.allocate.run(
      tx,
      entry,
      [{ kind: 'elsewhere', targetId: booking.id, receiptLineId: null, amountMinor, feeMinor: 0n }],
      { by, rule: 'elsewhere', why: [note] },
    );
    await updateEntry(tx, entry.id, { note });
  }
}

async function openLine(tx: Tx, entryId: string): Promise<StoredEntry> {
  const entry = await findEntry(tx, entryId);
  if (!entry) throw notFound('bank entry');
  if (entry.openMinor > 0n) return entry;
  throw new AppError('conflict', {
    message:
      'This line of the bank account is closed already. Decline the entry, or propose it without the line.',
    details: { reason: 'line-closed', errors: [{ field: 'bankEntryId', message: 'Closed already.' }] },
  });
}
