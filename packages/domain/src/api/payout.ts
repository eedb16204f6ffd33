/** What vendors are due, what they are paid, and where to. */
import { z } from 'zod';
import { paidAs } from './conversion.ts';
import { address, bytes32, id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

const intString = z.string().regex(/^(0|-?[1-9][0-9]*)$/);
const person = z.object({ id: z.string(), name: z.string() });

/** A bank account that a vendor wants to be paid to. The IBAN is checked; a person of the marketplace approves it. */
export const payoutAccountInput = z
  .strictObject({
    currency: z.literal('EUR').describe('SEPA transfers are in euro.'),
    holder: z.string().trim().min(1).max(70),
    iban: z.string().trim().min(15).max(42),
    bic: z
      .string()
      .trim()
      .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'Give a BIC of 8 or 11 characters.')
      .nullable(),
  })
  .meta({ id: 'PayoutAccountInput' });
export type PayoutAccountInput = z.infer<typeof payoutAccountInput>;

export const payoutAccount = z
  .object({
    id,
    organisationId: id,
    organisationName: z.string(),
    currency: z.string(),
    holder: z.string(),
    iban: z.string(),
    bic: z.string().nullable(),
    state: z.enum(['proposed', 'approved', 'declined', 'replaced']),
    proposedBy: person,
    proposedAt: isoTime,
    decidedBy: person.nullable(),
    decidedAt: isoTime.nullable(),
    usableFrom: isoTime.nullable().describe('A new account is not paid to before.'),
  })
  .meta({ id: 'PayoutAccount' });
export type PayoutAccount = z.infer<typeof payoutAccount>;
export const payoutAccountList = z
  .object({ items: z.array(payoutAccount) })
  .meta({ id: 'PayoutAccountList' });
export const decisionInput = z
  .strictObject({
    approve: z.boolean(),
    note: z.string().trim().max(300).optional().describe('Why not; the proposer reads it.'),
  })
  .meta({ id: 'DecisionInput' });
export type DecisionInput = z.infer<typeof decisionInput>;

/** What a vendor is due for one order, and why it is not paid yet. */
export const dueItem = z
  .object({
    orderId: id,
    orderNumber: z.string(),
    currency: z.string(),
    netMinor: uintString.describe('Earned: captured − taken back − commission − VAT on it.'),
    allocatedMinor: intString.describe('Taken up by payouts.'),
    dueMinor: intString.describe('Below zero: paid out and refunded since; the vendor owes it.'),
    capturedAt: isoTime,
    heldBack: z.string().nullable().describe('Why it cannot be paid yet, or null.'),
  })
  .meta({ id: 'DueItem' });
export type DueItemView = z.infer<typeof dueItem>;

export const dueByVendor = z
  .object({
    sellerId: id,
    sellerName: z.string(),
    currency: z.string(),
    dueMinor: intString,
    payableNowMinor: intString.describe('What a payout proposed now would pay; 0 when none would be made.'),
    paidAs: paidAs.nullable().describe('As what it would be paid; null in its own currency.'),
    why: z.string().nullable().describe('Why nothing is paid now, or null.'),
    method: z.enum(['sepa', 'chain']).nullable(),
    destination: z.string().nullable().describe('IBAN or account address.'),
    items: z.array(dueItem),
  })
  .meta({ id: 'DueByVendor' });
export type DueByVendor = z.infer<typeof dueByVendor>;
export const dueList = z.object({ at: isoTime, vendors: z.array(dueByVendor) }).meta({ id: 'DueList' });
export type DueList = z.infer<typeof dueList>;

export const payoutState = z
  .enum(['scheduled', 'approved', 'sent', 'settled', 'returned', 'declined'])
  .meta({ id: 'PayoutState' });

/** One transfer to one vendor, with the orders it pays: its advice. */
export const payout = z
  .object({
    id,
    batchId: id,
    batchNumber: z.string(),
    sellerId: id,
    sellerName: z.string(),
    currency: z.string(),
    method: z.enum(['sepa', 'chain']),
    destination: z.object({
      holder: z.string(),
      iban: z.string().nullable(),
      bic: z.string().nullable(),
      address: address.nullable(),
    }),
    payableMinor: uintString,
    debtMinor: uintString.describe('Taken off: refunds after earlier payouts.'),
    amountMinor: uintString,
    paidAs: paidAs.nullable().describe('As what it is paid; null in its own currency.'),
    state: payoutState,
    failure: z.string().nullable(),
    failing: z
      .object({
        reason: z.string(),
        usableUntil: isoTime.describe('Until then what was signed for it may still be used, and it waits.'),
      })
      .nullable()
      .describe('It was refused on chain and is coming back: nothing of it is paid any more, or all of it.'),
    txHash: bytes32.nullable(),
    lines: z.array(
      z.object({
        orderId: id,
        orderNumber: z.string(),
        fromMinor: intString.describe('Paid for the order before.'),
        toMinor: intString.describe('Earned by the order now.'),
        amountMinor: intString,
      }),
    ),
    events: z.array(z.object({ at: isoTime, state: z.string(), cause: z.string() })),
    createdAt: isoTime,
    updatedAt: isoTime,
  })
  .meta({ id: 'Payout' });
export type Payout = z.infer<typeof payout>;
export const payoutPage = pageOf(payout).meta({ id: 'PayoutPage' });
export const payoutQuery = pageQuery;
export type PayoutQuery = z.infer<typeof payoutQuery>;

export const payoutBatch = z
  .object({
    id,
    number: z.string().describe('PO-2026-0001'),
    state: z.enum(['scheduled', 'approved', 'declined']),
    proposedBy: person,
    proposedAt: isoTime,
    decidedBy: person.nullable(),
    decidedAt: isoTime.nullable(),
    note: z.string().nullable(),
    mayDecide: z.boolean().describe('Not by who proposed it.'),
    payouts: z.array(payout),
  })
  .meta({ id: 'PayoutBatch' });
export type PayoutBatch = z.infer<typeof payoutBatch>;
export const payoutBatchPage = pageOf(payoutBatch).meta({ id: 'PayoutBatchPage' });

/** Proposes everything that is due, or only what these vendors are due. */
export const payoutBatchInput = z
  .strictObject({ sellerIds: z.array(id).min(1).max(500).optional() })
  .meta({ id: 'PayoutBatchInput' });
export type PayoutBatchInput = z.infer<typeof payoutBatchInput>;
