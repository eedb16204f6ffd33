import { expect } from 'chai';
import { endAfter, lastDayOf } from './last-day.ts';

describe('the last day of a price', () => {
  it('is whole: the price ends when the next day begins', () => {
    expect(endAfter('2026-11-30')).to.equal('2026-12-01T00:00:00.000Z');
    expect(endAfter('2026-12-31')).to.equal('2027-01-01T00:00:00.000Z');
    expect(endAfter('2028-02-28')).to.equal('2028-02-29T00:00:00.000Z');
    expect(endAfter('')).to.equal(null);
  });
  it('is said as it was chosen, also across summer time', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-11-30', '2027-01-01'])
      expect(lastDayOf(endAfter(day) ?? '')).to.equal(day);
  });
  it('is none where a price was ended within a day', () => {
    expect(lastDayOf('2026-11-30T14:02:11.000Z')).to.equal(undefined);
  });
});
