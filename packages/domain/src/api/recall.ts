/** Recalls: a lot withdrawn from use by its maker, everything that was made of it, and word to every owner. */
import { z } from 'zod';
import { recallReason } from './genealogy.ts';
import { fulfilmentState, orderStatus, paymentState } from './order.ts';
import { address, bytes32, country, id, isoTime, pageOf, uintString } from './primitives.ts';
import { walletCall } from './transformation.ts';

const party = z.object({
  account: address,
  name: z.string().nullable().describe('Null for an account that the directory does not know.'),
  country: country.nullable(),
});

const affectedLot = z.object({
  lotId: uintString,
  lotCode: z.string(),
  product: z.string().nullable(),
  massGrams: uintString,
  leftGrams: uintString.describe('What no transformation has taken.'),
  maker: party,
  holders: z.array(z.object({ account: address, grams: uintString })),
});

const affectedOrder = z.object({
  id: id.nullable().describe('Null for an order between others.'),
  number: z.string().nullable(),
  lotCode: z.string(),
  seller: z.string(),
  buyer: z.string().nullable(),
  massGrams: uintString,
  status: orderStatus,
  fulfilment: fulfilmentState,
  paymentState,
  heldMinor: uintString
    .nullable()
    .describe('In escrow for it, in 10^-6 USDC; null for an order between others.'),
  isOpen: z.boolean(),
  delivery: z.object({ carrier: z.string(), weighedGrams: uintString.nullable() }).nullable(),
});

/** What a recall of one lot concerns, before it is made. */
export const recallRadius = z
  .object({
    lotId: uintString,
    lotCode: z.string(),
    lots: z.array(affectedLot).describe('The lot itself first, then what was made from it, nearest first.'),
    owners: z.array(
      party.extend({
        grams: uintString.describe('In its title, or on its way to it by an open order of yours.'),
        lotCodes: z.array(z.string()),
        channel: z.enum(['mail', 'link']).describe('`link`: no address is known; copy the link and send it.'),
      }),
    ),
    orders: z.array(affectedOrder),
    massGrams: uintString.describe('All affected material that still is a lot.'),
    openOrders: z.number().int(),
    heldMinor: uintString.describe('In escrow for open orders that are yours.'),
    recall: z
      .object({ at: isoTime, reason: recallReason })
      .nullable()
      .describe('Null when it is not recalled.'),
  })
  .meta({ id: 'RecallRadius' });
export type RecallRadius = z.infer<typeof recallRadius>;

export const recallInput = z
  .strictObject({
    reason: recallReason,
    text: z
      .string()
      .trim()
      .min(10, 'Say in at least 10 letters what is wrong and what the owner must do.')
      .max(2_000)
      .describe('For the owners: what is wrong and what they must do.'),
  })
  .meta({ id: 'RecallInput' });
export type RecallInput = z.infer<typeof recallInput>;

export const recallState = z
  .enum(['awaiting-transaction', 'requested', 'recalled', 'final', 'failed'])
  .meta({ id: 'RecallState' });
export type RecallState = z.infer<typeof recallState>;

export const recallNotice = z
  .object({
    id,
    name: z.string(),
    account: address,
    language: z.enum(['en', 'fr']),
    channel: z.enum(['mail', 'link']),
    grams: uintString,
    lotCodes: z.array(z.string()),
    link: z.string().nullable().describe('Opens the notice without an account; null once it is revoked.'),
    expiresAt: isoTime,
    sentAt: isoTime.nullable(),
    seenAt: isoTime.nullable(),
    seenCount: z.number().int(),
    acknowledgedAt: isoTime.nullable(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedNote: z.string().nullable(),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'RecallNotice' });
export type RecallNoticeAnswer = z.infer<typeof recallNotice>;

export const recall = z
  .object({
    id,
    lotId: uintString,
    lotCode: z.string(),
    state: recallState,
    reason: recallReason,
    text: z.string(),
    issuer: z.string(),
    txHash: bytes32.nullable(),
    recalledAt: isoTime.nullable(),
    failure: z.string().nullable(),
    call: walletCall.nullable().describe('Present while the organisation’s own wallet has to send it.'),
    notices: z.array(recallNotice),
    progress: z.object({
      owners: z.number().int(),
      sent: z.number().int(),
      seen: z.number().int(),
      acknowledged: z.number().int(),
    }),
    createdAt: isoTime,
  })
  .meta({ id: 'Recall' });
export type RecallAnswer = z.infer<typeof recall>;
export const recallPage = pageOf(recall).meta({ id: 'RecallPage' });

/** What the link opens, for whoever has it. */
export const openNotice = z
  .object({
    lotCode: z.string(),
    issuer: z.object({ name: z.string(), city: z.string().nullable(), website: z.string().nullable() }),
    owner: z.string(),
    reason: recallReason,
    text: z.string(),
    recalledAt: isoTime,
    language: z.enum(['en', 'fr']),
    lots: z.array(
      z.object({
        lotCode: z.string(),
        grams: uintString,
        product: z.string().nullable(),
        dimensions: z.string().nullable(),
        heatNumber: z.string().nullable(),
        isRecalledItself: z.boolean(),
      }),
    ),
    expiresAt: isoTime,
    acknowledgedAt: isoTime.nullable(),
    acknowledgedBy: z.string().nullable(),
  })
  .meta({ id: 'OpenRecallNotice' });
export type OpenRecallNotice = z.infer<typeof openNotice>;

export const acknowledgementInput = z
  .strictObject({
    name: z.string().trim().min(2).max(120).describe('Who confirms that the material is set aside.'),
    note: z.string().trim().max(1_000).optional(),
  })
  .meta({ id: 'RecallAcknowledgementInput' });
export type AcknowledgementInput = z.infer<typeof acknowledgementInput>;
