import {
  acceptanceSchema,
  collectionSchema,
  fiatTermsJson,
  fiatTermsOf,
  fiatTermsSchema,
  termsJson,
  termsOf,
  termsSchema,
  type FiatTerms,
  type Terms,
} from '@topsteel/domain/bridge';
import type { PaymentState } from '@topsteel/domain/order';
import type { RailName } from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import { z } from 'zod';
import { Prisma, type Payment as PaymentRow } from '../../generated/prisma/client.ts';
import { change, type Tx } from '../../platform/database/index.ts';

export type Collection = z.output<typeof collectionSchema>;
export type Acceptance = z.output<typeof acceptanceSchema>;
type Amount = 'amountMinor' | 'authorizedMinor' | 'capturedMinor' | 'feeMinor' | 'returnedMinor';

/** A payment as kept, its JSON columns and amounts typed. Amounts are in minor units of its currency. */
interface KeptPayment
  extends
    Omit<
      PaymentRow,
      | 'rail'
      | 'terms'
      | 'state'
      | 'collection'
      | 'acceptance'
      | 'paymentId'
      | 'currency'
      | 'payer'
      | 'rateE8'
      | Amount
    >,
    Record<Amount, bigint> {
  paymentId: `0x${string}`;
  currency: Currency;
  rateE8: bigint | null;
  state: PaymentState;
  collection: Collection | null;
  acceptance: Acceptance | null;
}
export interface EscrowPayment extends KeptPayment {
  rail: 'usdc-escrow';
  payer: string;
  terms: Terms;
}
/** Paid off chain: the money is with a provider, and the chain keeps the goods. */
export interface RailPayment extends KeptPayment {
  rail: Exclude<RailName, 'usdc-escrow'>;
  payer: null;
  terms: FiatTerms;
}
export type StoredPayment = EscrowPayment | RailPayment;

interface NewPaymentBase {
  orderId: string;
  paymentId: string;
  chainId: number;
  amountMinor: bigint;
  authorizeBefore: Date;
  captureBefore: Date;
  /** The seller keeps its own key and must sign. */
  sellerSigns: boolean;
}
export interface NewEscrowPayment extends NewPaymentBase {
  rail: 'usdc-escrow';
  terms: Terms;
}
export interface NewRailPayment extends NewPaymentBase {
  rail: RailPayment['rail'];
  currency: Currency;
  terms: FiatTerms;
  /** What the price was converted at; null where nothing was. */
  rate: { rateE8: bigint; round: number; validUntil: Date } | null;
  attemptId: string | null;
}
export type NewPayment = NewEscrowPayment | NewRailPayment;

/** The payments of new orders, in one statement. */
export async function insertPayments(tx: Tx, payments: readonly NewPayment[]): Promise<void> {
  const rows = payments.map((payment) => ({ orderId: payment.orderId, ...columnsOf(payment) }));
  await change(
    tx,
    Prisma.sql`/* hot */
    INSERT INTO payment (order_id, payment_id, chain_id, rail, currency, amount_minor, payer, terms, rate_e8, rate_round,
                         rate_valid_until, attempt_id, state, is_final, authorize_before, capture_before, seller_signs,
                         updated_at)
    SELECT "orderId", "paymentId", "chainId", rail, currency, "amountMinor", payer, terms, "rateE8", "rateRound",
           "rateValidUntil", "attemptId", state, "isFinal", "authorizeBefore", "captureBefore", "sellerSigns", now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r ("orderId" uuid, "paymentId" text, "chainId" integer, rail text, currency text, "amountMinor" numeric,
              payer text, terms jsonb, "rateE8" numeric, "rateRound" integer, "rateValidUntil" timestamptz,
              "attemptId" uuid, state text, "isFinal" boolean, "authorizeBefore" timestamptz,
              "captureBefore" timestamptz, "sellerSigns" boolean)`,
  );
}

/** Another try to pay the same order: other terms, hence another id. The payment must be locked and without money. */
export async function replacePayment(tx: Tx, payment: NewRailPayment): Promise<void> {
  const none = { collection: Prisma.DbNull, acceptance: Prisma.DbNull, failure: null, payer: null };
  await tx.payment.update({ where: { orderId: payment.orderId }, data: { ...columnsOf(payment), ...none } });
}

/** Another try to pay under the same terms: what is reserved and weighed for them stays. The payment must be locked. */
export async function renewPayment(
  tx: Tx,
  orderId: string,
  { rail, attemptId }: Pick<NewRailPayment, 'rail' | 'attemptId'>,
): Promise<void> {
  await tx.payment.update({
    where: { orderId },
    data: {
      rail,
      attemptId,
      state: 'awaiting',
      isFinal: true,
      failure: null,
      authorizedMinor: 0,
      returnedMinor: 0,
    },
  });
}

function columnsOf(payment: NewPayment) {
  const isEscrow = payment.rail === 'usdc-escrow';
  return {
    paymentId: payment.paymentId.toLowerCase(),
    chainId: payment.chainId,
    rail: payment.rail,
    currency: isEscrow ? 'USDC' : payment.currency,
    amountMinor: payment.amountMinor.toString(),
    payer: isEscrow ? payment.terms.payer : null,
    terms: isEscrow ? termsJson(payment.terms) : fiatTermsJson(payment.terms),
    rateE8: isEscrow ? null : (payment.rate?.rateE8.toString() ?? null),
    rateRound: isEscrow ? null : (payment.rate?.round ?? null),
    rateValidUntil: isEscrow ? null : (payment.rate?.validUntil ?? null),
    attemptId: isEscrow ? null : payment.attemptId,
    state: 'awaiting',
    isFinal: true,
    authorizeBefore: payment.authorizeBefore,
    captureBefore: payment.captureBefore,
    sellerSigns: payment.sellerSigns,
  };
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

/** The payment that an attempt pays, locked; null when the attempt is not, or no longer, the order's. */
export async function lockPaymentByAttempt(tx: Tx, attemptId: string): Promise<StoredPayment | null> {
  const [row] = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT order_id::text FROM payment WHERE attempt_id = ${attemptId}::uuid FOR UPDATE`;
  return row ? findPayment(tx, row.order_id) : null;
}

/** What may change of a payment. */
export interface PaymentChange {
  state?: PaymentState;
  isFinal?: boolean;
  collection?: Collection;
  acceptance?: Acceptance;
  attemptId?: string;
  /** Only moves for an order that is to be paid again. */
  authorizeBefore?: Date;
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
  const { collection, acceptance, authorizedMinor, capturedMinor, feeMinor, returnedMinor, ...plain } =
    change;
  const amounts = Object.entries({ authorizedMinor, capturedMinor, feeMinor, returnedMinor });
  await tx.payment.update({
    where: { orderId },
    data: {
      ...plain,
      ...Object.fromEntries(
        amounts.flatMap(([name, amount]) => (amount === undefined ? [] : [[name, amount.toString()]])),
      ),
      ...(collection && { collection: collection satisfies Prisma.InputJsonValue }),
      ...(acceptance && { acceptance: acceptance satisfies Prisma.InputJsonValue }),
    },
  });
}

/** After the oracles refused a capture, it is tried again no sooner than this. */
const RETRY_AFTER = '30 seconds';

/**
 * Orders whose payment out of the escrow is due: the buyer has signed the receipt, or the inspection time has passed. What
 * is to go back to the buyer is due to nobody else, also when the chain has refused to give it back; and from
 * `captureBefore` on, by the chain's clock, the escrow would refuse the capture.
 */
export async function dueCaptures(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT p.order_id::text FROM payment p LEFT JOIN delivery d ON d.order_id = p.order_id
     WHERE p.rail = 'usdc-escrow' AND p.state = 'authorized' AND p.captures_at IS NOT NULL
       AND (p.captures_at <= ${now}::timestamptz OR d.receipt IS NOT NULL)
       AND (p.title_grams = 0 OR d.weighed_grams > p.title_grams)
       AND p.capture_before > coalesce((SELECT b.timestamp FROM bridge.block b
                                         WHERE b.chain_id = p.chain_id AND b.status = 'canonical'
                                         ORDER BY b.number DESC LIMIT 1), ${now}::timestamptz)
       AND NOT EXISTS (SELECT 1 FROM bridge.intent v WHERE v.business_key = 'void:' || p.payment_id)
       AND NOT EXISTS (SELECT 1 FROM dispute s WHERE s.order_id = p.order_id AND s.state IN ('open', 'answered', 'escalated'))
       AND (p.failure IS NULL OR p.updated_at < ${now}::timestamptz - ${RETRY_AFTER}::interval)
     ORDER BY p.captures_at LIMIT 100`;
  return rows.map((row) => row.order_id);
}

/**
 * Orders that were not paid in time: unsigned, refused, paid in part only, or signed by the buyer and never accepted by the
 * seller. What of
 * their steel has left does not come back to the offer by the clock.
 */
export async function unpaidOrders(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT p.order_id::text FROM payment p JOIN purchase_order o ON o.id = p.order_id
     WHERE o.closed_as IS NULL AND p.authorize_before <= ${now}::timestamptz
       AND (p.state IN ('awaiting', 'failed')
            OR p.rail <> 'usdc-escrow' AND p.state = 'requested' AND p.authorized_minor > 0
               AND p.authorized_minor < p.amount_minor
            OR p.rail = 'usdc-escrow' AND p.state = 'requested' AND p.seller_signs AND p.acceptance IS NULL)
       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.order_id = p.order_id)
     LIMIT 100`;
  return rows.map((row) => row.order_id);
}

/** Settlements that wait for the end of their time in escrow, when by the chain's clock it has come: a look is due now. */
export async function wakeEnded(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE settlement s SET look_at = ${now}::timestamptz
      FROM payment p
     WHERE p.order_id = s.order_id AND p.rail = 'usdc-escrow' AND p.state = 'authorized'
       AND s.look_at >= p.capture_before AND s.look_at > ${now}::timestamptz
       AND p.capture_before <= (SELECT b.timestamp FROM bridge.block b
                                 WHERE b.chain_id = p.chain_id AND b.status = 'canonical'
                                 ORDER BY b.number DESC LIMIT 1)`;
}

/** A payment's row with its JSON columns typed. */
export function storedPayment(row: PaymentRow): StoredPayment {
  const kept = {
    ...row,
    paymentId: row.paymentId as `0x${string}`,
    currency: row.currency as Currency,
    state: row.state as PaymentState,
    amountMinor: BigInt(row.amountMinor.toFixed()),
    authorizedMinor: BigInt(row.authorizedMinor.toFixed()),
    capturedMinor: BigInt(row.capturedMinor.toFixed()),
    feeMinor: BigInt(row.feeMinor.toFixed()),
    returnedMinor: BigInt(row.returnedMinor.toFixed()),
    rateE8: row.rateE8 === null ? null : BigInt(row.rateE8.toFixed()),
    collection: row.collection === null ? null : collectionSchema.parse(row.collection),
    acceptance: row.acceptance === null ? null : acceptanceSchema.parse(row.acceptance),
  };
  if (row.rail === 'usdc-escrow') {
    const terms = termsOf(termsSchema.parse(row.terms));
    return { ...kept, rail: row.rail, payer: row.payer ?? terms.payer, terms };
  }
  const terms = fiatTermsOf(fiatTermsSchema.parse(row.terms));
  return { ...kept, rail: row.rail as RailPayment['rail'], payer: null, terms };
}
