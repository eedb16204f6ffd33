/** Goods that a buyer gives back, and prices that are lowered without them. */
import { z } from 'zod';
import { attachment } from './attachment.ts';
import { id, isoTime, pageOf, pageQuery, positiveUintString, uintString } from './primitives.ts';
import { payCurrency } from './rail.ts';

export const returnKind = z
  .enum(['return', 'quality-allowance', 'price-correction'])
  .meta({ id: 'ReturnKind' });
export const returnState = z
  .enum(['requested', 'authorised', 'refused', 'received', 'credited', 'rejected', 'withdrawn'])
  .meta({ id: 'ReturnState' });

const reason = z.string().trim().min(10).max(1_000);

export const returnInput = z
  .strictObject({
    kind: returnKind.default('return'),
    reason,
    massGrams: positiveUintString.optional().describe('Of what is to go back; needed for a return.'),
    pieces: z.number().int().positive().max(100_000).optional(),
    amountMinor: positiveUintString
      .optional()
      .describe(
        'What the buyer asks for, in the currency of the payment; needed for an allowance or a correction.',
      ),
  })
  .refine((input) => (input.kind === 'return' ? input.massGrams : input.amountMinor) !== undefined, {
    path: ['massGrams'],
    message: 'a return needs its mass, an allowance or a correction its amount',
  })
  .meta({
    id: 'ReturnInput',
    examples: [
      { kind: 'return', reason: 'Two plates are bent at a corner.', massGrams: '2512000', pieces: 2 },
    ],
  });
export type ReturnInput = z.input<typeof returnInput>;

/** `credit`: of an allowance or a correction, which is paid at once then. */
export const returnDecisionInput = z
  .strictObject({
    decision: z.enum(['authorise', 'refuse']),
    answer: z.string().trim().min(3).max(1_000),
    creditMinor: positiveUintString
      .optional()
      .describe('Of an allowance or a correction; without it, what was asked for.'),
  })
  .meta({ id: 'ReturnDecisionInput' });
export type ReturnDecisionInput = z.infer<typeof returnDecisionInput>;

export const returnReceiptInput = z
  .strictObject({
    massGrams: positiveUintString.describe('On the weigh ticket of the goods that came back.'),
    ticketNo: z.string().trim().min(1).max(60),
  })
  .meta({ id: 'ReturnReceiptInput' });
export type ReturnReceiptInput = z.infer<typeof returnReceiptInput>;

export const returnSettlementInput = z
  .strictObject({
    decision: z.enum(['credit', 'reject']),
    answer: z.string().trim().min(3).max(1_000),
    creditMinor: positiveUintString
      .optional()
      .describe('At most the price of what came back; without it, all of that.'),
    isRestocked: z.boolean().default(false).describe('What came back can be sold again as what it was.'),
  })
  .meta({ id: 'ReturnSettlementInput' });
export type ReturnSettlementInput = z.input<typeof returnSettlementInput>;

/** The seller lowers the price by itself. */
export const creditInput = z
  .strictObject({
    kind: z.enum(['quality-allowance', 'price-correction']),
    amountMinor: positiveUintString,
    reason,
  })
  .meta({ id: 'CreditInput' });
export type CreditInput = z.infer<typeof creditInput>;

export const goodsReturn = z
  .object({
    id,
    number: z.string().describe('R-2026-000042'),
    orderId: id,
    orderNumber: z.string(),
    kind: returnKind,
    state: returnState,
    mine: z.enum(['buyer', 'seller', 'none']),
    reason: z.string(),
    askedGrams: uintString,
    askedPieces: z.number().int().nullable(),
    currency: payCurrency,
    askedMinor: uintString.nullable(),
    receivedGrams: uintString.nullable(),
    ticketNo: z.string().nullable(),
    creditMinor: uintString.nullable(),
    paidBy: z
      .enum(['rail', 'seller-wallet'])
      .nullable()
      .describe('`seller-wallet`: what came out of the escrow goes back by the seller’s own refund there.'),
    isRestocked: z.boolean(),
    answer: z.string().nullable(),
    files: z.array(attachment),
    createdAt: isoTime,
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'GoodsReturn' });
export type GoodsReturn = z.infer<typeof goodsReturn>;
export const goodsReturnPage = pageOf(goodsReturn).meta({ id: 'GoodsReturnPage' });
export const goodsReturnQuery = pageQuery.extend({
  state: returnState.optional(),
  side: z.enum(['buyer', 'seller']).optional(),
  orderId: id.optional(),
});
export type GoodsReturnQuery = z.infer<typeof goodsReturnQuery>;
