import { AppError } from '../errors/index.ts';
import { formatKilograms, mulDivDown } from '../units/index.ts';

/**
 * What some grams of an order were sold for, gross: the price of an order is proportional to its mass. Rounded down to the
 * minor unit of the payment, so that returns never sum to more than was paid.
 *
 * @example worthOfGramsDown(311_245n, 1_000_000n, 5_025_000n) // 61939n: of 3,112.45 EUR for 5,025 kg
 */
export const worthOfGramsDown = (amountMinor: bigint, grams: bigint, maxGrams: bigint): bigint =>
  mulDivDown(amountMinor, grams, maxGrams);

/**
 * Grams that can still be given back.
 *
 * @param delivered what changed hands
 * @param claimed what is on its way back, or came back and was credited
 * @throws AppError `conflict` when more is asked for
 */
export function requireReturnable(asked: bigint, delivered: bigint, claimed: bigint): void {
  const left = delivered > claimed ? delivered - claimed : 0n;
  if (asked <= left) return;
  throw new AppError('conflict', {
    message: `${formatKilograms(asked)} kg can't be returned: of ${formatKilograms(delivered)} kg delivered, ${formatKilograms(left)} kg can. Ask for at most that.`,
    details: { reason: 'not-returnable', returnableGrams: left.toString() },
  });
}
