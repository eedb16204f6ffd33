import { expect } from 'chai';
import fc from 'fast-check';
import { defaultTariff, estimateDelivery, placeOf, roadKmUp, shareByMassDown, type Load } from './index.ts';

const metz = { country: 'FR', postcode: '57000', city: 'Metz' };
const stuttgart = { country: 'DE', postcode: '70173', city: 'Stuttgart' };
const load = (more: Partial<Load> = {}): Load => ({
  from: metz,
  to: stuttgart,
  massGrams: 5_000_000n,
  longestUm: 12_000_000n,
  ...more,
});
const estimate = (more: Partial<Load> = {}, tariff = defaultTariff) => estimateDelivery(load(more), tariff);

describe('A place', () => {
  it('is found by its postcode, or by its city where the postcode says nothing', () => {
    expect(placeOf({ country: 'FR', postcode: '57 000' })).to.include({
      latitude: 49.1,
      longitude: 6.2,
      by: 'postcode',
    });
    expect(placeOf({ country: 'FR', postcode: '', city: 'Saint-Étienne' })).to.include({
      latitude: 45.4,
      by: 'city',
    });
    expect(placeOf({ country: 'GB', postcode: 'SW1A 1AA' })).to.include({
      latitude: 51.5,
      landmass: 'britain',
    });
    expect(placeOf({ country: 'FR', postcode: '', city: 'Nowhere' })).to.equal(null);
    expect(placeOf({ country: 'US', postcode: '10001' })).to.equal(null);
  });

  it('on an island lies on another landmass', () => {
    const landmassOf = (country: string, postcode: string) => placeOf({ country, postcode })?.landmass;
    expect(landmassOf('FR', '20000')).to.equal('corsica');
    expect(landmassOf('IT', '09100')).to.equal('sardinia');
    expect(landmassOf('ES', '07001')).to.equal('balearics');
    expect(landmassOf('GB', 'BT1 1AA')).to.equal('ireland');
    expect(landmassOf('IE', 'D02 X285')).to.equal('ireland');
    expect(landmassOf('SE', '21120')).to.equal('continent');
  });

  it('is as far as another by the great circle × 1.3, both ways', () => {
    const [from, to] = [placeOf(metz), placeOf(stuttgart)];
    if (from === null || to === null) throw new Error('not found');
    // 221.58 km as the crow flies
    expect([roadKmUp(from, to), roadKmUp(to, from), roadKmUp(from, from)]).to.deep.equal([289, 289, 10]);
  });
});

describe('A delivery', () => {
  it('goes by the cheapest vehicle that takes its length, as many as its mass needs', () => {
    // 289 km: artic 180.00 + 289 × 1.55 + 289 × (0.28 + 0.35) ÷ 2 = 718.99 up
    expect(estimate()).to.deep.include({
      priceMinor: 71_899n,
      vehicle: { code: 'artic', name: 'Articulated lorry, 40 t', count: 1 },
      distanceKm: 289,
    });
    // van 60.00 + 289 × 0.95 + 91.04 = 425.59
    expect(estimate({ massGrams: 1_000_000n, longestUm: 3_000_000n })).to.deep.include({
      priceMinor: 42_559n,
    });
    expect(estimate({ massGrams: 1_000_000n, longestUm: 7_000_000n }).vehicle).to.include({ code: 'rigid' });
    expect(estimate({ massGrams: 50_000_000n })).to.deep.include({
      priceMinor: 215_697n,
      vehicle: { code: 'artic', name: 'Articulated lorry, 40 t', count: 3 },
    });
    expect(estimate({ longestUm: 18_000_000n }).vehicle).to.include({ code: 'extendable' });
    expect(estimate({ longestUm: null }).vehicle).to.include({ code: 'artic' });
  });

  it('is asked for where no rule fits, and says why', () => {
    const ask = (more: Partial<Load>, sentence: string) => {
      expect(estimate(more)).to.include({ priceMinor: null, vehicle: null });
      expect(estimate(more).sentence).to.equal(`${sentence} Ask the seller for a quote.`);
    };
    ask({ longestUm: 18_000_001n }, 'No vehicle of “Usual rates” takes 5 t with pieces of 18000 mm.');
    ask({ massGrams: 241_000_000n }, 'No vehicle of “Usual rates” takes 241 t with pieces of 12000 mm.');
    ask(
      { to: { country: 'GB', postcode: 'M1 1AE' } },
      'The sea lies between, and no ferry is in this tariff.',
    );
    ask({ to: { country: 'TR', postcode: '34000' } }, '“Usual rates” does not go to TR.');
    ask(
      { to: { country: 'DE', postcode: '', city: 'Hintertupfing' } },
      'We can’t place Hintertupfing, DE on the map.'.replace('’', "'"),
    );
    ask(
      { from: { country: 'PT', postcode: '8000' }, to: { country: 'FI', postcode: '96100' } },
      '5089 km by road are more than the 2500 km of “Usual rates”.',
    );
  });

  it('to a zone costs what the zone says; the longest prefix decides', () => {
    const zones = [
      { country: 'DE', postcodePrefix: '', effect: 'surcharge' as const, amountMinor: 1_000n },
      { country: 'DE', postcodePrefix: '70', effect: 'price' as const, amountMinor: 50_000n },
      { country: 'DE', postcodePrefix: '701', effect: 'closed' as const, amountMinor: 0n },
    ];
    const to = (postcode: string) =>
      estimate({ to: { country: 'DE', postcode } }, { ...defaultTariff, zones }).priceMinor;
    expect(to('70500')).to.equal(50_000n);
    expect(to('70173')).to.equal(null);
    const without = estimate({ to: { country: 'DE', postcode: '66111' } }).priceMinor ?? 0n;
    expect(to('66111')).to.equal(without + 1_000n);
  });

  it('is shared by mass to the last minor unit', () => {
    expect(shareByMassDown(100n, [1_000_000n, 2_000_000n])).to.deep.equal([33n, 67n]);
    const masses = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), masses, (price, grams) => {
        const parts = shareByMassDown(price, grams);
        expect(parts.reduce((sum, part) => sum + part, 0n)).to.equal(price);
        expect(parts.every((part) => part >= 0n)).to.equal(true);
      }),
    );
  });

  it('never costs less for more mass', () => {
    const grams = fc.bigInt({ min: 1n, max: 200_000_000n });
    fc.assert(
      fc.property(grams, grams, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(
          (estimate({ massGrams: less }).priceMinor ?? 0n) <=
            (estimate({ massGrams: more }).priceMinor ?? 0n),
        ).to.equal(true);
      }),
    );
  });
});
