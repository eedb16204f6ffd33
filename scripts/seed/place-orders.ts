import { order, orderPage, quote, type Offer, type Order } from '@topsteel/domain/api';
import type { LocalAccount } from 'viem/accounts';
import { payOffChain } from './pay-off-chain.ts';
import type { Session } from './session.ts';
import { signTypedDataJson } from './sign-typed-data.ts';
import { until } from './until.ts';
import type { WorldOrder } from './world.ts';

export interface OrderParties {
  buyer: Session;
  wallet: LocalAccount;
  seller: Session;
  carrierUrl: string;
  chainId: number;
}

/**
 * Brings one past order to the state that the world gives it, through the same steps as a person:
 * quote, order, wallet signature, shipment, weighing, receipt. An order with its reference that exists is left alone.
 */
export async function placeOrder(entry: WorldOrder, offered: Offer, parties: OrderParties): Promise<void> {
  const { buyer, seller, wallet } = parties;
  const mine = (await buyer.get('/v2/orders?limit=100', orderPage)).items;
  if (mine.some(({ reference }) => reference === entry.reference)) return;
  const priced = await buyer.post('/v2/quotes', { offerId: offered.id, massGrams: entry.massGrams }, quote);
  if (entry.rail !== undefined) {
    await payOffChain(entry, priced.id, entry.rail, parties);
    return;
  }
  const placed = await buyer.post(
    '/v2/orders',
    { quoteId: priced.id, payer: wallet.address, reference: entry.reference },
    order,
  );
  const reaches = (status: Order['status'][]): Promise<Order> =>
    until(
      `order ${placed.number} to become ${status.join(' or ')}`,
      () => buyer.get(`/v2/orders/${placed.id}`, order),
      (current) => {
        if (current.payment.failure !== null)
          throw new Error(`Order ${placed.number}: ${current.payment.failure}`);
        return status.includes(current.status);
      },
    );

  const authorization = placed.payment.typedData;
  if (authorization === null) throw new Error(`Order ${placed.number} came without data to sign.`);
  const signature = await signTypedDataJson(wallet, authorization);
  await buyer.post(`/v2/orders/${placed.id}/authorization`, { signature, chainId: parties.chainId }, order);
  await reaches(['confirmed']);
  if (entry.until === 'authorized') return;

  await seller.post(`/v2/orders/${placed.id}/shipment`, { carrier: 'Spedition Donau-Rhein' }, order);
  const shipped = await reaches(['shipped']);
  if (entry.until === 'shipped') return;

  await weigh(parties.carrierUrl, shipped.delivery?.ref ?? '', entry.weighedGrams ?? entry.massGrams);
  const weighed = await reaches(['weighed']);
  if (entry.until === 'weighed') return;

  if (weighed.receiptTypedData === null)
    throw new Error(`Order ${placed.number} came without a receipt to sign.`);
  const receipt = await signTypedDataJson(wallet, weighed.receiptTypedData);
  const grams = weighed.lines[0]?.weighedGrams ?? '0';
  await buyer.post(`/v2/orders/${placed.id}/receipt`, { signature: receipt, grams }, order);
  await reaches(['completed']);
}

/** Weighs the lorry at the carrier's weighbridge, once the carrier knows the delivery. */
export async function weigh(carrierUrl: string, deliveryRef: string, grams: string): Promise<void> {
  const netKg = (BigInt(grams) / 1000n).toString();
  await until(
    `the weighbridge to know delivery ${deliveryRef}`,
    async () => {
      const response = await fetch(`${carrierUrl}/deliveries/${encodeURIComponent(deliveryRef)}/weigh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ netKg }),
      });
      return response.ok;
    },
    (isWeighed) => isWeighed,
  );
}
