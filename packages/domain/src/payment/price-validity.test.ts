import { expect } from 'chai';
import { emptySnapshot, INCLUSION_GRACE_MS, inTimeMinor, lateMinorOf } from './index.ts';

const LAPSES = Date.parse('2026-11-27T10:30:00Z');
const at = (time: string) => Date.parse(`2026-11-27T${time}Z`);

describe('the validity of a price', () => {
  it('is judged by when money was paid, with five minutes to get into a block', () => {
    expect(INCLUSION_GRACE_MS).to.equal(300_000);
    const paid = (time: string) => lateMinorOf([{ amountMinor: 1_200n, atMs: at(time) }], LAPSES);
    expect(paid('10:12:00')).to.equal(0n);
    expect(paid('10:35:00')).to.equal(0n);
    expect(paid('10:35:00.001')).to.equal(1_200n);
    expect(paid('22:00:00')).to.equal(1_200n);
  });

  it('counts what came too late, and nothing where a price does not lapse', () => {
    const arrivals = [
      { amountMinor: 500n, atMs: at('10:10:00') },
      { amountMinor: 700n, atMs: at('11:00:00') },
      { amountMinor: 7n, atMs: at('12:00:00') },
    ];
    expect(lateMinorOf(arrivals, LAPSES)).to.equal(707n);
    expect(lateMinorOf(arrivals, null)).to.equal(0n);
    expect(inTimeMinor({ ...emptySnapshot, authorizedMinor: 1_207n, lateMinor: 707n })).to.equal(500n);
  });
});
