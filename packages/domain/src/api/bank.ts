/** Our bank account: entries with what they are for, what a person decides of the rest, and whether the day is at zero. */
import { z } from 'zod';
import { id, isoDay, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';

const day = isoDay;
const cents = uintString.describe('In cents of the euro.');
const signedCents = z.string().regex(/^(0|-?[1-9][0-9]*)$/);
const iban = z.string().trim().min(15).max(42);

export const bankEntryStates = ['auto', 'suggested', 'unmatched', 'done'] as const;
const state = z
  .enum(bankEntryStates)
  .describe(
    'auto: matched for certain. suggested: something speaks for what it may be. unmatched: nothing does. done: decided by a person.',
  );

/** What a part of an entry is for. */
const bankPart = z.object({
  kind: z.enum([
    'receipt',
    'taken-back',
    'settled',
    'returned',
    'charges',
    'payout-arrived',
    'payout-back',
    'sent-back',
    'elsewhere',
  ]),
  label: z
    .string()
    .describe(
      'The order’s number, whom a transfer of ours went to, the provider and its name for its payout, or the booking.',
    ),
  orderId: id.nullable(),
  amountMinor: cents,
  feeMinor: cents.describe('Charges taken on the way, which the marketplace bears.'),
});

const bookingKind = z.enum(['journal', 'conversion']);

export const bankCandidate = z.object({
  key: z.string(),
  parts: z.array(bankPart),
  why: z.array(z.string()).describe('What speaks for it.'),
});
export type BankCandidate = z.infer<typeof bankCandidate>;

export const bankEntry = z
  .object({
    id,
    iban: z.string(),
    bookedOn: day,
    valueOn: day,
    direction: z.enum(['credit', 'debit']),
    amountMinor: cents,
    openMinor: cents.describe('What of it is for nothing yet.'),
    currency: z.literal('EUR'),
    counterparty: z.object({ name: z.string().nullable(), iban: z.string().nullable() }),
    text: z.string(),
    endToEndId: z.string().nullable(),
    chargesMinor: cents,
    returned: z.string().nullable().describe('Why it came back, when it is a return.'),
    state,
    isConfirmed: z.boolean().describe('A statement of the day shows it; else a notification only.'),
    candidates: z.array(bankCandidate),
    allocations: z.array(
      bankPart.extend({
        by: z.enum(['engine', 'person']),
        rule: z.string(),
        why: z.array(z.string()),
        at: isoTime,
        transferId: id.nullable(),
        transferStatus: z.string().nullable(),
        booking: z
          .object({ kind: bookingKind, id })
          .nullable()
          .describe('What booked it, when it was closed as booked elsewhere.'),
      }),
    ),
    note: z.string().nullable(),
  })
  .meta({ id: 'BankEntry' });
export type BankEntry = z.infer<typeof bankEntry>;
export const bankEntryPage = pageOf(bankEntry).meta({ id: 'BankEntryPage' });
export const bankEntryQuery = pageQuery.extend({ state: state.optional(), day: day.optional() });
export type BankEntryQuery = z.infer<typeof bankEntryQuery>;

const stateSum = z.object({ count: z.number().int(), amountMinor: cents });
const byState = { auto: stateSum, suggested: stateSum, unmatched: stateSum, done: stateSum };

/** One account, day by day: what is matched and what is open, and whether books and bank agree. */
export const bankPosition = z
  .object({
    account: z.object({ iban: z.string(), name: z.string() }).nullable(),
    unavailable: z.string().nullable(),
    bankMinor: signedCents.describe('All entries: what came in less what went out.'),
    booksMinor: signedCents.describe('The ledger’s balance of the bank account.'),
    differenceMinor: signedCents.describe('Bank less books. Zero when every entry is booked.'),
    statement: z.object({ ref: z.string(), day, closingMinor: signedCents }).nullable(),
    days: z.array(
      z.object({
        day,
        creditsMinor: cents,
        debitsMinor: cents,
        openMinor: cents.describe('Zero: the day is reconciled.'),
        ...byState,
      }),
    ),
    all: z.object(byState).describe('Every entry of the account, whatever its day.'),
  })
  .meta({ id: 'BankPosition' });
export type BankPosition = z.infer<typeof bankPosition>;

export const candidateInput = z.strictObject({ key: z.string().min(1).max(2_000) });
export type CandidateInput = z.infer<typeof candidateInput>;

/** Orders by number or creditor reference, each with its part of the entry. */
export const splitInput = z.strictObject({
  parts: z
    .array(z.strictObject({ order: z.string().trim().min(3).max(40), amountMinor: positiveUintString }))
    .min(1)
    .max(50),
});
export type SplitInput = z.infer<typeof splitInput>;

/** To the account that it came from unless another is named. */
export const sendBackInput = z.strictObject({
  iban: iban.optional(),
  name: z.string().trim().min(1).max(70).optional(),
  reason: z.string().trim().min(3).max(140),
});
export type SendBackInput = z.infer<typeof sendBackInput>;

/** What a journal entry or a conversion moved on our account, of which no line of a statement took all. */
export const bankBooking = z
  .object({
    id,
    kind: bookingKind,
    sourceId: id.describe('The journal entry or the conversion.'),
    label: z.string(),
    happenedOn: day,
    amountMinor: cents,
    restMinor: cents.describe('What of it no line has taken.'),
  })
  .meta({ id: 'BankBooking' });
export type BankBooking = z.infer<typeof bankBooking>;
export const bankBookings = z.object({ items: z.array(bankBooking) }).meta({ id: 'BankBookings' });
export type BankBookings = z.infer<typeof bankBookings>;

/** A line is booked elsewhere only where the books say so. */
export const noteInput = z.strictObject({
  note: z.string().trim().min(3).max(300),
  bookingId: id
    .optional()
    .describe('Which booking has it, of those that the line offers; a line without one is not closed.'),
});
export type NoteInput = z.infer<typeof noteInput>;

export const resendInput = z.strictObject({ iban, name: z.string().trim().min(1).max(70) });
export type ResendInput = z.infer<typeof resendInput>;

export const bankTransfer = z
  .object({
    id,
    kind: z.enum(['payout', 'refund', 'void', 'send-back']),
    creditor: z.object({ name: z.string(), iban: z.string() }),
    amountMinor: cents,
    status: z.enum(['waiting', 'sent', 'accepted', 'settled', 'rejected', 'returned']),
    reason: z.string().nullable(),
    changedAt: isoTime,
  })
  .meta({ id: 'BankTransfer' });
export type BankTransfer = z.infer<typeof bankTransfer>;
export const bankTransferPage = pageOf(bankTransfer).meta({ id: 'BankTransferPage' });

export const statementAnswer = z
  .object({ documentId: id, isNew: z.boolean(), newEntries: z.number().int() })
  .meta({ id: 'StatementAnswer' });
export type StatementAnswer = z.infer<typeof statementAnswer>;
