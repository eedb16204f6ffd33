/** Orders in lists: what a row says, and what is looked for. */
import { z } from 'zod';
import { order, orderStatus, paymentState } from './order.ts';
import { isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

export const orderSummary = order
  .pick({
    id: true,
    number: true,
    reference: true,
    status: true,
    fulfilment: true,
    buyer: true,
    seller: true,
    mine: true,
    currency: true,
    totalMinor: true,
    maxAmountMinor: true,
    nextMove: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    description: z.string(),
    massGrams: uintString,
    weighedGrams: uintString.nullable(),
    paymentState,
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof orderSummary>;
export const orderPage = pageOf(orderSummary).meta({ id: 'OrderPage' });
export const orderQuery = pageQuery.extend({
  status: orderStatus.optional(),
  side: z.enum(['buyer', 'seller']).optional(),
  needs: z
    .enum(['acceptance', 'shipment'])
    .optional()
    .describe('What I sold and have to accept, or can ship now: its money is held and final.'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .optional()
    .describe('Beginning of the order’s number or of the buyer’s reference.'),
  from: isoTime.optional().describe('Ordered then or later.'),
  until: isoTime.optional().describe('Ordered before then.'),
});
export type OrderQuery = z.infer<typeof orderQuery>;
