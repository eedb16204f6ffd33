/** Prices of many lines at once, for anybody or for the signed-in organisation, and cutting plans. */
import { z } from 'zod';
import { cuttingLimits } from '../cutting/index.ts';
import { cutSheet, plannedBar, plannedCut, um } from './cut-sheet.ts';
import { deliverySite } from './delivery.ts';
import { id, isoTime, positiveUintString, priceBasis, priceCurrency, uintString } from './primitives.ts';
import { taxRule } from './quote.ts';

const cut = z.strictObject({
  lengthUm: positiveUintString,
  pieces: z.number().int().min(1).max(cuttingLimits.pieces),
});

export const orderedQuantity = z
  .strictObject({
    unit: priceBasis,
    amountMilli: positiveUintString.describe(
      'Thousandths of the unit: 4.982 t is "4982", ten pieces are "10000".',
    ),
  })
  .meta({ id: 'OrderedQuantity' });

/** A line to price or to order. */
export const lineRequest = z
  .strictObject({
    offerId: id,
    quantity: orderedQuantity,
    cuts: z
      .array(cut)
      .max(cuttingLimits.lengths)
      .default([])
      .describe('Pieces to cut from the bars that are ordered; empty: as it lies.'),
    extras: z.array(z.string().min(1).max(60)).max(30).default([]).describe('Codes of the extras wanted.'),
  })
  .meta({ id: 'LineRequest' });
export type LineRequestInput = z.input<typeof lineRequest>;

export const pricesInput = z
  .strictObject({
    lines: z.array(lineRequest).min(1).max(200),
    site: deliverySite.nullable().default(null).describe('Where it goes; null: collected where it lies.'),
    currency: priceCurrency.default('EUR'),
  })
  .refine(
    ({ lines }) =>
      lines.reduce((sum, { cuts }) => sum + cuts.reduce((total, { pieces }) => total + pieces, 0), 0) <=
      cuttingLimits.pieces,
    `All cutting lists together have at most ${cuttingLimits.pieces} pieces. Ask in parts.`,
  )
  .meta({ id: 'PricesInput' });
export type PricesInput = z.output<typeof pricesInput>;

const frozenRate = z.object({
  currency: priceCurrency,
  rateE8: uintString.describe('Dollars for one unit, times 10^8.'),
  round: z.number().int(),
  validUntil: isoTime,
});

/** A priced line: amounts in minor units of its currency, masses and emissions in grams. */
export const keptPricedLine = z
  .object({
    offerId: id,
    productId: id.nullable(),
    currency: priceCurrency,
    quantity: orderedQuantity,
    cuts: z.array(cut),
    pieces: uintString.nullable(),
    lengthUm: uintString.nullable(),
    massGrams: uintString.describe('In theory.'),
    maxGrams: uintString.describe('The most that may be weighed, the tolerance included.'),
    priceBasis,
    priceMinor: uintString.describe('Per basis, after price breaks, the price list and rules.'),
    goodsMinor: uintString.describe('Steel, less what is given for remnants.'),
    charges: z.array(
      z.object({
        code: z.string(),
        basis: z.enum(['order', 'piece', 'cut', 'metre', 'tonne']),
        quantityMilli: uintString,
        priceMinor: uintString,
        amountMinor: uintString,
      }),
    ),
    deliveryMinor: uintString.nullable().describe('Its part of the carriage; null: to be asked for.'),
    netMinor: uintString.describe('Goods, charges and carriage.'),
    taxMinor: uintString,
    tax: taxRule,
    grossMinor: uintString,
    maxGrossMinor: uintString.describe('The same for `maxGrams`.'),
    cutting: cutSheet.nullable().default(null).describe('What becomes of the bars; null: nothing is cut.'),
    productEmissionsGrams: uintString.nullable(),
    deliveryEmissionsGrams: uintString.nullable(),
    rate: frozenRate.nullable().describe('What amounts in USDC are converted at; null at par.'),
    agreedPriceId: id.nullable().default(null).describe('The price agreed for one order that it stands on.'),
    why: z.array(z.string()),
  })
  .meta({ id: 'PricedLine' });
export type KeptPricedLine = z.infer<typeof keptPricedLine>;

export const lineFault = z.object({ reason: z.string(), message: z.string() }).meta({ id: 'LineFault' });

export const prices = z
  .object({
    lines: z.array(z.object({ line: keptPricedLine.nullable(), fault: lineFault.nullable() })),
    currency: priceCurrency,
    isForYou: z
      .boolean()
      .describe('With the terms and the tax of the signed-in organisation; otherwise net for anybody.'),
    netMinor: uintString,
    taxMinor: uintString.describe('The sum of the lines’: each becomes an order and an invoice of its own.'),
    grossMinor: uintString,
    hasOpenCarriage: z.boolean().describe('Some carriage is to be asked for, and is not in the sums.'),
    at: isoTime,
  })
  .meta({ id: 'Prices' });
export type Prices = z.infer<typeof prices>;

export const cuttingPlanInput = z
  .strictObject({
    stock: z
      .array(
        z.strictObject({
          lengthUm: positiveUintString,
          pieces: z.number().int().min(1).max(100_000).nullable().describe('Null: as many as it takes.'),
        }),
      )
      .min(1)
      .max(cuttingLimits.stock),
    cuts: z.array(cut).min(1).max(cuttingLimits.lengths),
    kerfUm: um.default('3000'),
    trimUm: um.default('0').describe('Taken off each end of a bar.'),
    minRemnantUm: um.default('1000000').describe('An off-cut at least this long goes back into stock.'),
  })
  .meta({ id: 'CuttingPlanInput' });
export type CuttingPlanInput = z.output<typeof cuttingPlanInput>;

export const cuttingPlan = z
  .object({
    bars: z.array(plannedBar),
    missing: z.array(plannedCut).describe('Pieces for which there is no stock.'),
    stockUm: um,
    piecesUm: um,
    kerfUm: um,
    trimUm: um,
    remnantUm: um,
    scrapUm: um,
    lowerBoundUm: um.describe('No plan uses less stock than this.'),
    gapPermille: z.number().int(),
    isOptimal: z.boolean(),
  })
  .meta({ id: 'CuttingPlan' });
export type CuttingPlanView = z.infer<typeof cuttingPlan>;
