import type { Terms } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { capturedTotalDown } from '@topsteel/domain/order';
import { formatAmount, mulDivUp } from '@topsteel/domain/units';
import type { Hex } from 'viem';
import { lockPayment, requestCapture, requireEscrow } from '../../payment/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/**
 * The grams that cost an amount: the escrow multiplies grams, so only some amounts can be captured for goods.
 *
 * @throws AppError `conflict` when no number of grams costs the amount, with the two amounts next to it
 * @example gramsOf({ maxAmount: 3_618_000_000n, goods: { maxGrams: 5_025_000n, … }, … }, 3_587_040_000n) // 4_982_000n
 */
export function gramsOf(
  { maxAmount, goods }: Pick<Terms, 'maxAmount' | 'goods'>,
  amountMinor: bigint,
): bigint {
  const grams = mulDivUp(amountMinor, goods.maxGrams, maxAmount);
  const costOf = (mass: bigint): bigint => capturedTotalDown(maxAmount, mass, goods.maxGrams);
  if (costOf(grams) === amountMinor) return grams;
  const cost = (mass: bigint): string => `${mass} g cost ${formatAmount(costOf(mass), 'USDC')} USDC`;
  throw new AppError('conflict', {
    message: `${formatAmount(amountMinor, 'USDC')} USDC cannot be captured for goods: ${cost(grams - 1n)} and ${cost(grams)}. Capture one of these.`,
    details: { reason: 'no-such-grams' },
  });
}

/**
 * Captures an amount of an order of goods by the grams that cost it: title moves with the money. The payer's receipt
 * counts for the weighed grams alone; fewer wait until the inspection time has passed.
 *
 * @param captured grams whose capture was asked for before; asking for the same again changes nothing
 * @throws AppError `conflict` when nothing, or less, was weighed; what `gramsOf` and `requestCapture` throw
 */
export async function captureByGrams(
  tx: Tx,
  { orderId, amountMinor }: { orderId: string; amountMinor: bigint },
  { captured, publicUrl }: { captured: readonly bigint[]; publicUrl: string },
): Promise<void> {
  const kept = await lockPayment(tx, orderId);
  if (!kept) throw new AppError('conflict', { message: 'This order has no payment.' });
  const payment = requireEscrow(kept);
  const totalGrams = gramsOf(payment.terms, amountMinor);
  if (captured.includes(totalGrams)) return;
  const [delivery] = await tx.$queryRaw<
    { weighed_grams: bigint; weighed_at: Date; receipt: Hex | null; seller_id: string }[]
  >`
    SELECT d.weighed_grams, d.weighed_at, d.receipt, o.seller_id::text
      FROM delivery d JOIN purchase_order o ON o.id = d.order_id
     WHERE d.order_id = ${orderId}::uuid AND d.weighed_grams IS NOT NULL AND d.weighed_at IS NOT NULL`;
  if (!delivery || totalGrams > delivery.weighed_grams) {
    throw new AppError('conflict', {
      message: `${totalGrams} g would have to be delivered, and ${delivery?.weighed_grams ?? 0n} g were weighed. Capture at most what was weighed.`,
      details: { reason: 'not-weighed' },
    });
  }
  await requestCapture(tx, payment, {
    weighedGrams: totalGrams,
    weighedAt: delivery.weighed_at,
    receipt: totalGrams === delivery.weighed_grams ? (delivery.receipt ?? '0x') : '0x',
    publicUrl,
    sellerId: delivery.seller_id,
    isLast: true,
  });
}
