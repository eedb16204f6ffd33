import { expect } from 'chai';
import { barPlaces, marginOf, readLimit } from './value-margin.ts';

describe('readLimit', () => {
  it('reads what the tables of the norms say', () => {
    expect(readLimit('max 0.20 % (EN 10025-2:2019, table 1)')).to.deep.equal({
      min: null,
      max: '0.20',
      source: 'EN 10025-2:2019, table 1',
    });
    expect(readLimit('470 to 630 MPa (EN 10025-2:2019, table 6)')).to.deep.equal({
      min: '470',
      max: '630',
      source: 'EN 10025-2:2019, table 6',
    });
    expect(readLimit('min 27 J at -20 °C (EN 10025-2:2019, table 8)').min).to.equal('27');
  });
});

describe('marginOf', () => {
  it('is the distance to the nearest limit in percent of it, rounded down', () => {
    // (0.20 − 0.165) ÷ 0.20 = 17.5 %
    expect(marginOf('0.165', null, '0.20')?.percent).to.equal(17n);
    // (384 − 345) ÷ 345 = 11.3 %
    expect(marginOf('384', '345', null)?.percent).to.equal(11n);
    // To 470: 12.1 %; to 630: 16.3 %
    expect(marginOf('527', '470', '630')?.percent).to.equal(12n);
  });
  it('is below zero outside', () => {
    expect(marginOf('0.201', null, '0.20')?.percent).to.equal(-1n);
    expect(marginOf('344', '345', null)?.percent).to.equal(-1n);
  });
  it('says nothing without limits or without a number', () => {
    expect([marginOf('0.2', null, null), marginOf('traces', null, '0.20')]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
});

describe('barPlaces', () => {
  it('keeps limits and value in sight', () => {
    const places = (actual: string, min: string | null, max: string | null) => {
      const margin = marginOf(actual, min, max);
      return margin === undefined ? undefined : barPlaces(margin);
    };
    // 470 to 630 with half the span on either side: 390 to 710.
    expect(places('550', '470', '630')).to.deep.equal({ from: 250, to: 750, tick: 500 });
    expect(places('0.10', null, '0.20')).to.deep.equal({ from: 0, to: 833, tick: 416 });
    expect(places('345', '345', null)).to.deep.equal({ from: 833, to: 1000, tick: 833 });
  });
});
