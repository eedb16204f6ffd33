/** Baskets: what somebody means to order, priced anew at every reading. */
import { z } from 'zod';
import { priceBases, priceCurrencies } from '../pricing/line.ts';
import { deliverySite } from './delivery.ts';
import { country, id, isoTime, positiveUintString, uintString } from './primitives.ts';
import { taxRule } from './quote.ts';

export const basketSite = deliverySite
  .extend({
    street: z.string().trim().min(1).max(120).optional(),
    contact: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .optional()
      .describe('Who receives the load, and how to reach them.'),
  })
  .meta({ id: 'BasketSite' });
export type BasketSite = z.infer<typeof basketSite>;

const amountMilli = positiveUintString
  .refine((value) => value.length <= 15, 'Give a smaller amount.')
  .describe('In thousandths of the unit: "2500" is 2.5 t.');

export const basketQuantity = z
  .strictObject({ unit: z.enum(priceBases), amountMilli })
  .meta({ id: 'BasketQuantity' });

const cuts = z
  .array(
    z.strictObject({
      lengthUm: positiveUintString.refine((value) => value.length <= 9, 'Give a length below 1,000 m.'),
      pieces: z.number().int().min(1).max(10_000),
    }),
  )
  .max(200)
  .describe('Pieces to cut from the stock lengths; none: as it lies.');
const extras = z.array(z.string().trim().min(1).max(60)).max(20).describe('Codes of the extras wanted.');
const note = z.string().trim().max(200).describe('For yourself; the seller does not see it.');

export const basketLineInput = z
  .strictObject({
    offerId: id,
    quantity: basketQuantity,
    cuts: cuts.optional(),
    extras: extras.optional(),
    note: note.optional(),
  })
  .meta({ id: 'BasketLineInput' });
export type BasketLineInput = z.infer<typeof basketLineInput>;

export const basketLineChange = z
  .strictObject({
    quantity: basketQuantity.optional(),
    cuts: cuts.optional(),
    extras: extras.optional(),
    note: note.optional(),
  })
  .meta({ id: 'BasketLineChange' });
export type BasketLineChange = z.infer<typeof basketLineChange>;

export const basketInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80).optional().describe('Without a name, the open basket.'),
    currency: z.enum(priceCurrencies).optional(),
    site: basketSite.nullable().optional(),
  })
  .meta({ id: 'BasketInput' });
export type BasketInput = z.infer<typeof basketInput>;

export const basketChange = z
  .strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    currency: z.enum(priceCurrencies).optional(),
    site: basketSite.nullable().optional().describe('Null: collected where it lies.'),
    isSeen: z
      .literal(true)
      .optional()
      .describe('What has changed was read: later readings are compared with the prices of now.'),
  })
  .meta({ id: 'BasketChange' });
export type BasketChange = z.infer<typeof basketChange>;

/** Lines as they are pasted from a sheet; each is judged by itself. */
export const pastedLines = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          offer: z.string().trim().max(80).describe('The offer’s id, or the seller’s part number.'),
          amount: z.string().trim().max(20).describe('"12", "2.5" or "2,5".'),
          unit: z.string().trim().max(10).describe('piece, metre, kg, 100kg or tonne; pcs, m and t too.'),
          extras: extras.optional(),
          note: note.optional(),
        }),
      )
      .min(1)
      .max(200),
    isDryRun: z.boolean().optional().describe('Judge the lines, and keep none.'),
  })
  .meta({ id: 'PastedLines' });
export type PastedLines = z.infer<typeof pastedLines>;

export const basketFlag = z
  .object({
    code: z.enum([
      'price-up',
      'price-down',
      'not-orderable',
      'orderable-again',
      'offer-replaced',
      'quantity-reduced',
      'certificate-changed',
    ]),
    sentence: z.string(),
  })
  .meta({ id: 'BasketFlag' });
export type BasketFlag = z.infer<typeof basketFlag>;

export const basketFault = z.object({ reason: z.string(), sentence: z.string() }).meta({ id: 'BasketFault' });

const lineCharge = z.object({
  code: z.string(),
  basis: z.enum(['order', 'piece', 'cut', 'metre', 'tonne']),
  quantityMilli: uintString,
  priceMinor: uintString,
  amountMinor: uintString,
});

/** What a line costs now. Amounts in minor units of the basket's currency. */
export const basketPrice = z
  .object({
    description: z.string(),
    grade: z.string(),
    lotCode: z.string(),
    heatNumber: z.string(),
    pieces: uintString.nullable(),
    lengthUm: uintString.nullable(),
    massGrams: uintString,
    maxGrams: uintString,
    priceBasis: z.enum(priceBases),
    priceMinor: uintString.describe('Per basis.'),
    goodsMinor: uintString,
    charges: z.array(lineCharge),
    chargesMinor: uintString,
    deliveryMinor: uintString.nullable().describe('Null: to be asked for; see the sentence.'),
    deliverySentence: z.string(),
    netMinor: uintString,
    taxMinor: uintString,
    grossMinor: uintString,
    maxGrossMinor: uintString.describe('The most it can come to when weighed.'),
    taxRule,
    productEmissionsGrams: uintString.nullable(),
    deliveryEmissionsGrams: uintString.nullable(),
    leadTimeDays: z.number().int(),
    availableGrams: uintString,
    why: z.array(z.string()),
  })
  .meta({ id: 'BasketPrice' });
export type BasketPrice = z.infer<typeof basketPrice>;

export const basketLine = z
  .object({
    id,
    offerId: id,
    quantity: z.object({ unit: z.enum(priceBases), amountMilli: uintString }),
    cuts: z.array(z.object({ lengthUm: uintString, pieces: z.number().int() })),
    extras: z.array(z.string()),
    note: z.string().nullable(),
    price: basketPrice.nullable().describe('Null while it can’t be ordered; see the fault.'),
    fault: basketFault.nullable(),
    changes: z.array(basketFlag).describe('Since it was last seen, and what a reorder had to change.'),
  })
  .meta({ id: 'BasketLine' });
export type BasketLine = z.infer<typeof basketLine>;

export const basketTotals = z
  .object({
    goodsMinor: uintString,
    chargesMinor: uintString,
    deliveryMinor: uintString.nullable().describe('Null: of one line at least it has to be asked for.'),
    netMinor: uintString,
    taxMinor: uintString,
    grossMinor: uintString,
    maxGrossMinor: uintString,
    massGrams: uintString,
    emissionsGrams: uintString
      .nullable()
      .describe('Of steel and carriage; null: of one line at least unknown.'),
  })
  .meta({ id: 'BasketTotals' });
export type BasketTotals = z.infer<typeof basketTotals>;

export const basket = z
  .object({
    id: id.nullable().describe('Null: nothing was put into it yet.'),
    name: z.string().nullable(),
    isCurrent: z.boolean(),
    currency: z.enum(priceCurrencies),
    site: basketSite.nullable(),
    vendors: z.array(
      z.object({
        seller: z.object({ organisationId: id, name: z.string(), country }),
        lines: z.array(basketLine),
        totals: basketTotals,
      }),
    ),
    notOrderable: z.array(basketLine).describe('Lines without a price; they are in no total.'),
    totals: basketTotals,
    lineCount: z.number().int(),
    isOrderable: z.boolean().describe('There are lines, and each can be ordered.'),
    updatedAt: isoTime.nullable(),
  })
  .meta({ id: 'Basket' });
export type Basket = z.infer<typeof basket>;

/** A basket of somebody without a sign-in carries its key when it is made; who has the key has the basket. */
export const madeBasket = basket
  .extend({
    token: z.string().nullable().describe('For guests, once: send it as x-basket-token, or keep the cookie.'),
  })
  .meta({ id: 'MadeBasket' });
export type MadeBasket = z.infer<typeof madeBasket>;

export const pastedAnswer = z
  .object({
    basket,
    rows: z.array(
      z.object({
        row: z.number().int().describe('From 1.'),
        isAdded: z.boolean(),
        fault: basketFault.nullable(),
      }),
    ),
  })
  .meta({ id: 'PastedAnswer' });
export type PastedAnswer = z.infer<typeof pastedAnswer>;

export const basketList = z
  .object({
    items: z.array(
      z.object({
        id,
        name: z.string().nullable(),
        isCurrent: z.boolean(),
        currency: z.enum(priceCurrencies),
        lineCount: z.number().int(),
        updatedAt: isoTime,
      }),
    ),
  })
  .meta({ id: 'BasketList' });
export type BasketList = z.infer<typeof basketList>;
