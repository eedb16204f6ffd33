import { expect } from 'chai';
import type { SearchHit } from '@topsteel/domain/api';
import { priceRanges } from './price-range.ts';

const hit = (grade: string, usdc: string, lotCode: string, availableGrams: string): SearchHit =>
  ({ grade, pricePerTonneMinor: `${usdc}000000`, lotCode, availableGrams }) as SearchHit;

describe('priceRanges', () => {
  it('tells lowest, middle and highest of each grade, and counts a lot once', () => {
    const ranges = priceRanges([
      hit('S355J2+N', '789', 'A', '20000000'),
      hit('S355J2+N', '742', 'A', '20000000'),
      hit('S355J2+N', '768', 'B', '5000000'),
      hit('S235JR+AR', '688', 'C', '1000000'),
    ]);
    expect(ranges).to.deep.equal([
      {
        grade: 'S235JR+AR',
        offers: 1,
        lowestMinor: 688_000_000n,
        middleMinor: 688_000_000n,
        highestMinor: 688_000_000n,
        availableGrams: 1_000_000n,
      },
      {
        grade: 'S355J2+N',
        offers: 3,
        lowestMinor: 742_000_000n,
        middleMinor: 768_000_000n,
        highestMinor: 789_000_000n,
        availableGrams: 25_000_000n,
      },
    ]);
  });
});
