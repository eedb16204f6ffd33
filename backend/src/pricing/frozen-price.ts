import type { KeptPricedLine } from '@topsteel/domain/api';

/** What a quote costs in the currency it was priced in, at most, and the rate it stands on. */
export interface FrozenPrice {
  amountMinor: bigint;
  rateE8: bigint;
  round: number;
}

/**
 * The price that a quote froze in a currency; null when it was priced in another one, or its rate has ended.
 *
 * @example frozenPriceOf(lineInEur, 'EUR', now) // { amountMinor: 2148897n, rateE8: 116243100n, round: 7 }
 */
export function frozenPriceOf(line: KeptPricedLine | null, currency: string, now: Date): FrozenPrice | null {
  if (line?.currency !== currency || line.rate === null) return null;
  const { rateE8, round, validUntil } = line.rate;
  if (new Date(validUntil) <= now) return null;
  return { amountMinor: BigInt(line.maxGrossMinor), rateE8: BigInt(rateE8), round };
}
