import type { SearchHit } from '@topsteel/domain/api';

/** What a grade costs: asking prices in millionths of USDC per tonne. */
export interface PriceRange {
  grade: string;
  offers: number;
  lowestMinor: bigint;
  /** Of the offers in order of price, the one in the middle; the lower of two. */
  middleMinor: bigint;
  highestMinor: bigint;
  availableGrams: bigint;
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The range of asking prices of each grade, the cheapest grade first. A lot that is offered several times is available
 * once.
 */
export function priceRanges(hits: readonly SearchHit[]): PriceRange[] {
  const byGrade = Map.groupBy(hits, ({ grade }) => grade);
  return [...byGrade]
    .map(([grade, offers]) => {
      const prices = offers.map(({ pricePerTonneMinor }) => BigInt(pricePerTonneMinor)).sort(order);
      const lots = new Map(offers.map(({ lotCode, availableGrams }) => [lotCode, BigInt(availableGrams)]));
      return {
        grade,
        offers: offers.length,
        lowestMinor: prices[0] ?? 0n,
        middleMinor: prices[Math.floor((prices.length - 1) / 2)] ?? 0n,
        highestMinor: prices.at(-1) ?? 0n,
        availableGrams: [...lots.values()].reduce((sum, grams) => sum + grams, 0n),
      };
    })
    .sort((a, b) => order(a.lowestMinor, b.lowestMinor));
}
