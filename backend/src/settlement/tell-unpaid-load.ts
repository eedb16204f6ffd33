import { formatKilograms } from '@topsteel/domain/units';
import { unpaidLoadGrams, type StoredOrder } from '../order/index.ts';
import type { EscrowPayment } from '../payment/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';

/** A load that left and was not paid within the time of the escrow: its money goes back, and title stays with the seller. */
export async function tellUnpaidLoad(
  tx: Tx,
  { id, number, sellerId }: StoredOrder,
  { titleGrams, captureBefore }: EscrowPayment,
): Promise<void> {
  const grams = await unpaidLoadGrams(tx, id, titleGrams);
  if (grams === 0n) return;
  await openWork(tx, {
    key: `unpaid-load:${id}`,
    kind: 'settlement-stuck',
    orderId: id,
    organisationId: sellerId,
    reason: `Order ${number}: ${formatKilograms(grams)} kg have left for the buyer and were not paid before ${captureBefore.toISOString()}. What the escrow held for them goes back to the buyer; title stays with the seller.`,
    action:
      'Have the buyer pay the load in another way, and note it here; or take it back and say so on the order, so that it is on offer again.',
    details: { unpaidGrams: grams.toString() },
  });
}
