import { offerPage, order, quote, type Offer, type Order } from '@topsteel/domain/api';
import { weigh } from '../../scripts/seed/place-orders.ts';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import type { Session } from '../../scripts/seed/session.ts';
import { signTypedDataJson } from '../../scripts/seed/sign-typed-data.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

const PATIENCE_MS = 120_000;
const ORDERED_GRAMS = '1000000';
const WEIGHED_GRAMS = '996000';

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

/**
 * One order from quote to payment, by the steps a buyer and a seller take. Every step is asked for again until it is
 * through, as people and programs do when an answer does not come.
 */
export async function sellPlate(
  world: FaultWorld,
  { buyer, seller, offer }: Trade,
  during: { whilePaying?: () => Promise<void>; whenShipped?: () => Promise<void> } = {},
): Promise<Order> {
  const wallet = demoWallet(9);
  const again = <T>(what: string, ask: () => Promise<T>): Promise<T> =>
    until(
      what,
      () => ask().catch(() => null),
      (answer) => answer !== null,
      PATIENCE_MS,
    ) as Promise<T>;
  const priced = await again('a quote', () =>
    buyer.post('/v2/quotes', { offerId: offer.id, massGrams: ORDERED_GRAMS }, quote),
  );
  const placed = await again('the order', () =>
    buyer.post('/v2/orders', { quoteId: priced.id, payer: wallet.address }, order),
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
  const authorization = placed.payment.typedData;
  if (authorization === null) throw new Error('The order came without data to sign.');
  const signature = await signTypedDataJson(wallet, authorization);
  await again('the authorization', async () => {
    await buyer.post(`${path}/authorization`, { signature, chainId: 31337 }, order).catch(() => null);
    const { status } = await now();
    return status === 'awaiting-payment' ? null : status;
  });
  const bending = during.whilePaying?.();
  await reaches('confirmed');
  await bending;
  await again('the shipment', async () => {
    await seller.post(`${path}/shipment`, { carrier: 'Spedition Donau-Rhein' }, order).catch(() => null);
    return (await now()).delivery;
  });
  const shipped = await reaches('shipped', 'weighed');
  await during.whenShipped?.();
  await weigh(world.ground.urls.carrier, shipped.delivery?.ref ?? '', WEIGHED_GRAMS);
  const weighed = await reaches('weighed');
  if (weighed.receiptTypedData === null) throw new Error('The order came without a receipt to sign.');
  const receipt = await signTypedDataJson(wallet, weighed.receiptTypedData);
  await again('the receipt', async () => {
    await buyer
      .post(`${path}/receipt`, { signature: receipt, grams: WEIGHED_GRAMS }, order)
      .catch(() => null);
    const { status } = await now();
    return status === 'weighed' ? null : status;
  });
  await reaches('completed');
  return until(
    'the payment to be final',
    () => now().catch(() => placed),
    ({ payment }) => payment.isFinal && payment.state === 'captured',
    PATIENCE_MS,
  );
}
