import { expect } from 'chai';
import type { LineOutcome } from '../pricing/index.ts';
import { changesOf } from './changes-of.ts';
import { specOf } from './line-facts.ts';
import { milliOf } from './paste-lines.ts';

const priced = (grossMinor: bigint) => ({ line: { grossMinor }, fault: null }) as unknown as LineOutcome;
const refused = {
  line: null,
  fault: { reason: 'offer-closed', message: 'This offer is closed.' },
} as unknown as LineOutcome;
const line = (grossMinor: string | null, fault: string | null = null) => ({
  amountMilli: 2_500n,
  flags: [],
  seen: { currency: 'EUR', amountMilli: '2500', grossMinor, fault },
});

describe('baskets: what has changed of a line', () => {
  it('says how a price moved, in the currency', () => {
    expect(changesOf(line('71250'), priced(73_000n), 'EUR')).to.deep.equal([
      { code: 'price-up', sentence: 'The price rose from 712.50 to 730.00 EUR.' },
    ]);
    expect(changesOf(line('71250'), priced(70_005n), 'EUR')).to.deep.equal([
      { code: 'price-down', sentence: 'The price fell from 712.50 to 700.05 EUR.' },
    ]);
    expect(changesOf(line('71250'), priced(71_250n), 'EUR')).to.deep.equal([]);
  });

  it('compares no price in another currency, or of another amount', () => {
    expect(changesOf(line('71250'), priced(73_000n), 'CHF')).to.deep.equal([]);
    expect(changesOf({ ...line('71250'), amountMilli: 3_000n }, priced(73_000n), 'EUR')).to.deep.equal([]);
  });

  it('says once that a line can no longer be ordered, and that it can again', () => {
    expect(changesOf(line('71250'), refused, 'EUR')).to.deep.equal([
      { code: 'not-orderable', sentence: 'This offer is closed.' },
    ]);
    expect(changesOf(line(null, 'offer-closed'), refused, 'EUR')).to.deep.equal([]);
    expect(changesOf(line(null, 'offer-closed'), priced(1n), 'EUR')).to.deep.equal([
      { code: 'orderable-again', sentence: 'It can be ordered again.' },
    ]);
  });
});

describe('baskets: what is one line', () => {
  const plain = { offerId: 'o', unit: 'piece', amountMilli: 1n, cuts: [], extras: [], note: null } as const;
  it('is the same offer, unit, cuts and extras, whatever amount and note', () => {
    expect(specOf({ ...plain, amountMilli: 9n, note: 'hall 2' })).to.equal(specOf(plain));
    const others = [
      { ...plain, offerId: 'p' },
      { ...plain, unit: 'kg' as const },
      { ...plain, extras: ['prime'] },
      { ...plain, cuts: [{ lengthUm: 1n, pieces: 2 }] },
    ];
    expect(new Set([plain, ...others].map(specOf)).size).to.equal(5);
  });

  it('reads an amount with a point or a comma, in thousandths at most', () => {
    expect(['12', '2.5', '2,5', '0,001', '999999999.999'].map(milliOf)).to.deep.equal([
      12_000n,
      2_500n,
      2_500n,
      1n,
      999_999_999_999n,
    ]);
    expect(['', '0', '0,000', '-1', '1.2345', '1e3', '1 000', '1.000,5', '1,250'].map(milliOf)).to.deep.equal(
      Array.from({ length: 9 }, () => null),
    );
  });
});
