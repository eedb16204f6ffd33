import type { SavedSearch, SearchAnswer, SynonymGroupAnswer } from '@topsteel/domain/api';
import { synonymSeeds, termsOf } from '@topsteel/domain/search';
import { expect } from 'chai';
import { rebuildSearch } from '../../src/search/index.ts';
import { LiveIndex } from '../../src/search/live-index.ts';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { fillCatalogue, idOf } from './fill-catalogue.ts';

const SIZE = { sellers: 20, products: 200, offers: 300 };

describe('Search', () => {
  let test: TestApp;
  before(async () => {
    test = await openApp();
    await fillCatalogue(test.database.sql, SIZE);
  });
  after(() => test.close());

  const search = async (query: string): Promise<SearchAnswer> => {
    const { status, body } = await test.browserOf().get<SearchAnswer>(`/v2/search?${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const found = async (query: string): Promise<string[]> =>
    (await search(query)).items.map(({ offerId }) => offerId);
  const sql = (text: string, values: unknown[] = []) => test.database.sql.query(text, values);

  it('finds a part number for anybody, with its price, seller and certificate', async () => {
    const { items, total, understood } = await search('q=sku-100042');
    expect(total).to.equal(1);
    expect(understood.parts).to.deep.equal([{ kind: 'code', text: 'sku-100042', correctedFrom: null }]);
    expect(items[0]).to.deep.include({
      offerId: idOf(6, 42),
      designation: 'UPN 300',
      grade: 'S355J2',
      seller: { organisationId: idOf(1, 3), name: 'Stahlwerk 3', country: 'ES' },
      // 500 + (42 × 37 mod 900) = 1,154 USDC/t.
      price: { minor: '1154000000', currency: 'USDC', basis: 'tonne' },
      availableGrams: '43000000',
      certificate: { number: 'MTC-42', type: '3.1' },
      emissionsGramsPerKg: null,
    });
  });

  it('corrects words, says so, and never a part number', async () => {
    const { understood, total } = await search('q=poutrele%20HEB%20200');
    expect(understood.parts.map(({ kind, correctedFrom }) => [kind, correctedFrom])).to.deep.equal([
      ['words', 'poutrele'],
      ['profile', null],
    ]);
    expect(total).to.be.greaterThan(0);
    expect((await search('q=SKU-100O42')).total).to.equal(0);
  });

  it('counts facets with the names of sellers, and filters by several values', async () => {
    const { total, facets } = await search('country=FR,DE&facets=true');
    const countries =
      facets?.country.filter(({ value }) => ['FR', 'DE'].includes(value)).map(({ count }) => count) ?? [];
    expect(total).to.equal(countries.reduce((sum, count) => sum + count, 0));
    expect(facets?.country.reduce((sum, { count }) => sum + count, 0)).to.equal(300);
    expect(facets?.seller[0]?.label).to.match(/^Stahlwerk \d+$/);
    expect((await search('country=FR')).facets).to.equal(null);
  });

  it('narrows by where, how and by whom steel was made, by length, carbon and day; a lot that says otherwise is found so at once', async () => {
    const made = 'route=EAF-scrap&mill=Stahlwerk';
    const { facets, total } = await search(`melt=FR&${made}&facets=true&limit=1`);
    expect([total, facets?.melt, facets?.route]).to.deep.equal([
      300,
      [{ value: 'FR', label: 'FR', count: 300 }],
      [{ value: 'EAF-scrap', label: 'EAF-scrap', count: 300 }],
    ]);
    await sql(
      `UPDATE lot SET country_of_melt = 'SE', route = 'DRI-EAF', emissions_grams_per_kg = 410 WHERE id = $1`,
      [idOf(5, 77)],
    );
    expect(await found('melt=SE&route=DRI-EAF&maxEmissionsGramsPerKg=410')).to.deep.equal([idOf(6, 77)]);
    expect((await search('melt=SE&maxEmissionsGramsPerKg=409')).total).to.equal(0);
    expect((await search(`melt=FR&${made}`)).total).to.equal(299);
    // Of the sections and bars, lengths from 6 to 18 m; of the plates, 6 m.
    const long = await search('length=18&facets=true');
    expect(long.total).to.equal((await search('minLengthUm=18000000&maxLengthUm=18000000')).total);
    expect(long.facets?.length.find(({ value }) => value === '18')?.count).to.equal(long.total);
    expect([(await search('by=2020-01-01')).total, (await search('by=2099-01-01')).total]).to.deep.equal([
      0, 300,
    ]);
  });

  it('reads a quantity by the language that it is written in', async () => {
    const said = async (query: string) => {
      const { understood } = await search(`q=${encodeURIComponent(query)}&language=de&limit=1`);
      return [understood.quantity, understood.unclear];
    };
    expect(await said('2,5 t HEB 200')).to.deep.equal([{ unit: 'tonne', amountMilli: '2500' }, null]);
    expect(await said('1.250 t HEB 200')).to.deep.equal([null, '1.250']);
  });

  it('says which values a facet takes, where it would find nothing', async () => {
    const saidOf = async (query: string) => {
      const { status, body } = await test
        .browserOf()
        .get<{ errors: { field: string; message: string }[] }>(`/v2/search?${query}`);
      return [status, body.errors.map(({ message }) => message)];
    };
    expect(await saidOf('certificate=3.1,9.9')).to.deep.equal([
      400,
      ['Give one or several of: 2.1, 2.2, 3.1, 3.2, with commas between them.'],
    ]);
    expect(await saidOf('country=Germany')).to.deep.equal([
      400,
      ['Give two-letter country codes (ISO 3166-1) with commas between them, for example LU,DE.'],
    ]);
    expect(await saidOf('seller=Stahlwerk')).to.deep.equal([
      400,
      ['Give ids of organisations with commas between them.'],
    ]);
    expect((await search(`seller=${idOf(1, 3)},${idOf(1, 4)}&stock=in-stock`)).total).to.be.greaterThan(0);
  });

  it('gives page after page without a gap or a repeat, and refuses a cursor of another list', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: SearchAnswer = await search(
        `sort=price&limit=70${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ offerId }) => offerId));
      cursor = page.nextCursor;
    }
    expect(seen).to.have.length(300);
    expect(new Set(seen).size).to.equal(300);
    const { body } = await test.browserOf().get('/v2/search?cursor=bm90IGEgY3Vyc29y');
    expect(body).to.include({ code: 'invalid-input', reason: 'cursor-invalid' });
  });

  it('wants a site to sort by distance, and a rate of the euro to reckon carriage', async () => {
    const anyone = test.browserOf();
    expect((await anyone.get('/v2/search?sort=nearest')).body).to.include({ reason: 'site-missing' });
    const near = await search('sort=nearest&siteCountry=DE&sitePostcode=47051&limit=3');
    expect(near.items.map(({ location, distanceKm }) => [location.city, distanceKm])).to.deep.equal(
      Array(3).fill(['Duisburg', 10]),
    );
    expect(
      (await anyone.get('/v2/search?sort=delivered-price&siteCountry=DE&sitePostcode=47051')).body,
    ).to.include({ reason: 'rate-missing' });
  });

  it('knows every change once it is committed, and none before, in whatever order they are committed', async () => {
    const early = await test.database.sql.connect();
    try {
      await early.query('BEGIN');
      await early.query(`UPDATE offer SET sku = 'EARLY-77001' WHERE id = $1`, [idOf(6, 1)]);
      await sql(`UPDATE offer SET sku = 'LATER-77002' WHERE id = $1`, [idOf(6, 2)]);
      expect(await found('q=LATER-77002')).to.deep.equal([idOf(6, 2)]);
      expect(await found('q=EARLY-77001')).to.deep.equal([]);
      await early.query('COMMIT');
      expect(await found('q=EARLY-77001')).to.deep.equal([idOf(6, 1)]);
    } finally {
      early.release();
    }
  });

  it('tells a second process the same', async () => {
    const other = new LiveIndex(test.database.prisma);
    const count = async () => (await other.current()).size;
    expect(await count()).to.equal(300);
    await sql(`UPDATE offer SET state = 'withdrawn' WHERE id = $1`, [idOf(6, 3)]);
    expect(await count()).to.equal(299);
    expect(await found('q=SKU-100003')).to.deep.equal([]);
    await other.onModuleDestroy();
  });

  it('shows what is left of a lot when an order takes from it while the price changes', async () => {
    const [taker, pricer] = [await test.database.sql.connect(), await test.database.sql.connect()];
    try {
      await taker.query('BEGIN');
      await taker.query('UPDATE lot SET committed_grams = 5000000 WHERE id = $1', [idOf(5, 10)]);
      const priced = pricer.query('UPDATE offer SET price_per_tonne_minor = 777000000 WHERE id = $1', [
        idOf(6, 10),
      ]);
      await waitsForLock(priced);
      await taker.query('COMMIT');
      await priced;
    } finally {
      taker.release();
      pricer.release();
    }
    const { items } = await search('q=SKU-100010');
    // 11 t less 5 t.
    expect(items[0]).to.include({ availableGrams: '6000000', pricePerTonneMinor: '777000000' });
  });

  /** Until PostgreSQL says that somebody waits for a lock. */
  const waitsForLock = async (work: Promise<unknown>): Promise<void> => {
    for (;;) {
      const { rows } = await sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) return;
      const isDone = await Promise.race([work.then(() => true), Promise.resolve(false)]);
      if (isDone) throw new Error('Nobody waits: the two did not meet.');
    }
  };

  it('hides what cannot be ordered any more at once: of a suspended seller, of a revoked certificate, of a lot that is sold', async () => {
    const total = async () => (await search('limit=1')).total;
    const before = await total();
    await sql('UPDATE organisation SET is_suspended = true WHERE id = $1', [idOf(1, 5)]);
    // Of 300 offers every twentieth.
    expect(await total()).to.equal(before - 15);
    await sql('UPDATE organisation SET is_suspended = false WHERE id = $1', [idOf(1, 5)]);
    expect(await total()).to.equal(before);
    await sql(`UPDATE certificate SET state = 'revoked' WHERE id = $1`, [idOf(4, 20)]);
    await sql('UPDATE lot SET committed_grams = mass_grams WHERE id = $1', [idOf(5, 21)]);
    expect(await total()).to.equal(before - 2);
    expect(await found('q=SKU-100021')).to.deep.equal([]);
    const { rows } = await sql('SELECT id FROM offer WHERE organisation_id = $1', [idOf(1, 5)]);
    expect(rows).to.have.length(15);
  });

  it('follows what a product and a seller are called', async () => {
    await sql(`UPDATE product SET texts = '{"de": {"name": "Zwergentraeger"}}' WHERE id = $1`, [idOf(3, 31)]);
    expect(await found('q=Zwergenträger')).to.include(idOf(6, 30));
    await sql(`UPDATE organisation SET name = 'Kupferberg' WHERE id = $1`, [idOf(1, 7)]);
    expect((await search('q=kupferberg')).total).to.equal(15);
  });

  it('is as it should be, and is mended when it is not', async () => {
    const { client } = test.database.prisma;
    expect(await rebuildSearch(client)).to.equal(0);
    await sql('DELETE FROM search.entry WHERE offer_id = ANY ($1)', [[idOf(6, 100), idOf(6, 101)]]);
    await sql(`UPDATE search.entry SET designation = 'IPE 9999' WHERE offer_id = $1`, [idOf(6, 102)]);
    expect(await rebuildSearch(client)).to.equal(3);
    expect(await rebuildSearch(client)).to.equal(0);
  });

  it('suggests how to go on', async () => {
    const { body } = await test.browserOf().get<{ items: unknown[] }>('/v2/search/suggest?q=heb%202&limit=2');
    expect(body.items).to.deep.equal([
      { kind: 'designation', text: 'HEB 200' },
      { kind: 'designation', text: 'HEB 260' },
    ]);
  });

  describe('synonyms', () => {
    let operator: Awaited<ReturnType<TestApp['signIn']>>;
    before(async () => {
      operator = await test.signIn('operator@steel.test');
    });

    it('are there from the beginning, in six languages', async () => {
      const { body } = await operator.get<{ items: SynonymGroupAnswer[] }>('/v2/synonyms');
      const rebar = body.items.find(({ id }) => id === 'rebar');
      expect(rebar?.terms.fr).to.include('fer à béton');
      expect(rebar?.terms.de).to.include('Betonstahl');
      expect(body.items).to.have.length(55);
      const kept = body.items.map(({ id, terms }) => [id, Object.values(terms).flat().sort()]);
      const seeds = synonymSeeds.map((seed) => [seed.id, termsOf(seed).sort()]);
      expect(kept).to.deep.equal(seeds.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
    });

    it('are known to the next search, and forgotten by the one after they are taken away', async () => {
      expect((await search('q=armeringsstal')).total).to.equal(0);
      const { status } = await operator.post('/v2/synonyms', {
        id: 'rebar-nordic',
        terms: { en: ['rebar', 'armeringsstål'] },
      });
      expect(status).to.equal(200);
      expect((await search('q=armeringsstal')).total).to.equal((await search('family=rebar')).total);
      const { body } = await operator.delete('/v2/synonyms/rebar-nordic');
      expect(body).to.deep.include({ id: 'rebar-nordic', terms: { en: ['rebar', 'armeringsstål'] } });
      expect((await search('q=armeringsstal')).total).to.equal(0);
      const { rows } = await sql(
        `SELECT action FROM audit_entry WHERE subject = 'synonym:rebar-nordic' ORDER BY id`,
      );
      expect(rows).to.deep.equal([{ action: 'synonym.put' }, { action: 'synonym.remove' }]);
    });

    it('are refused with one term only, unknown, and to everybody but the operator', async () => {
      expect((await operator.post('/v2/synonyms', { id: 'one', terms: { en: ['one'] } })).body).to.include({
        reason: 'too-few-terms',
      });
      expect((await operator.delete('/v2/synonyms/unknown')).status).to.equal(404);
      expect((await test.browserOf().get('/v2/synonyms')).status).to.equal(401);
    });
  });

  describe('saved searches', () => {
    let buyer: Member;
    let saved: SavedSearch;
    before(async () => {
      buyer = await test.join('Kranbau', ['buyer']);
    });

    it('tell how many offers they find and how many are new', async () => {
      const { status, body } = await buyer.browser.post<SavedSearch>('/v2/saved-searches', {
        name: 'Rebar',
        query: { family: 'rebar' },
      });
      expect(status).to.equal(201);
      saved = body;
      expect(saved).to.include({ total: 30, newHits: 0 });
      await copyOffer();
      const { body: list } = await buyer.browser.get<{ items: SavedSearch[] }>('/v2/saved-searches');
      expect(list.items.map(({ name, total, newHits }) => [name, total, newHits])).to.deep.equal([
        ['Rebar', 31, 1],
      ]);
    });

    /** A new offer of the first reinforcing bar; its id is of now. */
    const copyOffer = () =>
      sql(
        `INSERT INTO offer SELECT (json_populate_record(o, json_build_object('id', uuidv7('1 second'), 'sku', NULL))).* FROM offer o WHERE id = $1`,
        [idOf(6, 8)],
      );

    it('are seen by who looked', async () => {
      await sql(`UPDATE search.saved_search SET seen_at = now() - interval '1 day'`);
      const { body } = await buyer.browser.post<SavedSearch>(`/v2/saved-searches/${saved.id}/seen`);
      expect(new Date(body.seenAt).getTime()).to.be.greaterThan(new Date(saved.seenAt).getTime() - 1_000);
    });

    it('have a name once, and belong to nobody else', async () => {
      const again = await buyer.browser.post('/v2/saved-searches', { name: 'Rebar', query: { q: 'HEB' } });
      expect(again.body).to.include({ code: 'conflict', reason: 'saved-search-taken' });
      const other = await test.join('Hallenbau', ['buyer']);
      expect((await other.browser.delete(`/v2/saved-searches/${saved.id}`)).status).to.equal(404);
      expect((await other.browser.get<{ items: unknown[] }>('/v2/saved-searches')).body.items).to.deep.equal(
        [],
      );
      expect((await buyer.browser.delete(`/v2/saved-searches/${saved.id}`)).status).to.equal(200);
      const { rows } = await sql(`SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id`, [
        `saved-search:${saved.id}`,
      ]);
      expect(rows.map(({ action }) => action as string)).to.deep.equal([
        'saved-search.save',
        'saved-search.see',
        'saved-search.delete',
      ]);
    });
  });
});
