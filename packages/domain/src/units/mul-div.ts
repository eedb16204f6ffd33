import { AppError } from '../errors/index.ts';

/**
 * a × b ÷ divisor, rounded down. Non-negative integers only.
 *
 * @throws AppError `internal` on a negative factor or a divisor that is not positive.
 * @example mulDivDown(10n, 2n, 3n) // 6n
 */
export function mulDivDown(a: bigint, b: bigint, divisor: bigint): bigint {
  assertMulDiv(a, b, divisor);
  return (a * b) / divisor;
}

/**
 * a × b ÷ divisor, rounded up. Non-negative integers only.
 *
 * @example mulDivUp(10n, 2n, 3n) // 7n
 */
export function mulDivUp(a: bigint, b: bigint, divisor: bigint): bigint {
  assertMulDiv(a, b, divisor);
  return (a * b + divisor - 1n) / divisor;
}

/**
 * a × b ÷ divisor, rounded to the nearest; a half goes up (commercial rounding).
 *
 * @example mulDivHalfUp(5n, 1n, 2n) // 3n
 */
export function mulDivHalfUp(a: bigint, b: bigint, divisor: bigint): bigint {
  assertMulDiv(a, b, divisor);
  return (2n * a * b + divisor) / (2n * divisor);
}

function assertMulDiv(a: bigint, b: bigint, divisor: bigint): void {
  if (a < 0n || b < 0n || divisor <= 0n) {
    throw new AppError('internal', {
      message: `mulDiv needs factors of at least 0 and a divisor above 0, and got ${a}, ${b} and ${divisor}.`,
    });
  }
}
