/** Commission: the rules, what a rule costs, and why an order costs its seller what it does. */
import { z } from 'zod';
import { country, id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

const intString = z.string().regex(/^(0|-?[1-9][0-9]*)$/);
const amount = uintString.refine((text) => text.length <= 38, 'Give at most 38 digits.');

export const commissionComponent = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    bps: z.number().int().min(0).max(1_000).describe('Of what the buyer paid: 100 is 1 %.'),
    fixedMinor: amount.describe('Per order, in minor units of USDC.'),
    minimumMinor: amount.nullable(),
    maximumMinor: amount.nullable(),
  })
  .meta({ id: 'CommissionComponent' });

export const commissionTariff = z
  .strictObject({
    components: z.array(commissionComponent).min(1).max(8).describe('They add up.'),
    minimumMinor: amount.nullable(),
    maximumMinor: amount.nullable(),
  })
  .meta({ id: 'CommissionTariff', description: 'Before tax; amounts in minor units of USDC, 10^-6.' });
export type CommissionTariffJson = z.infer<typeof commissionTariff>;

/** A rule to be added; with `key` a new version of that rule, which takes its place from `validFrom` on. */
export const commissionRuleInput = z
  .strictObject({
    key: id.optional(),
    name: z.string().trim().min(1).max(80),
    priority: z.number().int().min(0).max(1_000).describe('The highest that applies decides.'),
    sellerId: id.nullable(),
    buyerId: id.nullable(),
    category: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .nullable()
      .describe('Form of the product: plate, coil, beam …'),
    offerId: id.nullable(),
    turnoverFromMinor: amount.nullable().describe('Of the seller in twelve months, in minor units of USDC.'),
    turnoverBelowMinor: amount.nullable(),
    tariff: commissionTariff,
    validFrom: isoTime.nullable().describe('Null for now; never in the past.'),
    validUntil: isoTime.nullable().describe('Exclusive; equal to validFrom ends the rule then.'),
  })
  .meta({ id: 'CommissionRuleInput' });
export type CommissionRuleInput = z.infer<typeof commissionRuleInput>;

export const commissionRule = z
  .object({
    id,
    key: id,
    version: z.number().int(),
    name: z.string(),
    priority: z.number().int(),
    sellerId: id.nullable(),
    sellerName: z.string().nullable(),
    buyerId: id.nullable(),
    buyerName: z.string().nullable(),
    category: z.string().nullable(),
    offerId: id.nullable(),
    turnoverFromMinor: uintString.nullable(),
    turnoverBelowMinor: uintString.nullable(),
    tariff: commissionTariff,
    validFrom: isoTime,
    validUntil: isoTime.nullable(),
    state: z.enum(['in-force', 'coming', 'past']),
    createdBy: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'CommissionRule' });
export type CommissionRuleView = z.infer<typeof commissionRule>;
export const commissionRulePage = pageOf(commissionRule).meta({ id: 'CommissionRulePage' });
export const commissionRuleQuery = pageQuery.extend({ key: id.optional() });
export type CommissionRuleQuery = z.infer<typeof commissionRuleQuery>;

/** Why an order's commission is what it is, and what it comes to on an amount. */
export const commissionExplanation = z
  .object({
    orderId: id,
    rule: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
    why: z.string().describe('One English sentence.'),
    passedOver: z.array(z.object({ name: z.string(), why: z.string() })),
    category: z.string().nullable(),
    turnoverMinor: uintString,
    tariff: commissionTariff,
    rateBps: z.number().int().describe('The one rate that an escrow’s terms carry.'),
    vat: z.object({
      code: z.enum(['domestic', 'reverse-charge', 'outside-scope']),
      ratePermille: z.number().int(),
      country,
      sentence: z.string(),
    }),
    currency: z.string(),
    totalMinor: uintString.describe('The ordered total that the following lines divide.'),
    parts: z.array(z.object({ name: z.string(), amountMinor: uintString })),
    adjustmentMinor: intString.describe('What a minimum (above zero) or a maximum (below) changed.'),
    commissionMinor: uintString,
    vatMinor: uintString,
    netMinor: uintString.describe('What is left for the seller: commission + VAT + net = total.'),
    distributed: z
      .array(
        z.object({
          currency: z.string(),
          capturedMinor: uintString,
          takenBackMinor: uintString,
          commissionMinor: uintString,
          vatMinor: uintString,
          netMinor: uintString,
          allocatedMinor: uintString.describe('Of net, taken up by payouts.'),
        }),
      )
      .describe('What became of the money so far; captured − taken back = commission + VAT + net.'),
  })
  .meta({ id: 'CommissionExplanation' });
export type CommissionExplanation = z.infer<typeof commissionExplanation>;
