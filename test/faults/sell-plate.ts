import { randomUUID } from 'node:crypto';
import { offerPage, order, orderPage, quote, type Offer, type Order } from '@topsteel/domain/api';
import type { RailName } from '@topsteel/domain/payment';
import pg from 'pg';
import { createWalletClient, http, type Address } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { weigh } from '../../scripts/seed/place-orders.ts';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import type { Session } from '../../scripts/seed/session.ts';
import { signTypedDataJson } from '../../scripts/seed/sign-typed-data.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

/** Long: a machine that others use too restarts a killed process slowly. */
const PATIENCE_MS = 300_000;
const ORDERED_GRAMS = 1_000_000n;
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
    .filter((one) => one.seller.name === "Aciéries du Val d'Orne" && BigInt(one.minGrams) <= ORDERED_GRAMS)
    .sort((a, b) => Number(BigInt(b.availableGrams) - BigInt(a.availableGrams)))[0];
  if (offer === undefined) throw new Error('No offer of the mill sells a single tonne.');
  return { buyer, seller, offer };
}

/**
 * The offer of the mill that the least can be ordered of, as long as a tonne of its lot is left: a hundred orders are more
 * than any one lot holds.
 */
export async function smallestOffer({ buyer, seller, offer }: Trade): Promise<Trade> {
  const page = await until(
    'the offers',
    () => buyer.get('/v2/offers?limit=100', offerPage).catch(() => null),
    (answer) => answer !== null,
    PATIENCE_MS,
  );
  const smallest = page?.items
    .filter(
      (one) =>
        one.seller.name === offer.seller.name &&
        BigInt(one.minGrams) <= ORDERED_GRAMS &&
        BigInt(one.availableGrams) > ORDERED_GRAMS,
    )
    .sort((a, b) => Number(BigInt(a.minGrams) - BigInt(b.minGrams)))[0];
  if (smallest === undefined) throw new Error('Every lot of the mill that is sold by the tonne is sold out.');
  return { buyer, seller, offer: smallest };
}

/** What is weighed of what was ordered: 4 in 1,000 less. */
export const weighedOf = (orderedGrams: bigint): bigint => (orderedGrams * 996n) / 1_000n;

/** How an order is paid here, and what a test does meanwhile. */
export interface Sale {
  /** A tonne unless told. */
  orderedGrams?: bigint;
  rail?: RailName;
  /** Signs for the buyer; the wallet of the trade's buyer unless told. */
  wallet?: LocalAccount;
  /** Before the buyer signs or pays. */
  whenPlaced?: (placed: Order) => Promise<void>;
  /** Runs beside the waiting for the money. */
  whilePaying?: () => Promise<void>;
  whenShipped?: () => Promise<void>;
  /** Before the buyer's word, on which the seller is paid. */
  whenWeighed?: (weighed: Order) => Promise<void>;
  /** The buyer gives no word: the seller is paid when the time to inspect is over. */
  isSilent?: boolean;
  /** The seller is paid in a block that may still be replaced. */
  whenCaptured?: (captured: Order) => Promise<void>;
}

/**
 * One order from quote to payment, by the steps a buyer and a seller take. Every step is asked for again until it is
 * through, as people and programs do when an answer does not come.
 */
export async function sellPlate(world: FaultWorld, trade: Trade, sale: Sale = {}): Promise<Order> {
  const placed = await placePlate(trade, sale);
  await sale.whenPlaced?.(placed);
  await payPlate(world, trade, placed, sale);
  return deliverPlate(world, trade, placed, sale);
}

/** Asks for a quote and orders at it; nothing is paid yet. */
export async function placePlate(
  { buyer, offer }: Trade,
  { rail = 'usdc-escrow', orderedGrams = ORDERED_GRAMS, wallet = demoWallet(9) }: Sale = {},
): Promise<Order> {
  const priced = await again('a quote', () =>
    buyer.post('/v2/quotes', { offerId: offer.id, massGrams: orderedGrams.toString() }, quote),
  );
  const reference = randomUUID();
  const payer = rail === 'usdc-escrow' ? { payer: wallet.address } : {};
  return again('the order', () =>
    buyer
      .post('/v2/orders', { quoteId: priced.id, rail, reference, ...payer }, order)
      // It may be there though its answer was lost: a person looks among the orders.
      .catch(async () => findOrder(buyer, reference)),
  );
}

/** Pays and waits until the money is there. */
export async function payPlate(
  world: FaultWorld,
  { buyer }: Trade,
  placed: Order,
  { rail = 'usdc-escrow', wallet = demoWallet(9), whilePaying }: Sale = {},
): Promise<void> {
  const now = (): Promise<Order> => readOrder(buyer, placed);
  // A person pays once at a bank or a provider, and waits for it to arrive.
  let hasPaid = false;
  await again('the payment', async () => {
    const current = await now();
    if (current.status !== 'awaiting-payment') return current;
    if (rail === 'usdc-escrow') await signPayment(buyer, current, wallet);
    else if (!hasPaid) hasPaid = await payOutside(world, current, wallet);
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
}

/** From the money in escrow to the payment of the seller, final. */
export async function deliverPlate(
  world: FaultWorld,
  { buyer, seller }: Trade,
  placed: Order,
  sale: Sale = {},
): Promise<Order> {
  const { rail, orderedGrams = ORDERED_GRAMS, wallet = demoWallet(9), isSilent = false } = sale;
  const { whenShipped, whenWeighed, whenCaptured } = sale;
  const weighedGrams = weighedOf(orderedGrams).toString();
  const path = `/v2/orders/${placed.id}`;
  const now = (): Promise<Order> => readOrder(buyer, placed);
  const reaches = (...status: Order['status'][]): Promise<Order> => reachesStatus(buyer, placed, ...status);
  await again('the shipment', async () => {
    await seller.post(`${path}/shipment`, { carrier: 'Spedition Donau-Rhein' }, order).catch(() => null);
    return (await now()).delivery;
  });
  const shipped = await reaches('shipped', 'weighed');
  await whenShipped?.();
  await weigh(world.ground.urls.carrier, shipped.delivery?.ref ?? '', weighedGrams);
  const weighed = await reaches('weighed');
  await whenWeighed?.(weighed);
  await again('the receipt', async () => {
    const current = await now();
    if (isSilent || current.status !== 'weighed') return current;
    const { receiptTypedData } = current;
    const signature = receiptTypedData && (await signTypedDataJson(wallet, receiptTypedData));
    await buyer.post(`${path}/receipt`, { ...(signature && { signature }), grams: weighedGrams }, order);
    return current;
  });
  await whenCaptured?.(await paymentReaches(buyer, placed, 'captured'));
  await reaches('completed');
  const paid = await until(
    'the payment to be final',
    () => now().catch(() => placed),
    ({ payment }) => payment.isFinal && payment.state === 'captured',
    PATIENCE_MS,
  );
  if (rail === 'coinbase') await letRefundsArrive(world, placed.id);
  return paid;
}

/** One order from quote to the money being held for it. */
export async function payOrder(world: FaultWorld, trade: Trade, sale: Sale = {}): Promise<Order> {
  const placed = await placePlate(trade, sale);
  await payPlate(world, trade, placed, sale);
  return readOrder(trade.buyer, placed);
}

/** Waits until the order is in one of these states. */
export function reachesStatus(buyer: Session, placed: Order, ...status: Order['status'][]): Promise<Order> {
  return until(
    `order ${placed.number} to be ${status.join(' or ')}`,
    () => readOrder(buyer, placed).catch(() => placed),
    (current) => status.includes(current.status),
    PATIENCE_MS,
  );
}

/** Waits until its payment is in that state, be it final or not. */
export function paymentReaches(
  buyer: Session,
  placed: Order,
  state: Order['payment']['state'],
): Promise<Order> {
  return until(
    `the payment of order ${placed.number} to be ${state}`,
    () => readOrder(buyer, placed).catch(() => placed),
    ({ payment }) => payment.state === state,
    PATIENCE_MS,
  );
}

export const readOrder = (reader: Session, { id }: Pick<Order, 'id'>): Promise<Order> =>
  reader.get(`/v2/orders/${id}`, order);

/** Asks again until an answer comes. */
function again<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  return until(
    what,
    () => ask().catch(() => null),
    (answer) => answer !== null,
    PATIENCE_MS,
  ) as Promise<T>;
}

async function findOrder(buyer: Session, reference: string): Promise<Order | null> {
  const { items } = await buyer.get('/v2/orders?side=buyer', orderPage);
  const found = items.find((one) => one.reference === reference);
  return found ? buyer.get(`/v2/orders/${found.id}`, order) : null;
}

/** The buyer's wallet signs what the order asks for. */
export async function signPayment(buyer: Session, placed: Order, wallet: LocalAccount): Promise<void> {
  const { typedData } = placed.payment;
  if (typedData === null) throw new Error('The order came without data to sign.');
  const signature = await signTypedDataJson(wallet, typedData);
  await buyer.post(`/v2/orders/${placed.id}/authorization`, { signature, chainId: 31337 }, order);
}

/** Pays where the provider or the bank asks for it, as the buyer does in a browser; false while nobody asks yet. */
async function payOutside(world: FaultWorld, { payment }: Order, wallet: LocalAccount): Promise<boolean> {
  const { action, amountMinor, rail } = payment;
  const post = (path: string, body: object) => playCounterparty(world, path, body);
  if (action?.kind === 'redirect') {
    const { pathname } = new URL(action.url);
    await post(pathname, { number: '4242424242424242' });
    if (rail === 'coinbase') await post(`/coinbase/checkouts/${checkoutOf(pathname)}/complete`, {});
    return true;
  }
  if (action?.kind === 'transfer') {
    const amount = `${BigInt(amountMinor) / 100n},${(BigInt(amountMinor) % 100n).toString().padStart(2, '0')}`;
    const { iban: to, reference: remittance } = action;
    await post('/bank/transfers', { from: BUYER_IBAN, to, amount, remittance, charges: '' });
    return true;
  }
  if (action?.kind === 'send') {
    const payer = createWalletClient({ account: wallet, transport: http(world.ground.env['RPC_URL']) });
    await payer.sendTransaction({ to: action.to as Address, value: BigInt(action.amountMinor), chain: null });
    return true;
  }
  return false;
}

const checkoutOf = (pathname: string): string => pathname.split('/').at(-1) ?? '';

/** The crypto provider's refunds wait until somebody says at its page that they have arrived. */
export async function letRefundsArrive(world: FaultWorld, orderId: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.ground.env['DATABASE_URL'] });
  await client.connect();
  try {
    const { rows } = await client.query<{ ref: string }>(
      "SELECT provider_ref AS ref FROM payment_attempt WHERE order_id = $1 AND rail = 'coinbase'",
      [orderId],
    );
    for (const { ref } of rows)
      await playCounterparty(world, `/coinbase/checkouts/${ref}/refunds`, { outcome: 'COMPLETED' });
  } finally {
    await client.end();
  }
}

/** Does at a counterparty's page what a person does there. */
export const playCounterparty = ({ ground }: FaultWorld, path: string, body: object): Promise<Response> =>
  fetch(ground.urls.carrier + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
