/** Requests for quotation: what a buyer wants, and whom it asks. */
import { z } from 'zod';
import { productFamilies } from '../product/index.ts';
import { rfqStates } from '../sourcing/index.ts';
import { country, id, isoDay, isoTime, pageOf, pageQuery, priceCurrency, uintString } from './primitives.ts';
import { award, quotation, quoteDeclined, quotedAmountMinor, rfqMessage } from './quotation.ts';
import { needAmountMilli, rfqNeed, rfqPlace, rfqRow } from './rfq-need.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

export const rfqRecipientInput = z
  .union([
    z.strictObject({ organisationId: id }),
    z.strictObject({
      email: z.email().max(254),
      name: text(120).describe('The company, as the buyer calls it.'),
      language: z.enum(['fr', 'en', 'de', 'es', 'it', 'nl']).default('en').describe('Of the letter.'),
    }),
  ])
  .meta({ id: 'RfqRecipientInput' });
export type RfqRecipientInput = z.output<typeof rfqRecipientInput>;

export const rfqInput = z
  .strictObject({
    title: text(80).describe('What the buyer calls it; vendors read it too.'),
    rows: z.array(rfqRow).min(1).max(50),
    place: rfqPlace,
    wantedOn: isoDay.nullable().default(null),
    paymentTerms: text(120).nullable().default(null),
    answersBy: isoTime.describe('No answer is taken from then on.'),
    currency: priceCurrency.default('EUR').describe('Of all answers, so that they can be compared.'),
    note: text(2_000).nullable().default(null),
    isBuyerNamed: z.boolean().default(false).describe('Vendors read who asks; else country and place only.'),
    recipients: z.array(rfqRecipientInput).max(20).default([]),
  })
  .meta({
    id: 'RfqInput',
    examples: [
      {
        title: 'Plates for hall 7',
        rows: [
          {
            text: 'Heavy plate S355J2+N, 20 x 2000 x 6000 mm',
            grade: 'S355J2+N',
            unit: 'tonne',
            amountMilli: '20000',
            certificate: '3.1',
          },
        ],
        place: { country: 'DE', postcode: '80331' },
        wantedOn: '2026-12-11',
        answersBy: '2026-12-01T16:00:00.000Z',
        recipients: [{ email: 'verkauf@stahl-linz.example', name: 'Stahl Linz', language: 'de' }],
      },
    ],
  });
export type RfqInput = z.output<typeof rfqInput>;

/** One of those who were asked, as the buyer sees it. */
export const rfqRecipient = z
  .object({
    id,
    name: z.string(),
    organisationId: id.nullable(),
    email: z.string().nullable().describe('Of somebody without an account.'),
    state: z.enum(['to-be-asked', 'asked', 'quoted', 'withdrawn', 'declined']),
    declined: quoteDeclined,
    quotations: z.array(quotation).describe('The newest first.'),
    messages: z.array(rfqMessage),
    awards: z.array(award),
  })
  .meta({ id: 'RfqRecipient' });
export type RfqRecipient = z.infer<typeof rfqRecipient>;

export const rfq = z
  .object({
    ...rfqNeed,
    state: z.enum(rfqStates),
    isAnswerable: z.boolean(),
    isBuyerNamed: z.boolean(),
    recipients: z.array(rfqRecipient),
    openMilli: z.array(uintString).describe('Of each row, what nobody has been given.'),
    createdBy: z.string(),
    createdAt: isoTime,
    sentAt: isoTime.nullable(),
  })
  .meta({ id: 'Rfq' });
export type Rfq = z.infer<typeof rfq>;

export const rfqSummary = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    state: z.enum(rfqStates),
    isAnswerable: z.boolean(),
    rowCount: z.number().int(),
    askedCount: z.number().int(),
    answeredCount: z.number().int(),
    awardedCount: z.number().int(),
    answersBy: isoTime,
    createdAt: isoTime,
  })
  .meta({ id: 'RfqSummary' });
export type RfqSummary = z.infer<typeof rfqSummary>;
export const rfqPage = pageOf(rfqSummary).meta({ id: 'RfqPage' });
export const rfqQuery = pageQuery.extend({ state: z.enum(rfqStates).optional() });
export type RfqQuery = z.infer<typeof rfqQuery>;

export const awardInput = z
  .strictObject({
    quotationId: id,
    rows: z
      .array(
        z.strictObject({
          row: z.number().int().min(1).max(50),
          amountMilli: needAmountMilli.optional().describe('Without it, as much as is open and was quoted.'),
        }),
      )
      .min(1)
      .max(50),
    acceptMinor: quotedAmountMinor.describe(
      'The landed total that the buyer saw, before tax; another is refused.',
    ),
  })
  .meta({ id: 'AwardInput' });
export type AwardInput = z.infer<typeof awardInput>;

export const askableVendorQuery = z.strictObject({
  family: z.enum(productFamilies).optional(),
  words: z.string().trim().max(60).optional(),
});
export type AskableVendorQuery = z.infer<typeof askableVendorQuery>;
/** Vendors that can be asked, those who sell the family first. */
export const askableVendors = z
  .object({
    items: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        country,
        city: z.string(),
        offerCount: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'AskableVendors' });
export type AskableVendors = z.infer<typeof askableVendors>;
