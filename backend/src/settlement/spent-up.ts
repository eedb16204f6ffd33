import { mulDivUp } from '@topsteel/domain/units';

/**
 * What the delivered mass of an order comes to in millionths of USDC, rounded up: an order's money is linear in the
 * weighed grams.
 *
 * @example spentUp({ maxAmountMinor: 3_618_000_000n, maxGrams: 5_025_000n }, 4_982_000n) // 3587040000n
 */
export const spentUp = (quote: { maxAmountMinor: bigint; maxGrams: bigint }, titleGrams: bigint): bigint =>
  mulDivUp(quote.maxAmountMinor, titleGrams, quote.maxGrams);
