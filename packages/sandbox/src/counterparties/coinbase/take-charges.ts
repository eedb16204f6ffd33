import { randomUUID } from 'node:crypto';
import { refusal, type Charge, type Crypto } from './coinbase-objects.ts';
import type { CoinbaseBook } from './coinbase-book.ts';
import { coinsFor, minorOf, moneyOf, netOf } from './crypto-amounts.ts';

const HOUR_MS = 3_600_000;
const networks = { BTC: 'bitcoin', ETH: 'ethereum', USDC: 'base' } as const;

export interface NewCharge {
  name: string;
  description: string;
  local_price: { amount: string; currency: string };
  metadata: Record<string, string>;
  redirect_url: string;
  cancel_url: string;
}

/** Makes a charge: an hour to pay, in any of three coins. */
export function createCharge(book: CoinbaseBook, input: NewCharge, payUrl: string): Charge {
  const at = book.now();
  const code = book.hex(4).toUpperCase();
  const charge: Charge = {
    resource: 'charge',
    id: randomUUID(),
    code,
    name: input.name,
    description: input.description,
    hosted_url: `${payUrl}/${code}`,
    redirect_url: input.redirect_url,
    cancel_url: input.cancel_url,
    created_at: at.toISOString(),
    expires_at: new Date(at.getTime() + HOUR_MS).toISOString(),
    pricing_type: 'fixed_price',
    pricing: { local: moneyOf(minorOf(input.local_price), input.local_price.currency) },
    metadata: input.metadata,
    timeline: [{ status: 'NEW', time: at.toISOString() }],
    payments: [],
  };
  book.state.charges.push(charge);
  book.commit('commerce', 'charge:created', charge);
  return charge;
}

export const statusOf = (charge: Charge): string => charge.timeline.at(-1)?.status ?? 'NEW';

/** The payer sends coins worth `localMinor`: any amount, at any time, as on a chain. */
export function sendCoins(book: CoinbaseBook, id: string, crypto: Crypto, localMinor: bigint): Charge {
  const charge = book.charge(id);
  const local = moneyOf(localMinor, charge.pricing.local.currency);
  const coins = coinsFor(local, crypto);
  charge.payments.push({
    payment_id: randomUUID(),
    network: networks[crypto],
    transaction_id: `0x${book.hex(32)}`,
    status: 'PENDING',
    detected_at: book.now().toISOString(),
    value: { local, crypto: coins },
    net: { local: netOf(local), crypto: netOf(coins) },
    payer_addresses: [crypto === 'BTC' ? `bc1q${book.hex(19)}` : `0x${book.hex(20)}`],
  });
  note(book, charge, 'PENDING');
  book.commit('commerce', 'charge:pending', charge);
  return charge;
}

/** The blocks of everything sent become final. */
export function confirmCharge(book: CoinbaseBook, id: string): Charge {
  const charge = book.charge(id);
  if (charge.payments.every(({ status }) => status === 'CONFIRMED')) return charge;
  for (const payment of charge.payments) payment.status = 'CONFIRMED';
  const asked = minorOf(charge.pricing.local);
  const paid = charge.payments.reduce((sum, { value }) => sum + minorOf(value.local), 0n);
  const wasOver = charge.timeline.some(({ status }) => status === 'EXPIRED' || status === 'CANCELED');
  const context = wasOver
    ? 'DELAYED'
    : paid < asked
      ? 'UNDERPAID'
      : paid > asked
        ? charge.payments.length > 1
          ? 'MULTIPLE'
          : 'OVERPAID'
        : null;
  note(book, charge, context === null ? 'COMPLETED' : 'UNRESOLVED', context);
  book.commit(
    'commerce',
    context === null ? 'charge:confirmed' : context === 'DELAYED' ? 'charge:delayed' : 'charge:failed',
    charge,
  );
  return charge;
}

/** The hour is over. */
export function expireCharge(book: CoinbaseBook, id: string): Charge {
  const charge = book.charge(id);
  if (statusOf(charge) !== 'NEW') throw refusal('Only a new charge can expire.');
  note(book, charge, 'EXPIRED');
  book.commit('commerce', 'charge:failed', charge);
  return charge;
}

/** We let nobody pay it any more. */
export function cancelCharge(book: CoinbaseBook, id: string): Charge {
  const charge = book.charge(id);
  if (statusOf(charge) !== 'NEW') throw refusal('Only a new charge can be canceled.');
  note(book, charge, 'CANCELED');
  book.commit('commerce', 'charge:failed', charge);
  return charge;
}

/** A person has sent everything back from the provider's dashboard. */
export function refundCharge(book: CoinbaseBook, id: string): Charge {
  const charge = book.charge(id);
  if (charge.payments.length === 0) throw refusal('Nothing was paid: there is nothing to refund.');
  note(book, charge, 'REFUNDED');
  book.commit('commerce', 'charge:resolved', charge);
  return charge;
}

function note(book: CoinbaseBook, charge: Charge, status: string, context: string | null = null): void {
  charge.timeline.push({ status, ...(context !== null && { context }), time: book.now().toISOString() });
}
