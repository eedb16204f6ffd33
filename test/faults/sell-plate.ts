import { randomUUID } from 'node:crypto';
import { offerPage, order, orderPage, quote, type Offer, type Order } from '@topsteel/domain/api';
import type { LocalAccount } from 'viem/accounts';
import { weigh } from '../../scripts/seed/place-orders.ts';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import type { Session } from '../../scripts/seed/session.ts';
import { signTypedDataJson } from '../../scripts/seed/sign-typed-data.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

const PATIENCE_MS = 120_000;
const ORDERED_GRAMS = '1000000';
const WEIGHED_GRAMS = '996000';
/** Of the buyer, at the embedded bank. */
const BUYER_IBAN = 'BE68539007547034';

export interface Trade {
  buyer: Session;
  seller: Session;
  offer: Offer;
}

/** The offer that fault tests buy from, a tonne at a time. */
export async function openTrade(world: FaultWorld): Promise<Trade> {
  const [buyer, seller] = [await world.sessionOf('buyer-2'), await world.sessionOf('mill-fr')];
  const { items } = await buyer.get('/v2/offers?limit=100', offerPage);
  const offer = items
    .filter(
      (one) => one.seller.name === "Aciéries du Val d'Orne" && BigInt(one.minGrams) <= BigInt(ORDERED_GRAMS),
    )
    .sort((a, b) => Number(BigInt(b.availableGrams) - BigInt(a.availableGrams)))[0];
  if (offer === undefined) throw new Error('No offer of the mill sells a single tonne.');
  return { buyer, seller, offer };
}

/** How an order is paid here, and what a test does meanwhile. */
export interface Sale {
  rail?: 'usdc-escrow' | 'card' | 'sepa';
  whilePaying?: () => Promise<void>;
  whenShipped?: () => Promise<void>;
}

/**
 * One order from quote to payment, by the steps a buyer and a seller take. Every step is asked for again until it is
 * through, as people and programs do when an answer does not come.
 */
export async function sellPlate(
  world: FaultWorld,
  { buyer, seller, offer }: Trade,
  { rail = 'usdc-escrow', whilePaying, whenShipped }: Sale = {},
): Promise<Order> {
  const wallet = demoWallet(9);
  const again = <T>(what: string, ask: () => Promise<T | null>): Promise<T> =>
    until(
      what,
      () => ask().catch(() => null),
      (answer) => answer !== null,
      PATIENCE_MS,
    ) as Promise<T>;
  const priced = await again('a quote', () =>
    buyer.post('/v2/quotes', { offerId: offer.id, massGrams: ORDERED_GRAMS }, quote),
  );
  const reference = randomUUID();
  const placed = await again('the order', () =>
    buyer
      .post(
        '/v2/orders',
        { quoteId: priced.id, rail, reference, ...(rail === 'usdc-escrow' && { payer: wallet.address }) },
        order,
      )
      // It may be there though its answer was lost: a person looks among the orders.
      .catch(async () => findOrder(buyer, reference)),
  );
  const path = `/v2/orders/${placed.id}`;
  const now = (): Promise<Order> => buyer.get(path, order);
  const reaches = (...status: Order['status'][]): Promise<Order> =>
    until(
      `order ${placed.number} to be ${status.join(' or ')}`,
      () => now().catch(() => placed),
      (current) => status.includes(current.status),
      PATIENCE_MS,
    );
  // A person pays once at a bank or a provider, and waits for it to arrive.
  let hasPaid = false;
  await again('the payment', async () => {
    const current = await now();
    if (current.status !== 'awaiting-payment') return current;
    if (rail === 'usdc-escrow') await signPayment(buyer, current, wallet);
    else if (!hasPaid) hasPaid = await payOutside(world, current);
    return (await now()).status === 'awaiting-payment' ? null : current;
  });
  const bending = whilePaying?.();
  await until(
    `order ${placed.number} to be confirmed`,
    async () => {
      const current = await now().catch(() => placed);
      // What the chain refused is signed again, as the page asks.
      if (current.status === 'payment-failed') await signPayment(buyer, current, wallet).catch(() => null);
      return current;
    },
    ({ status }) => status === 'confirmed',
    PATIENCE_MS,
  );
  await bending;
  await again('the shipment', async () => {
    await seller.post(`${path}/shipment`, { carrier: 'Spedition Donau-Rhein' }, order).catch(() => null);
    return (await now()).delivery;
  });
  const shipped = await reaches('shipped', 'weighed');
  await whenShipped?.();
  await weigh(world.ground.urls.carrier, shipped.delivery?.ref ?? '', WEIGHED_GRAMS);
  await reaches('weighed');
  await again('the receipt', async () => {
    const current = await now();
    if (current.status !== 'weighed') return current;
    const { receiptTypedData } = current;
    const signature = receiptTypedData && (await signTypedDataJson(wallet, receiptTypedData));
    await buyer.post(`${path}/receipt`, { ...(signature && { signature }), grams: WEIGHED_GRAMS }, order);
    return current;
  });
  await reaches('completed');
  return until(
    'the payment to be final',
    () => now().catch(() => placed),
    ({ payment }) => payment.isFinal && payment.state === 'captured',
    PATIENCE_MS,
  );
}

async function findOrder(buyer: Session, reference: string): Promise<Order | null> {
  const { items } = await buyer.get('/v2/orders?side=buyer', orderPage);
  const found = items.find((one) => one.reference === reference);
  return found ? buyer.get(`/v2/orders/${found.id}`, order) : null;
}

async function signPayment(buyer: Session, placed: Order, wallet: LocalAccount): Promise<void> {
  const { typedData } = placed.payment;
  if (typedData === null) throw new Error('The order came without data to sign.');
  const signature = await signTypedDataJson(wallet, typedData);
  await buyer.post(`/v2/orders/${placed.id}/authorization`, { signature, chainId: 31337 }, order);
}

/** Pays where the provider or the bank asks for it, as the buyer does in a browser; false while nobody asks yet. */
async function payOutside(world: FaultWorld, { payment }: Order): Promise<boolean> {
  const { action, amountMinor } = payment;
  const origin = world.ground.urls.carrier;
  const post = (path: string, body: object) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
    });
  if (action?.kind === 'redirect') {
    await post(new URL(action.url).pathname, { number: '4242424242424242' });
    return true;
  }
  if (action?.kind === 'transfer') {
    const amount = `${BigInt(amountMinor) / 100n},${(BigInt(amountMinor) % 100n).toString().padStart(2, '0')}`;
    const { iban: to, reference: remittance } = action;
    await post('/bank/transfers', { from: BUYER_IBAN, to, amount, remittance, charges: '' });
    return true;
  }
  return false;
}
