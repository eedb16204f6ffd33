import { mulDivUp } from '../units/index.ts';

/** Of a limit: EUR in hundredths, USDC in millionths. */
export type SpendingCurrency = 'EUR' | 'USDC';

/** A millionth of USDC is 10⁻⁶ and a cent 10⁻²; the rate is in hundred-millionths of a dollar for one euro. */
const MICRO_PER_CENT = 10_000n;
const RATE_SCALE = 100_000_000n;

/**
 * What an amount takes of a limit: in USDC itself, in EUR at the rate, rounded up, so that a limit is never passed by a
 * rounding.
 *
 * @param amountMinor millionths of USDC
 * @param eurRateE8 dollars (USDC at par) for one euro, in hundred-millionths; not read for USDC
 * @example limitAmountUp(1_162_431_001n, 'EUR', 116_243_100n) // 100001n: 1,000.00 € and a millionth
 */
export const limitAmountUp = (amountMinor: bigint, currency: SpendingCurrency, eurRateE8: bigint): bigint =>
  currency === 'USDC' ? amountMinor : mulDivUp(amountMinor, RATE_SCALE, eurRateE8 * MICRO_PER_CENT);

/**
 * What an order still takes of a limit when less of it was spent than was ordered, in proportion, rounded up, and never
 * more than it took.
 *
 * @param fullMinor what the whole order took, in the limit's minor units
 * @param orderMinor the whole order, in millionths of USDC
 * @param spentMinor what was spent of it, in millionths of USDC
 * @example stillTakenUp(10_000n, 3_000_000n, 1_000_000n) // 3334n
 */
export function stillTakenUp(fullMinor: bigint, orderMinor: bigint, spentMinor: bigint): bigint {
  if (spentMinor >= orderMinor) return fullMinor;
  return mulDivUp(fullMinor, spentMinor, orderMinor);
}
