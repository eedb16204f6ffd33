import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkTag,
  coarsePlace,
  judgeReadings,
  leastDistanceKm,
  tagSignature,
  type Reading,
} from './index.ts';

const ROTTERDAM = { latitude: 51.9, longitude: 4.5 };
const KATOWICE = { latitude: 50.3, longitude: 19.0 };
const MIDNIGHT = 1_795_392_000;

describe('place of a reading', () => {
  it('is kept to a tenth of a degree', () => {
    expect(coarsePlace({ latitude: 51.9225, longitude: 4.47917 })).to.deep.equal(ROTTERDAM);
    expect(coarsePlace({ latitude: -0.04, longitude: -4.45 })).to.deep.equal({
      latitude: 0,
      longitude: -4.5,
    });
  });

  it('is as far from another as it must be at least', () => {
    // Rotterdam to Katowice: 1,027 km by the haversine formula, less 8 km for the rounding of each.
    expect(leastDistanceKm({ position: ROTTERDAM }, { position: KATOWICE })).to.be.closeTo(1_011, 1);
    expect(leastDistanceKm({ country: 'FR' }, { country: 'BE' })).to.equal(0);
    expect(leastDistanceKm({ country: 'NL' }, { country: 'XX' })).to.equal(0);
    expect(leastDistanceKm({ country: 'NL' }, { country: 'constructor' })).to.equal(0);
    expect(leastDistanceKm({ country: 'NL' }, { country: 'TR' })).to.be.greaterThan(1_000);
  });

  it('is never nearer to itself than nothing, and alike both ways (property)', () => {
    const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
    const place = fc.record({ position: fc.record({ latitude: degrees(90), longitude: degrees(180) }) });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(leastDistanceKm(a, a)).to.equal(0);
        expect(leastDistanceKm(a, b)).to.be.closeTo(leastDistanceKm(b, a), 1e-6);
        expect(leastDistanceKm(a, b)).to.be.within(0, 20_038);
      }),
    );
  });
});

describe('readings of a label', () => {
  const at = (minutes: number, changes: Partial<Reading>): Reading => ({
    at: MIDNIGHT + minutes * 60,
    reader: 'a',
    ...changes,
  });

  it('in two countries sooner than an airliner are a copy', () => {
    const readings = [at(0, { country: 'NL' }), at(40, { country: 'TR', reader: 'b' })];
    const signal = { key: 'suspectedClone', params: { placeA: 'NL', placeB: 'TR', duration: 2_400 } };
    expect(judgeReadings(readings)).to.deep.equal(signal);
    expect(judgeReadings(readings.toReversed())).to.deep.equal(signal);
  });

  it('that an airliner can join are none', () => {
    // 1,011 km at 900 km/h take 67 minutes and a half.
    const pair = (minutes: number) => [
      at(0, { country: 'NL', position: ROTTERDAM }),
      at(minutes, { country: 'PL', position: KATOWICE, reader: 'b' }),
    ];
    expect(judgeReadings(pair(67))?.key).to.equal('suspectedClone');
    expect(judgeReadings(pair(68))).to.equal(undefined);
  });

  it('on both sides of a border, by one reader, or without a place are none', () => {
    expect(judgeReadings([at(0, { country: 'FR' }), at(1, { country: 'DE', reader: 'b' })])).to.equal(
      undefined,
    );
    expect(judgeReadings([at(0, { country: 'NL' }), at(1, { country: 'TR' })])).to.equal(undefined);
    expect(judgeReadings([at(0, {}), at(1, { country: 'TR', reader: 'b' })])).to.equal(undefined);
    expect(judgeReadings([])).to.equal(undefined);
  });

  it('by more than 25 devices on one day are a copy', () => {
    const by = (count: number) => Array.from({ length: count }, (_, i) => at(i, { reader: `reader ${i}` }));
    expect(judgeReadings(by(25))).to.equal(undefined);
    expect(judgeReadings(by(26))).to.deep.equal({ key: 'manyReaders', params: { n: 26, date: MIDNIGHT } });
    const twoDays = by(50).map((reading, i) => ({ ...reading, at: reading.at + (i % 2) * 86_400 }));
    expect(judgeReadings(twoDays)).to.equal(undefined);
  });

  it('never show more than a country (property)', () => {
    const reading = fc.record({
      at: fc.nat(10_000_000),
      reader: fc.constantFrom('a', 'b', 'c'),
      country: fc.constantFrom('NL', 'TR', 'PL', undefined),
      position: fc.constantFrom(ROTTERDAM, KATOWICE, undefined),
    });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 30 }), (readings) => {
        const signal = judgeReadings(readings);
        expect(JSON.stringify(signal ?? {})).to.not.match(/51\.9|50\.3|latitude/);
        if (signal?.key === 'suspectedClone') expect(signal.params.duration).to.be.at.least(0);
      }),
    );
  });
});

describe('signed tag', () => {
  const secret = new TextEncoder().encode('the vendor keeps this to itself!');
  const code = '4F7QH2K9XM0T6RBW3C8D';

  it('is right with its own signature only', () => {
    // HMAC-SHA-256 of "topsteel/tag/1\n4F7QH2K9XM0T6RBW3C8D\nB1", first 10 bytes in base32, by openssl.
    const signature = tagSignature(secret, code, 'B1');
    expect(signature).to.equal('725tdgju27xwnghb');
    expect(checkTag(secret, code, 'B1', signature)).to.equal('right');
    expect(checkTag(secret, code, 'B2', signature)).to.equal('wrong');
    expect(checkTag(secret, code, 'B1', `${signature}a`)).to.equal('wrong');
    expect(checkTag(secret, code, 'B1', signature.slice(0, -1))).to.equal('wrong');
    expect(checkTag(secret, code, 'B1', undefined)).to.equal('none');
    expect(() => tagSignature(new Uint8Array(15), code, '')).to.throw('at least 16 bytes');
  });
});
