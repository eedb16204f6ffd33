/** What a buyer and a seller can't agree on: statement, evidence, words, and how it ended. */
import { z } from 'zod';
import { attachment } from './attachment.ts';
import { id, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';
import { payCurrency } from './rail.ts';

export const disputeKind = z.enum(['quality', 'mass', 'late', 'documents']).meta({ id: 'DisputeKind' });
export const disputeState = z
  .enum(['open', 'answered', 'escalated', 'withdrawn', 'decided'])
  .meta({ id: 'DisputeState' });
export const disputeOutcome = z.enum(['dismissed', 'cancelled', 'refunded']).meta({ id: 'DisputeOutcome' });

const text = z.string().trim().min(3).max(4_000);

export const disputeInput = z
  .strictObject({
    kind: disputeKind,
    statement: z.string().trim().min(20).max(4_000),
    claimedMinor: positiveUintString.optional().describe('In the currency of the payment.'),
  })
  .meta({ id: 'DisputeInput' });
export type DisputeInput = z.infer<typeof disputeInput>;

export const disputeMessageInput = z.strictObject({ text }).meta({ id: 'DisputeMessageInput' });
export type DisputeMessageInput = z.infer<typeof disputeMessageInput>;

export const disputeDecisionInput = z
  .strictObject({
    outcome: disputeOutcome,
    decision: z.string().trim().min(20).max(4_000).describe('The reasons, for both sides.'),
    refundMinor: positiveUintString.optional().describe('Needed for `refunded`.'),
  })
  .refine((input) => (input.outcome === 'refunded') === (input.refundMinor !== undefined), {
    path: ['refundMinor'],
    message: 'goes with the outcome `refunded`, and only with it',
  })
  .meta({ id: 'DisputeDecisionInput' });
export type DisputeDecisionInput = z.infer<typeof disputeDecisionInput>;

export const disputeMessage = z
  .object({
    at: isoTime,
    side: z.enum(['buyer', 'seller', 'marketplace']),
    author: z.string(),
    text: z.string(),
    file: attachment.nullable(),
  })
  .meta({ id: 'DisputeMessage' });

export const disputeSummary = z
  .object({
    id,
    number: z.string().describe('DP-2026-000042'),
    orderId: id,
    orderNumber: z.string(),
    kind: disputeKind,
    state: disputeState,
    openedBy: z.enum(['buyer', 'seller']),
    mine: z.enum(['buyer', 'seller', 'none']),
    currency: payCurrency,
    claimedMinor: uintString.nullable(),
    answerBefore: isoTime.describe('Without the other side’s answer the marketplace decides from then on.'),
    outcome: disputeOutcome.nullable(),
    refundMinor: uintString.nullable(),
    createdAt: isoTime,
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'DisputeSummary' });
export type DisputeSummary = z.infer<typeof disputeSummary>;

export const dispute = disputeSummary
  .extend({
    statement: z.string(),
    decision: z.string().nullable(),
    messages: z.array(disputeMessage),
  })
  .meta({ id: 'Dispute' });
export type Dispute = z.infer<typeof dispute>;
export const disputePage = pageOf(disputeSummary).meta({ id: 'DisputePage' });
export const disputeQuery = pageQuery.extend({
  state: disputeState.optional(),
  side: z.enum(['buyer', 'seller']).optional(),
  orderId: id.optional(),
});
export type DisputeQuery = z.infer<typeof disputeQuery>;
