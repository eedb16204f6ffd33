/** Exchanges and moves between the platform's own money accounts, and the rates by which what is owed is paid. */
import { z } from 'zod';
import { moneyCodes } from '../conversion/index.ts';
import { currencyDecimals, type Currency } from '../units/index.ts';
import { id, isoDay, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';

const intString = z.string().regex(/^(0|-?[1-9][0-9]*)$/);
const person = z.object({ id: z.string(), name: z.string() });
const currencies = Object.keys(currencyDecimals) as [Currency, ...Currency[]];
const bookedCurrency = z.enum(currencies);

/** A rate of the feed, as it was taken. */
export const feedRate = z
  .object({
    currency: z.string(),
    dollars: z.string().describe('For one unit, exact.'),
    round: z.number().int().nullable().describe('Of the feed; null for USDC, which is booked at par.'),
    observedAt: isoTime.nullable(),
  })
  .meta({ id: 'FeedRate' });
const byRates = z.object({
  price: z
    .string()
    .describe(
      'Units of the second currency for one of the first, to eight decimals, a half up; for reading.',
    ),
  rates: z.array(feedRate).length(2),
});

/** As what something owed is paid: its worth by two rates of the feed, rounded down once to the minor unit. */
export const paidAs = byRates
  .extend({ currency: z.string(), amountMinor: uintString })
  .meta({ id: 'PaidAs' });
export type PaidAs = z.infer<typeof paidAs>;

export const moneyAccount = z
  .object({
    code: z.enum(moneyCodes),
    owner: z.string().describe('An IBAN, an address, or a provider.'),
    currency: bookedCurrency,
  })
  .meta({ id: 'MoneyAccount' });
export type MoneyAccount = z.infer<typeof moneyAccount>;

/** Where the platform's money lies by the books, and what its exchanges have left open. */
export const moneyOverview = z
  .object({
    at: isoTime,
    toleranceBps: z.number().int().describe('How far from the feed a conversion is booked by one person.'),
    accounts: z.array(moneyAccount.extend({ balanceMinor: intString })),
    positions: z.array(
      z.object({
        pair: z.string(),
        base: z.string(),
        quote: z.string(),
        heldMinor: intString.describe('Of the base currency; below zero: more was given than taken in.'),
        costMinor: intString.describe('In the quote currency.'),
      }),
    ),
  })
  .meta({ id: 'MoneyOverview' });
export type MoneyOverview = z.infer<typeof moneyOverview>;

export const conversionInput = z
  .strictObject({
    from: moneyAccount.strict(),
    fromMinor: positiveUintString.describe('All that left, with a fee that was taken of it.'),
    to: moneyAccount.strict(),
    toMinor: positiveUintString.describe('What arrived.'),
    feeCurrency: bookedCurrency,
    feeMinor: uintString.describe('What the counterparty kept, in one of the two currencies; 0 for nothing.'),
    counterparty: z.string().trim().min(2).max(80).describe('The bank, exchange or provider that made it.'),
    reference: z
      .string()
      .trim()
      .min(2)
      .max(120)
      .regex(/^[^|]*$/, 'Without "|".')
      .describe('Its own reference, or the hash of the transaction; recorded once.'),
    happenedOn: isoDay.describe('The day by which it is booked and compared.'),
    note: z.string().trim().max(300).optional(),
  })
  .meta({ id: 'ConversionInput' });
export type ConversionInput = z.infer<typeof conversionInput>;

export const conversion = z
  .object({
    id,
    state: z.enum(['waiting', 'booked', 'declined']).describe('waiting: for a second person.'),
    from: moneyAccount,
    fromMinor: uintString,
    to: moneyAccount,
    toMinor: uintString,
    feeCurrency: bookedCurrency,
    feeMinor: uintString,
    counterparty: z.string(),
    reference: z.string(),
    happenedOn: isoDay,
    note: z.string().nullable(),
    feed: byRates
      .nullable()
      .describe('The rates of its day; null within one currency and where there were none.'),
    againstBps: intString
      .nullable()
      .describe('How much better or worse than the feed, its fee counted, in hundredths of a percent.'),
    realised: z
      .object({ currency: z.string(), amountMinor: intString })
      .nullable()
      .describe('Gain (above zero) or loss of the position that it closed.'),
    recordedBy: person,
    recordedAt: isoTime,
    decidedBy: person.nullable(),
    decidedAt: isoTime.nullable(),
    decisionNote: z.string().nullable(),
    mayDecide: z.boolean().describe('Approve: not by who recorded it.'),
  })
  .meta({ id: 'Conversion' });
export type ConversionView = z.infer<typeof conversion>;
export const conversionPage = pageOf(conversion).meta({ id: 'ConversionPage' });
export const conversionQuery = pageQuery.extend({
  state: z.enum(['waiting', 'booked', 'declined']).optional(),
});
export type ConversionQuery = z.infer<typeof conversionQuery>;
