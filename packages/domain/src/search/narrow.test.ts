import { expect } from 'chai';
import fc from 'fast-check';
import { arrivalDay, estimateDelivery, defaultTariff, leavingDay } from '../delivery/index.ts';
import { facetValuesOf, type SearchDocument, type SearchFilter, type Site } from './index.ts';
import { relevanceCatalogue } from './relevance/catalogue.ts';
import { indexOf } from './relevance/judge.ts';

const documents = relevanceCatalogue();
const index = indexOf(documents);
const all = { query: '', sort: 'price', after: null, limit: 5_000 } as const;
const idsOf = (filter: SearchFilter, site: Site | null = null): string[] =>
  index
    .search({ ...all, filter, site })
    .results.map(({ id }) => id)
    .sort();
const expected = (passes: (one: SearchDocument) => boolean): string[] =>
  documents
    .filter(passes)
    .map(({ id }) => id)
    .sort();
const duisburg: Site = {
  country: 'DE',
  postcode: '47051',
  city: 'Duisburg',
  massGrams: 24_000_000n,
  rates: { EUR: 116_000_000n },
};
const kmOf = (one: SearchDocument): number | null =>
  estimateDelivery(
    {
      from: { country: one.country, city: one.city, postcode: '' },
      to: duisburg,
      massGrams: duisburg.massGrams,
      longestUm: null,
    },
    defaultTariff,
  ).distanceKm;
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

describe('a search that is narrowed', () => {
  it('by where steel was melted, by which route and who made it', () => {
    const found = idsOf({ facets: { melt: ['DE', 'IT'], route: ['BF-BOF'], mill: ['Mill 3'] } });
    expect(found).to.deep.equal(
      expected(
        (one) =>
          ['DE', 'IT'].includes(one.countryOfMelt) && one.route === 'BF-BOF' && one.manufacturer === 'Mill 3',
      ),
    );
    expect(found.length).to.be.greaterThan(5);
  });

  it('names lengths in metres, and mills without the comma that parts values', () => {
    const [some] = documents;
    if (!some) throw new Error('There are documents.');
    const beam = { ...some, lengthUm: 15_100_000, manufacturer: 'Dupont, Fils & Cie' };
    expect([facetValuesOf(beam).length, facetValuesOf(beam).mill]).to.deep.equal([
      '15.1',
      'Dupont Fils & Cie',
    ]);
    expect(facetValuesOf({ ...beam, lengthUm: null, manufacturer: null })).to.deep.include({
      length: null,
      mill: null,
    });
  });

  it('by width, length and carbon: what states nothing lies within no bounds (property)', () => {
    const bound = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: undefined });
    const filter = fc.record({
      minWidthUm: bound(3_000_000),
      maxWidthUm: bound(3_000_000),
      minLengthUm: bound(16_000_000),
      maxLengthUm: bound(16_000_000),
      maxEmissionsGramsPerKg: bound(2_500),
    });
    fc.assert(
      fc.property(filter, (bounds) => {
        const set = Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined));
        const within = (value: number | null, from: number | undefined, to: number | undefined): boolean =>
          (from === undefined && to === undefined) ||
          (value !== null && value >= (from ?? 0) && value <= (to ?? Infinity));
        expect(idsOf(set)).to.deep.equal(
          expected(
            (one) =>
              within(one.widthUm, bounds.minWidthUm, bounds.maxWidthUm) &&
              within(one.lengthUm, bounds.minLengthUm, bounds.maxLengthUm) &&
              within(
                one.emissionsGramsPerKg === null ? null : Number(one.emissionsGramsPerKg),
                undefined,
                bounds.maxEmissionsGramsPerKg,
              ),
          ),
        );
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('by a day finds nothing at a place that is not known, where it has to be brought to a site', () => {
    const [some] = documents;
    if (!some) throw new Error('There are documents.');
    const lost = indexOf([{ ...some, city: 'Nowhere on the map' }]);
    const filter = { by: { day: '2027-11-26', now: new Date('2026-11-26T10:00:00Z') } };
    const totalOf = (site: Site | null) => lost.search({ ...all, filter, site }).total;
    expect([totalOf(null), totalOf(duisburg)]).to.deep.equal([1, 0]);
  });

  it('by a day: there with the site, and leaving without one (property)', () => {
    const now = new Date('2026-11-26T10:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.boolean(), (days, hasSite) => {
        const day = dayOf(new Date(now.getTime() + days * 86_400_000));
        const isThere = (one: SearchDocument): boolean => {
          if (!hasSite) return dayOf(leavingDay(now, one.leadTimeDays)) <= day;
          const km = kmOf(one);
          return km !== null && dayOf(arrivalDay(now, one.leadTimeDays, km)) <= day;
        };
        const filter = { by: { day, now } };
        expect(idsOf(filter, hasSite ? duisburg : null)).to.deep.equal(expected(isThere));
      }),
      { numRuns: 12 },
    );
  }).timeout(60_000);
});
