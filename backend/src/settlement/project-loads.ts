import { weighLoads } from '@topsteel/domain/shipment';
import {
  shipmentsOf,
  ticketsOf,
  unweighedLoads,
  updateShipmentWeight,
  upsertDelivery,
  type Delivery,
  type StoredOrder,
} from '../order/index.ts';
import type { PaymentOnChain } from '../payment/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Loads } from './domain/state-after.ts';

/**
 * Keeps what the chain says was weighed: the total on the delivery, and of each load what its ticket says. A word of the
 * buyer for another total counts no longer. @returns the delivery as it is now
 */
export async function updateWeight(
  tx: Tx,
  order: StoredOrder,
  { weight }: PaymentOnChain,
): Promise<Delivery | null> {
  const { delivery } = order;
  if (!delivery) return null;
  const isOther = weight !== null && delivery.weighedGrams !== null && weight.grams !== delivery.weighedGrams;
  const after = {
    ...delivery,
    weighedGrams: weight?.grams ?? null,
    weighedAt: weight ? new Date(weight.acceptedAt * 1_000) : null,
    ...(isOther && { receipt: null, receivedAt: null }),
  };
  await upsertDelivery(tx, order.id, after);
  await weighEach(tx, order, weight);
  return after;
}

async function weighEach(tx: Tx, order: StoredOrder, weight: PaymentOnChain['weight']): Promise<void> {
  const loads = await shipmentsOf(tx, order.id);
  const tickets =
    weight === null || loads.length < 2 ? [] : await ticketsOf(tx, order.payment.paymentId, weight.round);
  const byRef = new Map(tickets.map((ticket) => [ticket.ref, ticket]));
  const grams = weighLoads(
    loads.map(({ ref, weighedGrams }) => ({
      ref,
      ticketGrams: byRef.get(ref)?.netGrams ?? null,
      knownGrams: weighedGrams,
    })),
    weight?.grams ?? 0n,
  );
  for (const load of loads) {
    const weighedGrams = grams.get(load.ref) ?? null;
    if (weighedGrams === load.weighedGrams) continue;
    const weighedAt = byRef.get(load.ref)?.weighedAt ?? new Date((weight?.acceptedAt ?? 0) * 1_000);
    await updateShipmentWeight(tx, load.id, weighedGrams === null ? null : { weighedGrams, weighedAt });
  }
}

/** The loads of an order, for its fulfilment; null before the first is announced. */
export async function loadsOf(
  tx: Tx,
  { id, payment }: StoredOrder,
  delivery: Delivery | null,
): Promise<Loads | null> {
  if (!delivery) return null;
  return {
    receipt: delivery.receipt,
    isComplete: delivery.isComplete,
    unweighed: await unweighedLoads(tx, id),
    isPaidEach: payment.rail === 'usdc-escrow',
  };
}
