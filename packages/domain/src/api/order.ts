/** Orders: payment and fulfilment have states of their own; an order's status is derived from both. */
import { z } from 'zod';
import { delivery, shipment } from './order-shipment.ts';
import { nextMove } from './next-move.ts';
import {
  address,
  bytes32,
  currency,
  id,
  isoTime,
  positiveUintString,
  signature,
  typedData,
  uintString,
} from './primitives.ts';
import { recallMark } from './genealogy.ts';
import { fxQuote, payCurrency, payerAction, railName } from './rail.ts';
import { settlement, settlementEntry, settlementState } from './settlement.ts';
import { commission, orderLine, orderParty, taxRule } from './quote.ts';
import { timelineEntry } from './timeline.ts';

export const orderInput = z
  .strictObject({
    quoteId: id,
    rail: railName.optional().describe('How it is paid; without it, USDC in escrow.'),
    currency: payCurrency.optional().describe('Of those that the rail takes; without it, the first.'),
    payer: address.optional().describe('The wallet that will sign and pay; needed for USDC in escrow.'),
    reference: z.string().trim().max(64).optional().describe('The buyer’s own order number.'),
  })
  .refine((input) => (input.rail ?? 'usdc-escrow') !== 'usdc-escrow' || input.payer !== undefined, {
    path: ['payer'],
    message: 'Name the wallet that will sign and pay, or choose another rail.',
  })
  .meta({ id: 'OrderInput', examples: [{ quoteId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742', rail: 'sepa' }] });
export type OrderInput = z.infer<typeof orderInput>;

/**
 * `awaiting` the payer · `requested` signed, being sent · `authorized` held in escrow, by the payer's bank or by us ·
 * `capture-requested` · `disputed` held until a ruling or an agreement · `captured` · `voided` given back by the operator · `reclaimed` by the payer after the window ·
 * `refunded` all of it · `reversed` taken back by the payer's bank ·
 * `failed` the chain refused; `failure` says why.
 */
export const paymentState = z
  .enum([
    'awaiting',
    'requested',
    'authorized',
    'capture-requested',
    'disputed',
    'captured',
    'voided',
    'reclaimed',
    'refunded',
    'reversed',
    'failed',
  ])
  .meta({ id: 'PaymentState' });
export type PaymentState = z.infer<typeof paymentState>;

export const fulfilmentState = z
  .enum(['unshipped', 'announced', 'weighed', 'received', 'partly-delivered', 'delivered'])
  .meta({ id: 'FulfilmentState' });
export type FulfilmentState = z.infer<typeof fulfilmentState>;

export const orderStatus = z
  .enum([
    'awaiting-payment',
    'payment-pending',
    'confirmed',
    'shipped',
    'weighed',
    'partly-delivered',
    'settling',
    'disputed',
    'completed',
    'refunded',
    'payment-reversed',
    'cancelled',
    'expired',
    'payment-failed',
  ])
  .meta({ id: 'OrderStatus' });
export type OrderStatus = z.infer<typeof orderStatus>;

/** Contract terms as signed; integers are decimal strings. Field for field `ISettlementEscrow.Terms`. */
export const paymentTerms = z
  .object({
    operator: address,
    payer: address,
    receiver: address,
    token: address,
    maxAmount: uintString,
    authorizeBefore: uintString.describe('Unix seconds; the windows are half-open: before, not at.'),
    captureBefore: uintString,
    resolveBefore: uintString.describe('Until when an arbiter may rule on what is disputed.'),
    refundBefore: uintString,
    inspectionSeconds: uintString,
    feeBps: uintString,
    silenceBps: uintString.describe(
      'The receiver’s part of a disputed amount on which no arbiter ruled in time.',
    ),
    arbiter: address,
    feeShares: z.array(z.object({ receiver: address, shareBps: uintString })),
    goods: z.object({ lotId: uintString, maxGrams: uintString, titleTo: address }),
    milestones: bytes32.describe('0: one milestone.'),
    orderRef: bytes32,
    salt: bytes32,
  })
  .meta({ id: 'PaymentTerms' });
export type PaymentTerms = z.infer<typeof paymentTerms>;

export const orderPayment = z
  .object({
    state: paymentState,
    isFinal: z.boolean().describe('False while the state rests on a block that may still be replaced.'),
    rail: railName,
    currency: payCurrency.describe('Of every amount here.'),
    amountMinor: uintString.describe('The most that can be captured.'),
    rate: fxQuote.nullable().describe('What the price was converted at; null when it was not.'),
    paymentId: bytes32.describe('In the escrow, or the order’s id in the fiat settlement.'),
    payer: address.nullable(),
    chainId: z.number().int(),
    token: address.nullable(),
    escrow: address.nullable(),
    terms: paymentTerms.nullable().describe('Of the escrow; null on other rails.'),
    payBefore: isoTime,
    action: payerAction.nullable().describe('What the buyer does to pay off chain, while it is awaited.'),
    reference: z.string().nullable().describe('What names the payment towards bank or provider.'),
    typedData: typedData
      .nullable()
      .describe('ReceiveWithAuthorization to sign; present while the payment is awaited.'),
    acceptanceTypedData: typedData
      .nullable()
      .describe('Acceptance for a seller that keeps its own key; present while its signature is awaited.'),
    authorizedMinor: uintString,
    capturedMinor: uintString,
    feeMinor: uintString,
    returnedMinor: uintString.describe('Given back to the payer: voided, reclaimed or refunded.'),
    failure: z.string().nullable(),
  })
  .meta({ id: 'OrderPayment' });
export type OrderPayment = z.infer<typeof orderPayment>;

export const order = z
  .object({
    id,
    number: z.string().describe('TS-2026-000042'),
    reference: z.string().nullable(),
    status: orderStatus,
    fulfilment: fulfilmentState,
    buyer: orderParty,
    seller: orderParty,
    mine: z.enum(['buyer', 'seller', 'none']).describe('The side of who asks.'),
    lines: z.array(orderLine),
    currency,
    goodsMinor: uintString,
    taxMinor: uintString,
    taxRule,
    totalMinor: uintString,
    maxAmountMinor: uintString,
    commission,
    payment: orderPayment,
    delivery: delivery.nullable().describe('The newest load’s names, and the running total of all loads.'),
    shipments: z.array(shipment).describe('Every load, oldest first.'),
    settlement: settlement.nullable(),
    receiptTypedData: typedData
      .nullable()
      .describe('Receipt for the weighed grams; present when the buyer may sign it.'),
    mayConfirm: z
      .boolean()
      .describe('The buyer may confirm the weighed mass now; where a wallet paid, by its signature.'),
    mayCancel: z.boolean().describe('Who asks may cancel the order now.'),
    settlementState: settlementState.describe('How far the money has come.'),
    steps: z.array(settlementEntry).describe('How it came there, oldest first.'),
    capturesAt: isoTime
      .nullable()
      .describe('When payment is due without the buyer’s word; null before weighing.'),
    serial: z.string().nullable().describe('GS1 serial (AI 21) of the delivered bundle.'),
    recall: recallMark.nullable(),
    approval: z
      .object({
        id,
        number: z.string(),
        requestedBy: z.string(),
        approvedBy: z.string(),
        approvedAt: isoTime,
      })
      .nullable()
      .describe('Who let an order above a limit pass; for the buyer’s side alone.'),
    nextMove,
    timeline: z.array(timelineEntry),
    createdAt: isoTime,
    updatedAt: isoTime,
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof order>;

/** The payer's ERC-3009 signature over the typed data of the payment. `chainId` is the network the wallet signed on. */
export const authorizationInput = z
  .strictObject({ signature, chainId: z.number().int().optional() })
  .meta({ id: 'AuthorizationInput' });
export type AuthorizationInput = z.infer<typeof authorizationInput>;

/** The buyer's word for the weighed mass; in escrow the payer's EIP-712 `Receipt(bytes32 paymentId,uint128 grams)`. */
export const receiptInput = z
  .strictObject({
    signature: signature.optional().describe('Needed where a wallet has paid.'),
    grams: positiveUintString,
  })
  .meta({ id: 'ReceiptInput' });
export type ReceiptInput = z.infer<typeof receiptInput>;

/** Signature of a seller that keeps its own key: EIP-712 `Acceptance(bytes32 paymentId)`. */
export const acceptanceInput = z.strictObject({ signature }).meta({ id: 'AcceptanceInput' });
export type AcceptanceInput = z.infer<typeof acceptanceInput>;
