/** Approvals: an order above somebody's limit is sent to a colleague, who orders it in their name or refuses it. */
import { z } from 'zod';
import { approvalStates } from '../approval/index.ts';
import { basketSite } from './basket.ts';
import { checkoutInput } from './checkout.ts';
import { spendingCurrency, spendingPeriod } from './cost-centre.ts';
import {
  country,
  id,
  isoTime,
  pageOf,
  pageQuery,
  positiveUintString,
  priceBasis,
  priceCurrency,
  uintString,
} from './primitives.ts';
import { payCurrency, railName } from './rail.ts';

export const approvalState = z.enum(approvalStates).meta({ id: 'ApprovalState' });

const sentence = (most: number) => z.string().trim().min(3).max(most);

export const approvalInput = z
  .strictObject({
    checkout: checkoutInput.describe('What is to be ordered, and how it is paid, as in a checkout.'),
    reason: sentence(500).describe('Why it is needed, for who decides.'),
  })
  .meta({
    id: 'ApprovalInput',
    examples: [
      {
        checkout: {
          basketId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
          rail: 'sepa',
          reference: 'PO-4711',
          accept: { totalMinor: '1842000' },
        },
        reason: 'Beams for hall 7; the site stands still without them.',
      },
    ],
  });
export type ApprovalInput = z.infer<typeof approvalInput>;

export const approvalDecision = z
  .strictObject({
    accept: z
      .strictObject({ totalMinor: positiveUintString })
      .describe('The total that the approver saw, in minor units of the currency. Another one is refused.'),
  })
  .meta({ id: 'ApprovalDecision', examples: [{ accept: { totalMinor: '1842000' } }] });
export type ApprovalDecision = z.infer<typeof approvalDecision>;

export const approvalRefusal = z
  .strictObject({ sentence: sentence(500).describe('Why not, for who asked.') })
  .meta({ id: 'ApprovalRefusal', examples: [{ sentence: 'Order it from the frame contract of March.' }] });
export type ApprovalRefusalInput = z.infer<typeof approvalRefusal>;

/** A line as it stood when it was asked for. Amounts in minor units of the request's currency. */
export const approvalLine = z
  .object({
    offerId: id,
    seller: z.object({ organisationId: id, name: z.string(), country }),
    description: z.string(),
    grade: z.string(),
    lotCode: z.string(),
    heatNumber: z.string(),
    massGrams: uintString,
    priceBasis,
    priceMinor: uintString.describe('Per basis.'),
    netMinor: uintString,
    grossMinor: uintString,
    listNetMinor: uintString
      .nullable()
      .describe('What anybody would have paid before tax; null where that is not known.'),
    note: z.string().nullable().describe('The mark of who asked.'),
  })
  .meta({ id: 'ApprovalLine' });
export type ApprovalLine = z.infer<typeof approvalLine>;

/** A limit beside the order. Amounts in minor units of the limit's currency. */
export const approvalLimit = z
  .object({
    whose: z.enum(['requester', 'approver', 'cost-centre']).describe('`approver`: who reads.'),
    costCentreCode: z.string().nullable(),
    period: spendingPeriod,
    currency: spendingCurrency,
    limitMinor: uintString,
    leftMinor: uintString,
    orderMinor: uintString.nullable().describe('The most the order takes of it; null without a fresh rate.'),
    isPassed: z.boolean(),
  })
  .meta({ id: 'ApprovalLimit' });
export type ApprovalLimit = z.infer<typeof approvalLimit>;

/** What has changed of a line since it was asked for. */
export const approvalChange = z
  .object({
    line: z.number().int().describe('From 0.'),
    beforeMinor: uintString,
    nowMinor: uintString.nullable().describe('Null: it can’t be ordered now.'),
    reason: z.string().nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: 'ApprovalChange' });
export type ApprovalChange = z.infer<typeof approvalChange>;

export const approvalSummary = z
  .object({
    id,
    number: z.string().describe('TA-2026-000042'),
    state: approvalState,
    requestedBy: z.string().describe('The name of who asked.'),
    isMine: z.boolean().describe('Who reads has asked for it.'),
    reason: z.string(),
    currency: priceCurrency,
    totalMinor: uintString.describe('The gross total that was asked for.'),
    lineCount: z.number().int(),
    sellers: z.array(z.string()),
    askedAt: isoTime,
    expiresAt: isoTime.describe('Nobody approves from then on.'),
    decidedBy: z.string().nullable(),
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'ApprovalSummary' });
export type ApprovalSummary = z.infer<typeof approvalSummary>;

export const approvalPage = pageOf(approvalSummary)
  .extend({ waitingForMe: z.number().int().describe('Requests that who reads may decide now.') })
  .meta({ id: 'ApprovalPage' });
export type ApprovalPage = z.infer<typeof approvalPage>;

export const approvalQuery = pageQuery.extend({
  view: z.enum(['waiting', 'decided']).default('waiting'),
});
export type ApprovalQuery = z.infer<typeof approvalQuery>;

export const approval = approvalSummary
  .extend({
    rail: railName,
    payCurrency: payCurrency.nullable(),
    reference: z.string().nullable(),
    costCentre: z.object({ id, code: z.string(), name: z.string() }).nullable(),
    site: basketSite.nullable(),
    lines: z.array(approvalLine),
    pricesUntil: isoTime.describe('Until then the order is placed at the prices that were asked for.'),
    limits: z.array(approvalLimit).describe('As they are now; of a request that is over, none.'),
    now: z
      .object({
        totalMinor: uintString.nullable().describe('Null: a line can’t be ordered now.'),
        isHeld: z.boolean().describe('The prices asked for still hold.'),
        changes: z.array(approvalChange),
      })
      .nullable()
      .describe('What it would cost now; null once it is over.'),
    sentence: z.string().nullable().describe('Why it was refused.'),
    groupId: id.nullable().describe('The order that came of it.'),
    groupNumber: z.string().nullable(),
    orderedMinor: uintString.nullable().describe('The gross total that was ordered.'),
    basketId: id.nullable().describe('Where the lines lie again, for who asked.'),
    approvers: z.array(z.string()).describe('Who can approve it now; names.'),
    mayDecide: z.boolean(),
    whyNot: z.string().nullable().describe('Why who reads may not decide it, e.g. `own-request`.'),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof approval>;

/** Who approves orders above a limit in a company. */
export const approver = z
  .object({
    userId: z.string(),
    name: z.string(),
    company: z.string().nullable().describe('Of those above it, the company they belong to.'),
    limits: z
      .array(
        z.object({
          period: spendingPeriod,
          currency: spendingCurrency,
          limitMinor: uintString,
          leftMinor: uintString,
        }),
      )
      .nullable()
      .describe('Up to what; empty: without a limit. Null: not for who reads to know.'),
  })
  .meta({ id: 'Approver' });
export type Approver = z.infer<typeof approver>;
export const approvers = z.object({ items: z.array(approver) }).meta({ id: 'Approvers' });
export type Approvers = z.infer<typeof approvers>;
