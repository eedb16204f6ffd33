import type { TokenComparison } from './compare-token.ts';

/**
 * What to know of a surplus, and what to do; empty without one.
 *
 * @example surplusOf({ …, symbol: 'USDC', surplusMinor: 1n })[0]
 * // 'Surplus: 1 minor units of USDC more than the escrow owes. They are nobody’s: somebody sent them straight to it.'
 */
export function surplusOf({
  symbol,
  surplusMinor,
}: Pick<TokenComparison, 'symbol' | 'surplusMinor'>): string[] {
  if (surplusMinor === 0n) return [];
  return [
    `Surplus: ${surplusMinor} minor units of ${symbol} more than the escrow owes. They are nobody’s: somebody sent them straight to it.`,
    'Nothing is missing and nothing is booked. The contract has no way to give them out: tell who asks for them so.',
  ];
}
