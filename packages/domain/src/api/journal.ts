/** Entries that a person of the marketplace makes in the books and another approves. */
import { z } from 'zod';
import { MOST_JOURNAL_LINES } from '../journal/index.ts';
import { chartOfAccounts, type AccountCode } from '../ledger/index.ts';
import { currencyDecimals, type Currency } from '../units/index.ts';
import { id, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';

const person = z.object({ id: z.string(), name: z.string() });
const bookedCurrency = z.enum(Object.keys(currencyDecimals) as [Currency, ...Currency[]]);
const accountCode = z.enum(Object.keys(chartOfAccounts) as [AccountCode, ...AccountCode[]]);
const side = z.enum(['debit', 'credit']);
const month = z
  .string()
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'Write a month as year and month, e.g. 2026-11.');
const text = (most: number) => z.string().trim().min(2).max(most);

export const journalLineInput = z.strictObject({
  code: accountCode.describe('Of the chart; what mirrors the chain, payments or bank lines is refused.'),
  owner: z
    .string()
    .trim()
    .max(60)
    .optional()
    .describe('Whom or what the account is for; absent for accounts of an order, which follow from it.'),
  side,
  amountMinor: positiveUintString.max(30),
});
export type JournalLineInput = z.infer<typeof journalLineInput>;

export const journalInput = z
  .strictObject({
    date: z.iso.date().describe('The day by which it is booked; of a month that is not closed.'),
    currency: bookedCurrency,
    reference: text(80)
      .regex(/^[^|]*$/, 'Without "|".')
      .describe('The document that it rests on, such as the number of an invoice.'),
    reason: text(300).describe('Why it is made; it stands in the exports of the books.'),
    order: text(40).optional().describe('The number of the order whose money it corrects.'),
    bankEntryId: id
      .optional()
      .describe('The line of our bank account that it books. The approval closes the line.'),
    lines: z.array(journalLineInput).min(2).max(MOST_JOURNAL_LINES),
  })
  .meta({ id: 'JournalInput' });
export type JournalInput = z.infer<typeof journalInput>;

export const reversalInput = z
  .strictObject({
    date: z.iso.date().describe('The day of the counter entry, not before the entry’s own.'),
    reason: text(300),
  })
  .meta({ id: 'ReversalInput' });
export type ReversalInput = z.infer<typeof reversalInput>;

const journalState = z
  .enum(['waiting', 'booked', 'declined'])
  .describe('waiting: for a second person. Only what is booked is in the books.');
const other = z.object({ id, number: z.string(), state: journalState });

export const journalEntry = z
  .object({
    id,
    number: z.string(),
    state: journalState,
    date: z.iso.date(),
    currency: z.string(),
    totalMinor: uintString.describe('Of either side.'),
    reference: z.string(),
    reason: z.string(),
    order: z.object({ id, number: z.string() }).nullable(),
    bankEntryId: id.nullable(),
    lines: z.array(
      z.object({
        code: accountCode,
        name: z.string(),
        owner: z.string(),
        side,
        amountMinor: uintString,
        accountId: id.describe('The account of the books, once it is booked.'),
      }),
    ),
    reverses: other.nullable().describe('The entry that this one takes back.'),
    reversal: other.nullable().describe('The counter entry of this one, waiting or booked.'),
    transferId: id.nullable().describe('Its first transfer in the ledger, once it is booked.'),
    proposedBy: person,
    proposedAt: isoTime,
    decidedBy: person.nullable(),
    decidedAt: isoTime.nullable(),
    decisionNote: z.string().nullable(),
    mayDecide: z.boolean().describe('Approve: not by who proposed it.'),
    mayReverse: z.boolean(),
  })
  .meta({ id: 'JournalEntry' });
export type JournalEntryView = z.infer<typeof journalEntry>;
export const journalPage = pageOf(journalEntry).meta({ id: 'JournalPage' });
export const journalQuery = pageQuery.extend({
  state: journalState.optional(),
  month: month.optional().describe('Of its date.'),
  code: accountCode.optional().describe('With a line on this account.'),
  bankEntryId: id.optional(),
});
export type JournalQuery = z.infer<typeof journalQuery>;
