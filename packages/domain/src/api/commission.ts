/** Commission: the rules, what a rule costs, and why an order costs its seller what it does. */
import { z } from 'zod';
import { ruleStates } from '../commission/rule-state.ts';
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

export const commissionOverlap = z
  .object({
    key: id,
    name: z.string(),
    decides: z.boolean().describe('This rule decides where both hold, and not the other one.'),
    because: z.enum(['more-specific', 'newer', 'added-first']).describe('What decides between the two.'),
  })
  .meta({ id: 'CommissionOverlap' });

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
    state: z.enum(ruleStates),
    decidesUntil: isoTime
      .nullable()
      .describe('Its own end, or the beginning of the version that takes its place; null for no end.'),
    isEnd: z.boolean().describe('Only ends its rule: there is no sale that it decides.'),
    mayEnd: z
      .boolean()
      .describe('It decides sales, now or later, so its rule can be ended, or ended sooner.'),
    offerTitle: z.string().nullable(),
    overlaps: z.array(commissionOverlap).describe('Rules of the same priority that meet it somewhere.'),
    createdBy: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'CommissionRule' });
export type CommissionRuleView = z.infer<typeof commissionRule>;
export const commissionRulePage = pageOf(commissionRule).meta({ id: 'CommissionRulePage' });
export const commissionRuleQuery = pageQuery.extend({
  key: id.optional(),
  state: z.enum(ruleStates).optional().describe('Only what decides now, later, or not any more.'),
});
export type CommissionRuleQuery = z.infer<typeof commissionRuleQuery>;

/** What the rules decide for a sale, and what it comes to. */
const commissionDecision = z.object({
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
});

/** Why an order's commission is what it is, and what it comes to on an amount. */
export const commissionExplanation = commissionDecision
  .extend({
    orderId: id,
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

export const endCommissionRuleInput = z
  .strictObject({ from: isoTime.nullable().describe('Null for now; never in the past.') })
  .meta({ id: 'EndCommissionRuleInput' });
export type EndCommissionRuleInput = z.infer<typeof endCommissionRuleInput>;

/** A sale whose commission is asked for before there is an order, with a rule that is not kept yet or without. */
export const commissionPreviewInput = z
  .strictObject({
    sale: z
      .strictObject({
        sellerId: id,
        buyerId: id,
        offerId: id.nullable().describe('Its form is that of the product, whatever is given beside it.'),
        category: z.string().trim().min(1).max(40).nullable(),
        totalMinor: amount.describe('Goods and tax, in minor units of USDC.'),
        at: isoTime.nullable().describe('Null for now.'),
      })
      .nullable(),
    rule: commissionRuleInput.nullable().describe('A draft: it is judged with the rules that are kept.'),
  })
  .meta({ id: 'CommissionPreviewInput' });
export type CommissionPreviewInput = z.infer<typeof commissionPreviewInput>;

export const commissionPreview = z
  .object({
    decision: commissionDecision.nullable().describe('Null where no sale was given.'),
    isDraft: z.boolean().describe('The draft is what decides.'),
    overlaps: z.array(commissionOverlap).describe('Of the draft.'),
  })
  .meta({ id: 'CommissionPreview' });
export type CommissionPreview = z.infer<typeof commissionPreview>;
export type CommissionDecisionView = z.infer<typeof commissionDecision>;
