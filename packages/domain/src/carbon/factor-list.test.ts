import { expect } from 'chai';
import { factorListSchema, transportIntensitiesOf } from './factor-list.ts';
import { transportEmissions } from './transport-leg.ts';

const road = {
  id: 'transport/road',
  unit: 't.km' as const,
  milligramsCo2e: '85000',
  source: 'Office for emission factors',
  year: 2026,
};
const list = {
  list: 'transport',
  edition: '2026-11',
  publisher: 'Office for emission factors',
  publishedAt: '2026-11-01T00:00:00Z',
  factors: [road],
};

describe('a list of emission factors', () => {
  it('names each factor once, in whole milligrams', () => {
    expect(factorListSchema.safeParse(list).success).to.equal(true);
    for (const factors of [
      [],
      [road, road],
      [{ ...road, milligramsCo2e: '85.5' }],
      [{ ...road, unit: 'km' }],
    ]) {
      expect(factorListSchema.safeParse({ ...list, factors }).success).to.equal(false);
    }
    expect(factorListSchema.safeParse({ ...list, edition: '2026-13' }).success).to.equal(false);
  });

  it('counts legs for which the carrier gives no figure; modes that it leaves out keep the built-in one', () => {
    const intensities = transportIntensitiesOf([road]);
    const legs = (['road', 'inland-waterway'] as const).map((mode) => ({
      mode,
      distanceMetres: 100_000n,
      milligramsCo2ePerTonneKm: null,
    }));
    // 5 t × 100 km × 85 g/tkm = 42,500 g; 5 t × 100 km × 35 g/tkm = 17,500 g.
    expect(
      transportEmissions(5_000_000n, legs, intensities).legs.map(({ emissionsGrams }) => emissionsGrams),
    ).to.deep.equal([42_500n, 17_500n]);
    expect(intensities.road.source).to.equal('Office for emission factors (2026)');
  });

  it('is refused when transport is counted by the kilogram', () => {
    expect(() => transportIntensitiesOf([{ ...road, unit: 'kg' }])).to.throw(
      'The factor transport/road counts kg; give it for a tonne-kilometre (t.km).',
    );
  });
});
