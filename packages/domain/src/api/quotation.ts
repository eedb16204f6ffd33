/** What vendors answer to a request for quotation, and what of it is accepted. */
import { z } from 'zod';
import { awardStates } from '../sourcing/index.ts';
import {
  country,
  id,
  isoDay,
  isoTime,
  pageOf,
  positiveUintString,
  priceBasis,
  priceCurrency,
  uintString,
} from './primitives.ts';
import { carbonIntensity, certificateAsked, needAmountMilli, rfqNeed } from './rfq-need.ts';

export const quotedAmountMinor = uintString.refine((text) => text.length <= 15, 'Give at most 15 digits.');
const grams = positiveUintString.refine((text) => text.length <= 15, 'Give a smaller mass.');
const text = (most: number) => z.string().trim().min(1).max(most);

export const quotedRowInput = z
  .strictObject({
    row: z.number().int().min(1).max(50).describe('Of the request, from 1.'),
    amountMilli: needAmountMilli,
    massGrams: grams
      .optional()
      .describe('Of that amount in theory; needed where the row is counted in pieces or metres.'),
    priceMinor: quotedAmountMinor.refine((value) => value !== '0', 'Give a price.'),
    priceBasis,
    extrasMinor: quotedAmountMinor.default('0').describe('For the whole amount: cutting, testing, marking.'),
    freightMinor: quotedAmountMinor
      .default('0')
      .describe('For the whole amount, to the place of the request.'),
    grade: text(40).nullable().default(null).describe('Null: as asked.'),
    certificate: certificateAsked.nullable().default(null),
    carbonGramsPerKg: carbonIntensity.nullable().default(null),
    carbonIsVerified: z.boolean().default(false),
    deliveryOn: isoDay.describe('At the place of the request.'),
    offerId: id.nullable().default(null).describe('A lot in stock, by the vendor’s offer of it.'),
    note: text(300).nullable().default(null),
  })
  .meta({ id: 'QuotedRowInput' });
export type QuotedRowInput = z.output<typeof quotedRowInput>;

export const quotationInput = z
  .strictObject({
    rows: z.array(quotedRowInput).min(1).max(50),
    validUntil: isoTime.describe('Exclusive: the price is held until then.'),
    paymentTerms: text(120).nullable().default(null),
    note: text(2_000).nullable().default(null),
  })
  .refine((input) => new Set(input.rows.map(({ row }) => row)).size === input.rows.length, {
    path: ['rows'],
    message: 'Answer each row once.',
  })
  .meta({ id: 'QuotationInput' });
export type QuotationInput = z.output<typeof quotationInput>;

export const deviation = z
  .object({
    code: z.enum([
      'later',
      'other-grade',
      'lesser-certificate',
      'carbon-over',
      'carbon-not-stated',
      'short',
      'lot-closed',
      'other-family',
      'other-norm',
      'other-size',
      'size-unknown',
      'lot-short',
    ]),
    asked: z.string().nullable(),
    quoted: z.string().nullable(),
    days: z.number().int().nullable().describe('Of `later`.'),
  })
  .meta({ id: 'Deviation' });
export type DeviationView = z.infer<typeof deviation>;

export const namedLot = z
  .object({
    offerId: id,
    lotCode: z.string(),
    heatNumber: z.string(),
    product: z.string(),
    dimensions: z.string(),
    grade: z.string(),
    norm: z.string().nullable(),
    certificate: certificateAsked,
    carbonGramsPerKg: uintString.nullable(),
    availableGrams: uintString.describe('Left of it now.'),
    deviations: z
      .array(deviation)
      .describe('In what it differs, as it stands now, from what was asked for and quoted; masses in grams.'),
  })
  .meta({ id: 'NamedLot' });
export type NamedLotView = z.infer<typeof namedLot>;

export const quotedRow = z
  .object({
    row: z.number().int(),
    amountMilli: uintString,
    massGrams: uintString,
    priceMinor: uintString,
    priceBasis,
    goodsMinor: uintString,
    extrasMinor: uintString,
    freightMinor: uintString,
    totalMinor: uintString.describe('Landed: steel, extras and freight, before tax.'),
    perTonneMinor: uintString.describe('Landed, of a tonne, rounded up.'),
    grade: z.string().nullable(),
    certificate: certificateAsked.nullable(),
    carbonGramsPerKg: uintString.nullable(),
    carbonIsVerified: z.boolean(),
    deliveryOn: z.string(),
    offerId: id.nullable(),
    note: z.string().nullable(),
    deviations: z.array(deviation),
    lot: namedLot.nullable().describe('The lot that the quotation names.'),
  })
  .meta({ id: 'QuotedRow' });
export type QuotedRowView = z.infer<typeof quotedRow>;

export const quotation = z
  .object({
    id,
    version: z.number().int(),
    standing: z.enum(['standing', 'superseded', 'withdrawn', 'ended']),
    rows: z.array(quotedRow),
    totalMinor: uintString,
    perTonneMinor: uintString,
    deviationCount: z.number().int(),
    validUntil: isoTime,
    paymentTerms: z.string().nullable(),
    note: z.string().nullable(),
    sentBy: z.string(),
    sentAt: isoTime,
  })
  .meta({ id: 'Quotation' });
export type Quotation = z.infer<typeof quotation>;

export const rfqMessage = z
  .object({ id, side: z.enum(['buyer', 'vendor']), author: z.string(), text: z.string(), at: isoTime })
  .meta({ id: 'RfqMessage' });
export type RfqMessage = z.infer<typeof rfqMessage>;
export const rfqMessageInput = z.strictObject({ text: text(2_000) }).meta({ id: 'RfqMessageInput' });
export type RfqMessageInput = z.infer<typeof rfqMessageInput>;

export const award = z
  .object({
    id,
    row: z.number().int(),
    quotationId: id,
    amountMilli: uintString,
    massGrams: uintString,
    totalMinor: uintString,
    state: z.enum(awardStates),
    mover: z.enum(['buyer', 'vendor']).nullable().describe('Whose move it is.'),
    offerId: id.nullable(),
    lot: namedLot.nullable().describe('The lot that it is delivered from, once it is named.'),
    basketId: id.nullable().describe('The basket that it lies in, ready to be ordered.'),
    orderId: id.nullable(),
    orderNumber: z.string().nullable(),
    heldUntil: isoTime.describe('The price; the steel is held by the order only.'),
    awardedAt: isoTime,
  })
  .meta({ id: 'Award' });
export type Award = z.infer<typeof award>;

export const quoteDeclined = z.object({ reason: z.string(), at: isoTime }).nullable();

/** What a vendor was asked: its own answers and awards, and nothing of anybody else. */
export const quoteRequest = z
  .object({
    ...rfqNeed,
    id: id.describe('Of the request to this vendor.'),
    state: z.enum(['open', 'answers-closed', 'declined', 'over']),
    buyer: z
      .object({ name: z.string().nullable().describe('Null: the buyer is not named.'), country })
      .describe('Named only where the buyer says so, or has accepted something.'),
    vendor: z.object({ name: z.string(), hasAccount: z.boolean() }),
    declined: quoteDeclined,
    quotations: z.array(quotation),
    messages: z.array(rfqMessage),
    awards: z.array(award),
    linkUntil: isoTime.nullable().describe('Of somebody without an account.'),
  })
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof quoteRequest>;

export const quoteRequestSummary = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    state: z.enum(['open', 'answers-closed', 'declined', 'over']),
    rowCount: z.number().int(),
    buyerCountry: country,
    standing: z.enum(['standing', 'superseded', 'withdrawn', 'ended']).nullable(),
    totalMinor: uintString.nullable(),
    currency: priceCurrency,
    awardCount: z.number().int(),
    lotNeededCount: z.number().int(),
    answersBy: isoTime,
    askedAt: isoTime,
  })
  .meta({ id: 'QuoteRequestSummary' });
export type QuoteRequestSummary = z.infer<typeof quoteRequestSummary>;
export const quoteRequestPage = pageOf(quoteRequestSummary).meta({ id: 'QuoteRequestPage' });

export const declineInput = z.strictObject({ reason: text(500) }).meta({ id: 'DeclineInput' });
export type DeclineInput = z.infer<typeof declineInput>;
export const awardLotInput = z
  .strictObject({ offerId: id.describe('The vendor’s offer of the lot that it will deliver from.') })
  .meta({ id: 'AwardLotInput' });
export type AwardLotInput = z.infer<typeof awardLotInput>;
export const quoteRequestClaim = z
  .strictObject({ token: z.string().min(20).max(100).describe('Of the link in the letter.') })
  .meta({ id: 'QuoteRequestClaim' });
export type QuoteRequestClaim = z.infer<typeof quoteRequestClaim>;
