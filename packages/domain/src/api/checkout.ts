/** Checkouts: a basket becomes a group of orders, one for each lot, that are paid in one place. */
import { z } from 'zod';
import { priceCurrencies } from '../pricing/line.ts';
import { basketLineInput, basketSite } from './basket.ts';
import { nextMove } from './next-move.ts';
import { fulfilmentState, orderStatus, paymentState } from './order.ts';
import {
  address,
  bytes32,
  country,
  id,
  isoTime,
  pageOf,
  pageQuery,
  positiveUintString,
  typedData,
  uintString,
} from './primitives.ts';
import { attemptInput, cancellationInput, payCurrency, payerAction, railName } from './rail.ts';

const accept = z
  .strictObject({ totalMinor: positiveUintString })
  .describe(
    'The gross total that the buyer saw, in minor units of the currency. Another one is refused with it.',
  );

const isPaid = (input: { rail?: string | undefined; payer?: string | undefined }): boolean =>
  (input.rail ?? 'usdc-escrow') !== 'usdc-escrow' || input.payer !== undefined;
const needsPayer = {
  path: ['payer'],
  message: 'Name the wallet that will sign and pay, or choose another rail.',
};

export const checkoutInput = z
  .strictObject({
    basketId: id.optional(),
    lines: z.array(basketLineInput).min(1).max(50).optional().describe('Instead of a basket.'),
    currency: z.enum(priceCurrencies).optional().describe('Of `accept`; without it, the basket’s.'),
    site: basketSite.nullable().optional().describe('Null: collected. Without it, the basket’s.'),
    rail: railName.optional().describe('How it is paid; without it, USDC in escrow.'),
    payCurrency: payCurrency.optional().describe('Of those that the rail takes; without it, the first.'),
    payer: address.optional().describe('The wallet that will sign and pay; needed for USDC in escrow.'),
    reference: z.string().trim().min(1).max(64).optional().describe('The buyer’s own order number.'),
    costCentreId: id.optional(),
    accept,
  })
  .refine((input) => (input.basketId === undefined) !== (input.lines === undefined), {
    path: ['basketId'],
    message: 'Give a basket or lines, one of them.',
  })
  .refine(isPaid, needsPayer)
  .meta({
    id: 'CheckoutInput',
    examples: [
      {
        basketId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
        rail: 'sepa',
        reference: 'PO-4711',
        accept: { totalMinor: '3710000000' },
      },
    ],
  });
export type CheckoutInput = z.infer<typeof checkoutInput>;

/** One order of a group, with what its buyer does next to pay it. */
export const groupOrder = z
  .object({
    id,
    number: z.string(),
    status: orderStatus,
    paymentState,
    fulfilment: fulfilmentState,
    description: z.string(),
    grade: z.string(),
    lotCode: z.string(),
    heatNumber: z.string(),
    massGrams: uintString,
    maxGrams: uintString,
    totalMinor: uintString.describe('Goods, charges, carriage and tax, in millionths of USDC.'),
    maxAmountMinor: uintString,
    rail: railName,
    payCurrency,
    payAmountMinor: uintString.describe('The most that is taken, in minor units of payCurrency.'),
    paymentId: bytes32,
    payBefore: isoTime,
    mayPay: z.boolean().describe('It waits for the buyer’s payment.'),
    mayCancel: z.boolean(),
    nextMove,
  })
  .meta({ id: 'GroupOrder' });
export type GroupOrder = z.infer<typeof groupOrder>;

/** How the orders of a group stand together. `open`: one at least is not over. */
export const groupStatus = z
  .enum(['awaiting-payment', 'partly-paid', 'open', 'completed', 'cancelled', 'ended'])
  .meta({ id: 'GroupStatus' });
export type GroupStatus = z.infer<typeof groupStatus>;

export const orderGroup = z
  .object({
    id,
    number: z.string().describe('TG-2026-000042'),
    reference: z.string().nullable(),
    costCentreId: id.nullable(),
    status: groupStatus,
    currency: z.enum(priceCurrencies).describe('As chosen at the checkout; of acceptedMinor.'),
    acceptedMinor: uintString,
    site: basketSite.nullable(),
    vendors: z.array(
      z.object({
        seller: z.object({ organisationId: id, name: z.string(), country }),
        totalMinor: uintString,
        orders: z.array(groupOrder),
      }),
    ),
    totalMinor: uintString.describe('Of all orders, in millionths of USDC.'),
    toPay: z.array(id).describe('Orders that wait for the buyer’s payment, in the order of paying.'),
    createdAt: isoTime,
  })
  .meta({ id: 'OrderGroup' });
export type OrderGroup = z.infer<typeof orderGroup>;

export const orderGroupSummary = orderGroup
  .pick({
    id: true,
    number: true,
    reference: true,
    status: true,
    currency: true,
    acceptedMinor: true,
    totalMinor: true,
    createdAt: true,
  })
  .extend({ orderCount: z.number().int(), sellers: z.array(z.string()) })
  .meta({ id: 'OrderGroupSummary' });
export type OrderGroupSummary = z.infer<typeof orderGroupSummary>;
export const orderGroupPage = pageOf(orderGroupSummary).meta({ id: 'OrderGroupPage' });
export const orderGroupQuery = pageQuery;

/** What the buyer does to pay the orders of a group: one act for each that waits. */
export const groupPayment = z
  .object({
    group: orderGroup,
    actions: z.array(
      z.object({
        orderId: id,
        number: z.string(),
        rail: railName,
        currency: payCurrency,
        amountMinor: uintString,
        reference: z.string().nullable(),
        action: payerAction
          .nullable()
          .describe('Null in escrow: sign the typed data and send it to the order.'),
        typedData: typedData.nullable(),
        sentence: z.string(),
      }),
    ),
    problems: z
      .array(
        z.object({ orderId: id, number: z.string(), reason: z.string().nullable(), sentence: z.string() }),
      )
      .describe('Orders that could not be begun to be paid so, each with its reason; the others were.'),
  })
  .meta({ id: 'GroupPayment' });
export type GroupPayment = z.infer<typeof groupPayment>;

export const groupAttemptInput = attemptInput.meta({ id: 'GroupAttemptInput' });
export const groupCancellationInput = cancellationInput.meta({ id: 'GroupCancellationInput' });
export const groupCancellation = z
  .object({
    group: orderGroup,
    cancelled: z.array(id),
    kept: z.array(z.object({ orderId: id, sentence: z.string() })),
  })
  .meta({ id: 'GroupCancellation' });
export type GroupCancellation = z.infer<typeof groupCancellation>;

export const confirmationQuery = z.strictObject({
  format: z.enum(['pdf', 'html']).optional(),
  language: z.enum(['en', 'fr', 'de', 'es', 'it', 'nl']).optional(),
});
export type ConfirmationQuery = z.infer<typeof confirmationQuery>;
