/** The work queue of finance: what a person has to look at, why, and what to do. */
import { z } from 'zod';
import { id, isoTime, pageOf, pageQuery } from './primitives.ts';

export const workKinds = [
  'settlement-stuck',
  'payment-unmatched',
  'payment-amount',
  'payment-late',
  'refund-failed',
  'payment-reversed',
  'dispute',
  'payout-returned',
  'payout-failed',
  'bank-entry',
  'money-stopped',
  'invoice-held',
  'chain-difference',
  'vendor-application',
  'vendor-document',
  'refund-due',
  'account-below-zero',
  'act-taken-back',
] as const;

export const workItem = z
  .object({
    id,
    kind: z.string(),
    orderId: id.nullable(),
    orderNumber: z.string().nullable(),
    organisation: z.string().nullable().describe('Whose trouble it is, besides ours.'),
    reason: z.string(),
    action: z.string(),
    details: z.record(z.string(), z.unknown()),
    openedAt: isoTime,
    dueAt: isoTime.nullable(),
    closedAt: isoTime.nullable(),
    closedBy: z.string().nullable(),
    outcome: z.string().nullable(),
    mayRetry: z.boolean().describe('A settlement that stands still, which may be tried again.'),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof workItem>;
export const workItemPage = pageOf(workItem)
  .extend({ open: z.number().int().describe('Open items in all that the caller may see.') })
  .meta({ id: 'WorkItemPage' });
export type WorkItemPage = z.infer<typeof workItemPage>;
export const workItemQuery = pageQuery.extend({
  state: z.enum(['open', 'closed']).default('open'),
  kind: z.enum(workKinds).optional(),
});
export type WorkItemQuery = z.infer<typeof workItemQuery>;

export const closeWorkInput = z
  .strictObject({ outcome: z.string().trim().min(3).max(500).describe('What was found and done.') })
  .meta({ id: 'CloseWorkInput' });
export type CloseWorkInput = z.infer<typeof closeWorkInput>;
