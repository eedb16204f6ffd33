import { AppError } from '../errors/index.ts';
import { formatTonnes } from '../units/index.ts';

/** Loads of one order: the tickets of all of them go to a report signer in one request. */
export const MOST_LOADS = 400;

/** What an order may still be shipped of. Grams. */
export interface OrderToShip {
  /** How many loads were announced before. */
  loads: number;
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
 * @throws AppError `conflict` when nothing is left, there were 400 loads, or the loads together would be more than may be
 * weighed.
 * @example planLoad({ loads: 1, orderedGrams: 5_000_000n, maxGrams: 5_025_000n, shippedGrams: 2_000_000n }, {})
 * // { plannedGrams: 3_000_000n, isLast: true }
 */
export function planLoad(
  { loads, orderedGrams, maxGrams, shippedGrams }: OrderToShip,
  { massGrams, isLast }: { massGrams?: bigint | undefined; isLast?: boolean | undefined },
): PlannedLoad {
  const plannedGrams = massGrams ?? orderedGrams - shippedGrams;
  if (plannedGrams <= 0n) {
    throw new AppError('conflict', {
      message: `All ${formatTonnes(orderedGrams)} t are on their way or delivered. Close the order, or say what this load weighs.`,
      details: { reason: 'nothing-left-to-ship' },
    });
  }
  if (loads >= MOST_LOADS) {
    throw new AppError('conflict', {
      message: `This order has left in ${loads.toString()} loads, and more than ${MOST_LOADS.toString()} cannot be weighed for one order. Close it, and ship the rest on an order of its own.`,
      details: { reason: 'too-many-loads', most: MOST_LOADS },
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
