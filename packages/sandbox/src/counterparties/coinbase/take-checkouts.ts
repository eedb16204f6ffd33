import { randomUUID } from 'node:crypto';
import { mulDivHalfUp } from '@topsteel/domain/units';
import { CoinbaseRefusal, refusal, type Checkout, type CheckoutRefund } from './coinbase-objects.ts';
import type { CoinbaseBook } from './coinbase-book.ts';
import { minorOf, moneyOf } from './crypto-amounts.ts';

const HOUR_MS = 3_600_000;
/** One unit of fiat buys 1.08 USDC, always. */
const USDC_PER_FIAT_BPS = 10_800n;
const FEE_BPS = 100n;
const CENT_USDC = 10_000n;

export interface NewCheckout {
  amount: string;
  currency: string;
  description: string;
  metadata: Record<string, string>;
  expiresAt?: string | undefined;
  successRedirectUrl?: string | undefined;
  failRedirectUrl?: string | undefined;
}

const usdc = (cents: bigint): string => moneyOf(cents * CENT_USDC, 'USDC').amount;
const centsOf = (amount: string): bigint => minorOf({ amount, currency: 'USDC' }) / CENT_USDC;
/** Cents of USDC for an amount in USDC or fiat. */
const usdcCentsOf = (amount: string, currency: string): bigint =>
  currency === 'USDC'
    ? centsOf(amount)
    : mulDivHalfUp(minorOf({ amount, currency }), USDC_PER_FIAT_BPS, 10_000n);

/** Makes a checkout. It takes one payment, of exactly its amount. */
export function createCheckout(book: CoinbaseBook, input: NewCheckout, payUrl: string): Checkout {
  const at = book.now();
  const id = book.hex(12);
  const isFiat = input.currency !== 'USDC';
  const checkout: Checkout = {
    id,
    url: `${payUrl}/${id}`,
    status: 'ACTIVE',
    amount: usdc(usdcCentsOf(input.amount, input.currency)),
    currency: 'USDC',
    ...(isFiat && { fiatAmount: input.amount, fiatCurrency: input.currency }),
    network: 'base',
    address: `0x${book.hex(20)}`,
    description: input.description,
    metadata: input.metadata,
    ...(input.successRedirectUrl !== undefined && { successRedirectUrl: input.successRedirectUrl }),
    ...(input.failRedirectUrl !== undefined && { failRedirectUrl: input.failRedirectUrl }),
    expiresAt: input.expiresAt ?? new Date(at.getTime() + HOUR_MS).toISOString(),
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
  book.state.checkouts.push(checkout);
  book.commit('business', null, checkout);
  return checkout;
}

/** The payer pays; the block is not final yet. */
export function payCheckout(book: CoinbaseBook, id: string): Checkout {
  const checkout = only(book, id, 'ACTIVE', 'paid');
  checkout.status = 'PROCESSING';
  book.commit('business', null, checkout);
  return checkout;
}

/** The payment is final; the provider settles it and keeps its fee. */
export function completeCheckout(book: CoinbaseBook, id: string): Checkout {
  const checkout = only(book, id, 'PROCESSING', 'completed');
  const total = centsOf(checkout.amount);
  const fee = mulDivHalfUp(total, FEE_BPS, 10_000n);
  checkout.status = 'COMPLETED';
  checkout.transactionHash = `0x${book.hex(32)}`;
  checkout.settlement = {
    totalAmount: usdc(total),
    feeAmount: usdc(fee),
    netAmount: usdc(total - fee),
    currency: 'USDC',
  };
  book.commit('business', 'checkout.payment.success', checkout);
  return checkout;
}

/** The payment fails on the way: nothing has come in. */
export function failCheckout(book: CoinbaseBook, id: string): Checkout {
  const checkout = only(book, id, 'PROCESSING', 'failed');
  checkout.status = 'FAILED';
  book.commit('business', 'checkout.payment.failed', checkout);
  return checkout;
}

export function expireCheckout(book: CoinbaseBook, id: string): Checkout {
  const checkout = only(book, id, 'ACTIVE', 'expired');
  checkout.status = 'EXPIRED';
  book.commit('business', 'checkout.payment.expired', checkout);
  return checkout;
}

export function deactivateCheckout(book: CoinbaseBook, id: string): Checkout {
  const checkout = only(book, id, 'ACTIVE', 'deactivated');
  checkout.status = 'DEACTIVATED';
  book.commit('business', null, checkout);
  return checkout;
}

/** Begins to give back part or all of a completed checkout. */
export function refundCheckout(
  book: CoinbaseBook,
  id: string,
  { amount, currency, reason }: { amount: string; currency: string; reason: string },
): Checkout {
  const checkout = book.checkout(id);
  if (checkout.status !== 'COMPLETED' && checkout.status !== 'PARTIALLY_REFUNDED') {
    throw conflict(`Only a completed checkout can be refunded. This one is ${checkout.status}.`);
  }
  const isFiat = currency !== 'USDC';
  if (isFiat && currency !== checkout.fiatCurrency) throw refusal(`The checkout is not in ${currency}.`);
  const wanted = minorOf({ amount, currency });
  const paid = minorOf({ amount: (isFiat ? checkout.fiatAmount : checkout.amount) ?? '0', currency });
  const given = (checkout.refunds ?? [])
    .filter(({ status }) => status !== 'FAILED')
    .reduce(
      (sum, refund) =>
        sum + minorOf({ amount: (isFiat ? refund.fiatAmount : refund.amount) ?? '0', currency }),
      0n,
    );
  if (wanted <= 0n || given + wanted > paid)
    throw conflict('The refund is more than is left of the payment.');
  const refund: CheckoutRefund = {
    id: randomUUID(),
    status: 'PENDING',
    amount: usdc(usdcCentsOf(amount, currency)),
    currency: 'USDC',
    ...(isFiat && { fiatAmount: amount, fiatCurrency: currency }),
    reason,
    createdAt: book.now().toISOString(),
  };
  checkout.refunds = [...(checkout.refunds ?? []), refund];
  book.commit('business', null, checkout);
  return checkout;
}

/** What is under way with refunds arrives, or comes back. */
export function endRefunds(book: CoinbaseBook, id: string, outcome: 'COMPLETED' | 'FAILED'): Checkout {
  const checkout = book.checkout(id);
  const pending = (checkout.refunds ?? []).filter(({ status }) => status === 'PENDING');
  for (const refund of pending) {
    refund.status = outcome;
    const done = (checkout.refunds ?? [])
      .filter(({ status }) => status === 'COMPLETED')
      .reduce((sum, { amount }) => sum + centsOf(amount), 0n);
    checkout.refundedAmount = usdc(done);
    checkout.status =
      done === 0n ? 'COMPLETED' : done >= centsOf(checkout.amount) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    book.commit(
      'business',
      outcome === 'COMPLETED' ? 'checkout.refund.success' : 'checkout.refund.failed',
      checkout,
    );
  }
  return checkout;
}

function only(book: CoinbaseBook, id: string, status: Checkout['status'], act: string): Checkout {
  const checkout = book.checkout(id);
  if (checkout.status === status) return checkout;
  throw conflict(`Only a checkout that is ${status} can be ${act}. This one is ${checkout.status}.`);
}

const conflict = (message: string): CoinbaseRefusal => new CoinbaseRefusal(409, 'invalid_state', message);
