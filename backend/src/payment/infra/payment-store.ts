import { termsJson, termsOf, termsSchema, type Terms } from '@topsteel/domain/bridge';
import type { PaymentState } from '@topsteel/domain/order';
import { acceptanceSchema, collectionSchema } from '@topsteel/domain/bridge';
import { z } from 'zod';
import type { Payment as PaymentRow, Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type Collection = z.output<typeof collectionSchema>;
export type Acceptance = z.output<typeof acceptanceSchema>;

/** A payment as kept, its JSON columns typed. */
export interface StoredPayment extends Omit<
  PaymentRow,
  'terms' | 'state' | 'collection' | 'acceptance' | 'paymentId'
> {
  paymentId: `0x${string}`;
  terms: Terms;
  state: PaymentState;
  collection: Collection | null;
  acceptance: Acceptance | null;
}

export interface NewPayment {
  orderId: string;
  paymentId: string;
  chainId: number;
  terms: Terms;
  /** The seller keeps its own key and must sign. */
  sellerSigns: boolean;
}

export async function insertPayment(tx: Tx, payment: NewPayment): Promise<void> {
  await tx.payment.create({
    data: {
      orderId: payment.orderId,
      paymentId: payment.paymentId.toLowerCase(),
      chainId: payment.chainId,
      payer: payment.terms.payer,
      terms: termsJson(payment.terms),
      state: 'awaiting',
      isFinal: true,
      authorizeBefore: new Date(payment.terms.authorizeBefore * 1_000),
      captureBefore: new Date(payment.terms.captureBefore * 1_000),
      sellerSigns: payment.sellerSigns,
    },
  });
}

export async function findPayment(tx: Tx, orderId: string): Promise<StoredPayment | null> {
  const row = await tx.payment.findUnique({ where: { orderId } });
  return row && storedPayment(row);
}

/** Reads the payment so that nobody else changes it before this transaction ends. */
export async function lockPayment(tx: Tx, orderId: string): Promise<StoredPayment | null> {
  await tx.$queryRaw`SELECT 1 FROM payment WHERE order_id = ${orderId}::uuid FOR UPDATE`;
  return findPayment(tx, orderId);
}

/** The same by the payment's id on chain; null when the payment is not of this marketplace. */
export async function lockPaymentById(tx: Tx, paymentId: string): Promise<StoredPayment | null> {
  const [row] = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT order_id::text FROM payment WHERE payment_id = ${paymentId.toLowerCase()} FOR UPDATE`;
  return row ? findPayment(tx, row.order_id) : null;
}

/** What may change of a payment. */
export interface PaymentChange {
  state?: PaymentState;
  isFinal?: boolean;
  collection?: Collection;
  acceptance?: Acceptance;
  authorizedMinor?: bigint;
  capturedMinor?: bigint;
  feeMinor?: bigint;
  returnedMinor?: bigint;
  titleGrams?: bigint;
  captures?: number;
  capturesAt?: Date | null;
  failure?: string | null;
}

export async function updatePayment(tx: Tx, orderId: string, change: PaymentChange): Promise<void> {
  const { collection, acceptance, ...plain } = change;
  await tx.payment.update({
    where: { orderId },
    data: {
      ...plain,
      ...(collection && { collection: collection satisfies Prisma.InputJsonValue }),
      ...(acceptance && { acceptance: acceptance satisfies Prisma.InputJsonValue }),
    },
  });
}

/** After the oracles refused a capture, it is tried again no sooner than this. */
const RETRY_AFTER = '30 seconds';

/** Orders whose payment is due: the buyer has signed the receipt, or the inspection time has passed. */
export async function dueCaptures(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT p.order_id::text FROM payment p LEFT JOIN delivery d ON d.order_id = p.order_id
     WHERE p.state = 'authorized' AND p.captures_at IS NOT NULL
       AND (p.captures_at <= ${now}::timestamptz OR d.receipt IS NOT NULL)
       AND (p.failure IS NULL OR p.updated_at < ${now}::timestamptz - ${RETRY_AFTER}::interval)
     ORDER BY p.captures_at LIMIT 100`;
  return rows.map((row) => row.order_id);
}

/** Orders that were not paid in time: unsigned, refused, or signed by the buyer and never accepted by the seller. */
export async function unpaidOrders(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT p.order_id::text FROM payment p JOIN purchase_order o ON o.id = p.order_id
     WHERE o.closed_as IS NULL AND p.authorize_before <= ${now}::timestamptz
       AND (p.state IN ('awaiting', 'failed') OR p.state = 'requested' AND p.seller_signs AND p.acceptance IS NULL)
     LIMIT 100`;
  return rows.map((row) => row.order_id);
}

/** A payment's row with its JSON columns typed. */
export function storedPayment(row: PaymentRow): StoredPayment {
  return {
    ...row,
    paymentId: row.paymentId as `0x${string}`,
    state: row.state as PaymentState,
    terms: termsOf(termsSchema.parse(row.terms)),
    collection: row.collection === null ? null : collectionSchema.parse(row.collection),
    acceptance: row.acceptance === null ? null : acceptanceSchema.parse(row.acceptance),
  };
}
