import { expect } from 'chai';
import fc from 'fast-check';
import {
  facetNames,
  facetValuesOf,
  type SearchIndex,
  type FacetName,
  type Place,
  type SearchDocument,
  type SearchFilter,
  type SearchSort,
} from './index.ts';
import { relevanceCatalogue } from './relevance/catalogue.ts';
import { indexOf } from './relevance/judge.ts';
import { lettersBetween, WordsKnown } from './words-known.ts';

const documents = relevanceCatalogue();
const index = indexOf(documents);

const all = { filter: {}, sort: 'relevance', site: null, after: null, limit: 20 } as const;
const idsOf = (of: SearchIndex, query: string): string[] =>
  of.search({ ...all, query, limit: 100 }).results.map(({ id }) => id);

describe('the search index', () => {
  it('puts what answers everything first, and says which part the rest does not answer', () => {
    const { results, total, relaxed } = index.search({ ...all, query: 'HEB 200 S355 12 m' });
    // HEB 200 in three grades S355, two lengths, two sellers: six of 12 m, and six of 15.1 m behind them.
    expect(total).to.equal(12);
    expect(relaxed).to.deep.equal(['12 m']);
    const lengths = results.map(({ id }) => documents.find((one) => one.id === id)?.lengthUm);
    expect(lengths).to.deep.equal([
      ...Array<number>(6).fill(12_000_000),
      ...Array<number>(6).fill(15_100_000),
    ]);
  });

  it('follows changes of price and stock, of texts, and removals, as if it had been made anew (property)', () => {
    const some = documents.slice(0, 60);
    const change = fc.record({
      at: fc.nat(some.length - 1),
      what: fc.constantFrom('price', 'stock', 'text', 'remove'),
      value: fc.integer({ min: 1, max: 2_000 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const followed = indexOf(some);
        const now = new Map(some.map((document) => [document.id, document]));
        for (const { at, what, value } of changes) {
          const before = some[at];
          if (!before) continue;
          const current = now.get(before.id) ?? before;
          if (what === 'remove') {
            now.delete(before.id);
            followed.remove(before.id);
            continue;
          }
          const after: SearchDocument =
            what === 'price'
              ? { ...current, pricePerTonneMinor: BigInt(value) }
              : what === 'stock'
                ? { ...current, availableGrams: BigInt(value) * 1_000n }
                : {
                    ...current,
                    designation: `IPE ${value % 5}00`,
                    sellerName: `Vendor ${'ab'.repeat(1 + (value % 3))}`,
                  };
          now.set(after.id, after);
          followed.put(after);
        }
        const anew = indexOf([...now.values()]);
        expect(followed.size).to.equal(anew.size);
        for (const query of ['', 'HEA 100', 'IPE 200', 'S355', 'vendor', 'vendr', 'beam', 'poutrelle']) {
          const [one, other] = [followed, anew].map((of) =>
            of.search({ ...all, query, withFacets: true, sort: 'price', limit: 100 }),
          );
          expect(
            one?.results.map(({ id }) => id),
            query,
          ).to.deep.equal(other?.results.map(({ id }) => id));
          expect(one?.facets, query).to.deep.equal(other?.facets);
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);

  it('shows every result once, page by page, in one order (property)', () => {
    const request = fc.record({
      query: fc.constantFrom('', 'plate', 'S355', 'HEB', 'coil 2 mm', 'rond'),
      sort: fc.constantFrom<SearchSort>('relevance', 'price', 'lead-time', 'carbon', 'newest'),
      limit: fc.integer({ min: 7, max: 60 }),
    });
    fc.assert(
      fc.property(request, ({ query, sort, limit }) => {
        const whole = index.search({ ...all, query, sort, limit: 3_000 }).results.map(({ id }) => id);
        const paged: string[] = [];
        let after: Place | null = null;
        for (;;) {
          const page: ReturnType<SearchIndex['search']> = index.search({ ...all, query, sort, limit, after });
          paged.push(...page.results.map(({ id }) => id));
          expect(page.total).to.equal(whole.length);
          after = page.results.at(-1) ?? null;
          if (!page.hasMore) break;
        }
        expect(paged).to.deep.equal(whole);
        expect(new Set(paged).size).to.equal(whole.length);
      }),
      { numRuns: 30 },
    );
  }).timeout(60_000);

  it('counts each facet as if it were not filtered by itself (property)', () => {
    const values = new Map(
      facetNames.map((name) => [
        name,
        [...new Set(documents.map((one) => facetValuesOf(one)[name]))].filter((value) => value !== null),
      ]),
    );
    const filter = fc
      .uniqueArray(
        fc.constantFrom<FacetName>(
          'family',
          'grade',
          'country',
          'certificate',
          'thickness',
          'stock',
          'carbon',
        ),
        { maxLength: 3 },
      )
      .chain((names) =>
        fc.tuple(
          ...names.map((name) =>
            fc.tuple(fc.constant(name), fc.subarray(values.get(name) ?? [], { minLength: 1 })),
          ),
        ),
      );
    fc.assert(
      fc.property(
        filter,
        fc.option(fc.integer({ min: 1_000, max: 40_000 }), { nil: undefined }),
        (chosen, minThicknessUm) => {
          const facets: SearchFilter['facets'] = Object.fromEntries(chosen);
          const bounds = minThicknessUm === undefined ? {} : { minThicknessUm };
          const { facets: counted, total } = index.search({
            ...all,
            query: '',
            filter: { facets, ...bounds },
            withFacets: true,
          });
          const passes = (one: SearchDocument, without: FacetName | null): boolean =>
            (minThicknessUm === undefined || (one.thicknessUm ?? one.diameterUm ?? 0) >= minThicknessUm) &&
            chosen.every(
              ([name, wanted]) => name === without || wanted.includes(facetValuesOf(one)[name] ?? ''),
            );
          expect(total).to.equal(documents.filter((one) => passes(one, null)).length);
          for (const name of facetNames) {
            const expected = new Map<string, number>();
            for (const one of documents.filter((document) => passes(document, name))) {
              const value = facetValuesOf(one)[name];
              if (value !== null) expected.set(value, (expected.get(value) ?? 0) + 1);
            }
            const told = new Map(counted?.[name].map(({ value, count }) => [value, count]));
            for (const [value, count] of told)
              expect(count, `${name} ${value}`).to.equal(expected.get(value));
            expect(told.size).to.equal(Math.min(50, expected.size));
          }
        },
      ),
      { numRuns: 40 },
    );
  }).timeout(60_000);

  it('learns synonyms while it runs', () => {
    const own = indexOf(documents);
    expect(own.search({ ...all, query: 'moniereisen 12' }).total).to.be.greaterThan(0);
    expect(own.search({ ...all, query: 'zubrowka 12' }).total).to.equal(
      own.search({ ...all, query: '12' }).total,
    );
    own.setSynonyms([{ id: 'rebar', terms: ['rebar', 'zubrowka'] }]);
    // Three grades, two lengths and two sellers of Ø 12.
    expect(own.search({ ...all, query: 'zubrowka 12' }).total).to.equal(12);
  });

  it('sorts by delivered price and by distance at the usual rates; who cannot be reached by road comes last', () => {
    const site = {
      country: 'DE',
      postcode: '47051',
      city: 'Duisburg',
      massGrams: 24_000_000n,
      rates: { EUR: 116_000_000n },
    };
    const near = index.search({ ...all, query: 'HEB 200 S235JR', sort: 'nearest', site });
    const kms = near.results.map(({ reach }) => reach?.km ?? Number.MAX_SAFE_INTEGER);
    expect(kms).to.deep.equal([...kms].sort((a, b) => a - b));
    const delivered = index.search({
      ...all,
      query: 'HEB 200',
      sort: 'delivered-price',
      site,
      limit: 100,
    }).results;
    const prices = delivered.map(({ price, reach }) =>
      !reach || reach.freightPerTonneMinor === null ? null : BigInt(price) + reach.freightPerTonneMinor,
    );
    const known = prices.filter((price) => price !== null);
    expect(known.length).to.be.greaterThan(10);
    expect(known).to.deep.equal([...known].sort((a, b) => (a < b ? -1 : 1)));
    expect(prices.slice(known.length).every((price) => price === null)).to.equal(true);
  });

  it('suggests designations, grades, words and part numbers, each in its turn', () => {
    expect(index.suggest('heb 2', 3).map(({ text }) => text)).to.deep.equal([
      'HEB 200',
      'HEB 220',
      'HEB 240',
    ]);
    expect(index.suggest('s355j', 2).map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([
      'grade S355J2',
      'grade S355J2+N',
    ]);
    expect(index.suggest('AC-100', 10)[0]).to.deep.equal({ kind: 'code', text: 'AC-10000' });
    expect(index.suggest('bobi', 10)).to.deep.include({ kind: 'word', text: 'bobina' });
    expect(index.suggest('x', 10)).to.deep.equal([]);
  });

  it('is worn when a third of it is empty places', () => {
    const own = indexOf(documents);
    expect(own.isWorn).to.equal(false);
    documents.slice(0, 1_300).forEach((document, place) => {
      own.put({ ...document, sellerName: `Moved ${place}` });
    });
    expect(own.isWorn).to.equal(true);
    expect(idsOf(own, 'HEA 100')).to.have.length(idsOf(index, 'HEA 100').length);
  });
});

describe('misspelt words', () => {
  it('are as far from a word as letters have to be changed', () => {
    expect(lettersBetween('bobnie', 'bobine', 2)).to.equal(1);
    expect(lettersBetween('poutrele', 'poutrelle', 2)).to.equal(1);
    expect(lettersBetween('tole', 'plaat', 2)).to.equal(3);
    expect(lettersBetween('', 'ab', 2)).to.equal(2);
  });

  it('are as far one way as the other, and not at all from themselves (property)', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(lettersBetween(a, a, 8)).to.equal(0);
        expect(lettersBetween(a, b, 8)).to.equal(lettersBetween(b, a, 8));
      }),
    );
  });

  it('become the nearest word, of several the commonest; short ones and ones with figures stay', () => {
    const words = new WordsKnown();
    for (const word of ['betonstahl', 'bobine', 'plate', 'plate', 'slate', 'tube', 's355j2'])
      words.add(word, 1);
    expect(words.correct('betonsthal')).to.equal('betonstahl');
    expect(words.correct('plte')).to.equal('plate');
    expect(words.correct('xlate')).to.equal('plate');
    expect(words.correct('tub')).to.equal(null);
    expect(words.correct('s355j0')).to.equal(null);
    expect(words.correct('isolation')).to.equal(null);
    words.add('plate', -2);
    expect(words.correct('xlate')).to.equal('slate');
  });
});
