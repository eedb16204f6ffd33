import type { LineFacts } from './infra/basket-store.ts';
import type { OfferStock } from './infra/reorder-store.ts';

/**
 * The most of a past line that can still be ordered: what is left of the lot, less the tolerance that it may be weighed
 * above, in the offer's steps, in whole pieces or whole kilograms. Rounded down. A line cut to lengths is not reduced: only
 * its buyer knows which pieces to leave out.
 *
 * @returns null when that is less than the smallest order
 * @example reduceAmountDown({ unit: 'tonne', amountMilli: 8_000n, … }, 8_000_000n, { availableGrams: 5_100_000n,
 *   tolerancePermille: 5, stepGrams: 500_000n, minGrams: 1_000_000n }) // 5000n: 5 t and their 0.5 % fit into 5.1 t
 */
export function reduceAmountDown(
  { unit, amountMilli, cuts }: Pick<LineFacts, 'unit' | 'amountMilli' | 'cuts'>,
  massGrams: bigint,
  stock: Omit<OfferStock, 'offerId'>,
): bigint | null {
  if (cuts.length > 0 || massGrams <= 0n) return null;
  const fits = (stock.availableGrams * 1_000n) / (1_000n + BigInt(stock.tolerancePermille));
  const grams = fits - (fits % stock.stepGrams);
  if (grams < stock.minGrams || grams >= massGrams) return null;
  const amount = (amountMilli * grams) / massGrams;
  const whole = unit === 'piece' ? amount - (amount % 1_000n) : amount;
  return whole > 0n ? whole : null;
}
