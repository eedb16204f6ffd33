/** Quotes: what an order would cost, what leaves the wallet at most, and who pays the commission. Good for 15 minutes. */
import { z } from 'zod';
import { cutSheet } from './cut-sheet.ts';
import {
  address,
  country,
  currency,
  id,
  isoTime,
  positiveUintString,
  priceCurrency,
  uintString,
} from './primitives.ts';

export const quoteInput = z
  .strictObject({
    offerId: id,
    massGrams: positiveUintString.describe(
      'Mass to order; a multiple of the offer’s step, at least its minimum.',
    ),
  })
  .meta({ id: 'QuoteInput' });
export type QuoteInput = z.infer<typeof quoteInput>;

/**
 * VAT of a supply of goods between taxable persons (Directive 2006/112/EC).
 * `domestic`: seller and buyer in one country, the seller charges that country's rate (art. 31, 32, 97).
 * `reverse-charge`: intra-Community supply, exempt for the seller, the buyer accounts for the tax (art. 138, 196).
 * `domestic-reverse-charge`: the goods stay in a state whose law has the buyer account for the tax (art. 199, 199a).
 * `export`: the buyer is outside the Union (art. 146).
 */
export const taxRule = z
  .object({
    code: z.enum(['domestic', 'reverse-charge', 'domestic-reverse-charge', 'export']),
    ratePermille: z.number().int().describe('200 is 20 %; 0 when the seller charges no tax.'),
    country,
    sentence: z.string(),
  })
  .meta({ id: 'TaxRule' });
export type TaxRule = z.infer<typeof taxRule>;

/** The commission is part of what the seller receives; the buyer never pays it on top. Shares of the fee sum to 10,000. */
export const commission = z
  .object({
    feeBps: z.number().int(),
    paidBy: z.literal('seller'),
    feeMinor: uintString.describe('Commission on the ordered mass; on the weighed mass it is recomputed.'),
    shares: z.array(z.object({ name: z.string(), receiver: address, shareBps: z.number().int() })),
  })
  .meta({ id: 'Commission' });
export type Commission = z.infer<typeof commission>;

export const orderParty = z
  .object({ organisationId: id, name: z.string(), country, account: address })
  .meta({ id: 'OrderParty' });
export type OrderParty = z.infer<typeof orderParty>;

/** What the seller does to the steel of a line before it leaves. */
export const lineWork = z
  .object({
    pieces: uintString.nullable().describe('Bars or plates that are taken from stock.'),
    lengthUm: uintString.nullable(),
    cutting: cutSheet.nullable(),
    currency: priceCurrency.describe('Of what is given for remnants.'),
    extras: z
      .array(z.object({ code: z.string(), quantityMilli: uintString }))
      .describe('Work and surcharges that are paid for, with how many of each.'),
  })
  .meta({ id: 'LineWork' });
export type LineWork = z.infer<typeof lineWork>;

export const orderLine = z
  .object({
    offerId: id,
    lotId: uintString,
    lotCode: z.string(),
    description: z.string(),
    grade: z.string(),
    heatNumber: z.string(),
    massGrams: uintString.describe('Ordered.'),
    maxGrams: uintString.describe('Ordered plus the tolerance the buyer accepts to be weighed above it.'),
    weighedGrams: uintString.nullable(),
    pricePerTonneMinor: uintString,
    netMinor: uintString.describe('Price of the ordered mass, before tax, rounded up to the minor unit.'),
    work: lineWork.nullable().describe('Null: the steel leaves as it lies.'),
  })
  .meta({ id: 'OrderLine' });
export type OrderLine = z.infer<typeof orderLine>;

export const quote = z
  .object({
    id,
    offerId: id,
    seller: orderParty,
    lines: z.array(orderLine),
    currency,
    massGrams: uintString,
    maxGrams: uintString,
    goodsMinor: uintString,
    taxMinor: uintString,
    taxRule,
    totalMinor: uintString.describe('Goods and tax for the ordered mass.'),
    maxAmountMinor: uintString.describe('The most that can leave the wallet: goods and tax for maxGrams.'),
    commission,
    inspectionSeconds: z
      .number()
      .int()
      .describe('After the weighing, the buyer has this long before payment is due.'),
    createdAt: isoTime,
    expiresAt: isoTime,
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof quote>;
