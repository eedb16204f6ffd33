import { AppError } from '../errors/index.ts';
import { formatTonnes } from '../units/index.ts';

/** What an order may still be shipped of. Grams. */
export interface OrderToShip {
  orderedGrams: bigint;
  /** The most that may be weighed. */
  maxGrams: bigint;
  /** Of the loads before: as weighed, or as planned where they are not weighed yet. */
  shippedGrams: bigint;
}

export interface PlannedLoad {
  plannedGrams: bigint;
  /** Nothing more is to come after it. */
  isLast: boolean;
}

/**
 * The mass of a load and whether it is the last one. Without a mass it is all that is left, and the last; with one it is the
 * last when it completes what was ordered, unless the seller says otherwise.
 *
 * @throws AppError `conflict` when nothing is left, or the loads together would be more than may be weighed.
 * @example planLoad({ orderedGrams: 5_000_000n, maxGrams: 5_025_000n, shippedGrams: 2_000_000n }, {})
 * // { plannedGrams: 3_000_000n, isLast: true }
 */
export function planLoad(
  { orderedGrams, maxGrams, shippedGrams }: OrderToShip,
  { massGrams, isLast }: { massGrams?: bigint | undefined; isLast?: boolean | undefined },
): PlannedLoad {
  const plannedGrams = massGrams ?? orderedGrams - shippedGrams;
  if (plannedGrams <= 0n) {
    throw new AppError('conflict', {
      message: `All ${formatTonnes(orderedGrams)} t are on their way or delivered. Close the order, or say what this load weighs.`,
      details: { reason: 'nothing-left-to-ship' },
    });
  }
  const total = shippedGrams + plannedGrams;
  if (total > maxGrams) {
    throw new AppError('conflict', {
      message: `This load would make it ${formatTonnes(total)} t, and at most ${formatTonnes(maxGrams)} t may be delivered. Ship less.`,
      details: { reason: 'too-much-to-ship', leftGrams: (maxGrams - shippedGrams).toString() },
    });
  }
  return { plannedGrams, isLast: isLast ?? (massGrams === undefined || total >= orderedGrams) };
}
