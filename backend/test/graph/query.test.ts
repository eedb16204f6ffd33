import { expect } from 'chai';
import { PrismaService, tenantNow } from '../../src/platform/database/index.ts';
import { ReadConduct } from '../../src/vendor/index.ts';
import type { Member } from '../http/open-app.ts';
import { openGraph, type Graph, type GraphBody } from './open-graph.ts';

const PROOF = `{
  offers(first: 50) {
    nodes {
      title
      seller { name accreditor vendor { orders onTimePermille } }
      lot {
        id
        code
        heatNumber
        massGrams
        issuer { id name }
        transfers(first: 3) { grams kind lot { code } }
        inspectionCertificate { number index batch { signer issuer { name } } }
        offers { id }
      }
    }
  }
}`;

describe('A query over the marketplace and the register', () => {
  let graph: Graph;
  let buyer: Member;
  before(async () => {
    graph = await openGraph({ offers: 50 });
    buyer = await graph.test.join('Alpen Stahlbau', ['buyer']);
    await orderOf(graph, { buyerId: graph.mill.organisationId, state: 'captured' });
    await orderOf(graph, { buyerId: buyer.organisationId, state: 'authorized' });
  });
  after(() => graph.close());

  it('joins an offer with its lot, its certificate, its batch and their issuer', async () => {
    const { status, body } = await graph.ask(PROOF);
    expect(status).to.equal(200);
    expect(body.errors ?? []).to.deep.equal([]);
    const { nodes } = body.data!['offers'] as { nodes: { lot: { id: string } }[] };
    const newest = graph.stocked.at(-1)!;
    const mill = await graph.anybody.get<{ name: string }>(`/v2/organisations/${newest.issuer}`);
    expect(nodes).to.have.length(50);
    const shown = nodes.find(({ lot }) => lot.id === newest.lotId);
    expect(shown).to.deep.equal({
      title: 'Hot rolled plate',
      seller: {
        name: mill.body.name,
        accreditor: `0x${'0a'.repeat(20)}`,
        vendor: { orders: 2, onTimePermille: null },
      },
      lot: {
        id: newest.lotId,
        code: newest.lotCode,
        heatNumber: newest.lotId.slice(14, 20),
        massGrams: '20000000',
        issuer: { id: newest.issuer, name: mill.body.name },
        transfers: [{ grams: '20000000', kind: 'MADE', lot: { code: newest.lotCode } }],
        inspectionCertificate: {
          number: '2026-104711',
          index: 0,
          batch: { signer: `0x${'51'.repeat(20)}`, issuer: { name: mill.body.name } },
        },
        offers: [{ id: newest.offer }],
      },
    });
  });

  it('tells how a vendor delivers to strangers, to its buyers and to others alike, as its page does', async () => {
    const [, { issuer }] = graph.stocked as [Graph['stocked'][number], Graph['stocked'][number]];
    const query = `{ organisation(id: "${issuer}") { vendor { orders completedOrders disputePermille } } }`;
    for (const browser of [graph.anybody, graph.mill.browser, buyer.browser]) {
      const asked = await browser.post<GraphBody>('/graphql', { query });
      expect(asked.body.data).to.deep.equal({
        organisation: { vendor: { orders: 2, completedOrders: 1, disputePermille: 0 } },
      });
      const page = await browser.get(`/v2/organisations/${graph.otherId}/conduct`);
      expect(page.body).to.deep.equal({
        ...{ orders: 2, completedOrders: 1, onTimePermille: null, weighDeviationPermille: null },
        ...{ disputePermille: 0, answerMinutes: null },
      });
    }
  });

  it('asks the database six times and the index twice for fifty of them', async () => {
    graph.index.questions.length = 0;
    // As after a minute: what was measured before is not told again.
    graph.test.app.get(ReadConduct)['kept'].clear();
    const statements = await statementsOf(graph, () => graph.ask(PROOF));
    expect(statements.map((text) => /FROM (?:unnest|"?\w+"?(?:\."?\w+"?)?)/.exec(text)?.[0])).to.deep.equal([
      ...['FROM offer', 'FROM "public"."organisation"', 'FROM genealogy_input', 'FROM lot', 'FROM unnest'],
      'FROM purchase_order',
    ]);
    expect(graph.index.questions).to.have.length(2);
  });

  it('says what it may have cost, and how far the register was read', async () => {
    const { body } = await graph.ask('{ offers(first: 2) { nodes { lot { massGrams } } } }');
    expect(body.extensions).to.deep.equal({
      cost: { cost: 4, limit: 5_000, depth: 4 },
      index: { state: 'answers', block: 1_204, behind: null },
    });
    const { body: alone } = await graph.ask('{ offers(first: 2) { nodes { id } } }');
    expect(alone.extensions).to.deep.equal({ cost: { cost: 2, limit: 5_000, depth: 3 } });
  });

  it('goes through a list by its cursors', async () => {
    const page = async (after?: string) => {
      const { body } = await graph.ask(
        'query ($after: String) { offers(first: 20, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      return body.data!['offers'] as {
        nodes: { id: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    const third = await page(second.pageInfo.endCursor);
    const ids = [first, second, third].flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(50);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).to.deep.equal([
      true,
      true,
      false,
    ]);
    const { body } = await graph.ask('{ offers(after: "nonsense") { nodes { id } } }');
    expect(body.data).to.deep.equal({ offers: null });
    expect(body.errors?.[0]).to.deep.include({
      message: 'This cursor was not made here. Start again from the first page.',
      path: ['offers'],
    });
  });

  it('holds a list to its usual length when its length is null, or a variable that nobody set', async () => {
    const [{ issuer }] = graph.stocked as [Graph['stocked'][number]];
    const query = `query ($account: ID!, $n: Int) {
      offers(first: $n) { nodes { id } }
      organisation(id: $account) { vendor { offers(first: $n) { id } } }
    }`;
    for (const [text, variables] of [
      [query, {}],
      [query, { n: null }],
      [query.replaceAll('$n)', 'null)').replace(', $n: Int', ''), {}],
    ] as const) {
      const { body } = await graph.ask(text, { account: issuer, ...variables });
      expect(body.errors ?? []).to.deep.equal([]);
      const { offers, organisation } = body.data as {
        offers: { nodes: object[] };
        organisation: { vendor: { offers: object[] } };
      };
      expect([offers.nodes.length, organisation.vendor.offers.length]).to.deep.equal([20, 20]);
      expect(body.extensions?.cost?.cost).to.equal(42);
    }
  });

  it('asks the index for a length always', async () => {
    for (const [query, variables] of [
      ['query ($n: Int) { lots(first: $n) { id } }', {}],
      ['query ($n: Int) { lots(first: $n) { id } }', { n: null }],
      ['{ lots(first: null) { id } }', {}],
    ] as const) {
      graph.index.lengths.length = 0;
      const { body } = await graph.ask(query, variables);
      expect(body.errors ?? []).to.deep.equal([]);
      expect(body.data!['lots']).to.have.length(20);
      expect(graph.index.lengths).to.deep.equal([20]);
    }
    const { body } = await graph.ask('query ($n: Int) { lots(first: $n) { id } }', { n: 3 });
    expect(body.data!['lots']).to.have.length(3);
  });

  it('tells of a page of none whether there is one', async () => {
    const { body } = await graph.ask(
      '{ offers(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } } none: offers(first: 0, grade: "S690QL") { pageInfo { hasNextPage } } }',
    );
    expect(body.data).to.deep.equal({
      offers: { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } },
      none: { pageInfo: { hasNextPage: false } },
    });
  });

  it('says which character no text here can hold', async () => {
    const { status, body } = await graph.ask(
      String.raw`{ offers(words: "a\u0000") { nodes { id } } lotsOfHeat(heat: "a\u0000") { id } }`,
    );
    expect([status, body.data]).to.deep.equal([200, { offers: null, lotsOfHeat: null }]);
    expect(
      new Set(body.errors?.map(({ message, extensions }) => `${extensions.code}: ${message}`)),
    ).to.deep.equal(new Set(['invalid-input: A text in this query holds the character U+0000. Remove it.']));
  });

  it('finds a lot by its number or its label, an organisation by its account, and nothing for what there is not', async () => {
    const [{ lotId, lotCode, issuer, offer }] = graph.stocked as [Graph['stocked'][number]];
    const { body } = await graph.ask(
      `query ($id: ID, $code: String!, $account: ID!, $offer: ID!) {
        byId: lot(id: $id) { code massGrams verifyUrl }
        byCode: lot(code: $code) { id heatNumber offers { id } }
        unknown: lot(id: "17") { code }
        noNumber: lot(id: "C24U") { code }
        organisation(id: $account) { legalName country vendor { offers(first: 1) { id } } registeredAt }
        offer(id: $offer) { state country }
        noOffer: offer(id: "17") { state }
        label(code: $code) { lot { code } copySignal tag }
      }`,
      {
        id: lotId,
        code: lotCode.replace(/(....)/g, '$1 ').toLowerCase(),
        account: issuer.toUpperCase().replace('0X', '0x'),
        offer,
      },
    );
    expect(body.errors ?? []).to.deep.equal([]);
    expect(body.data).to.deep.include({
      byId: { code: lotCode, massGrams: '20000000', verifyUrl: `http://steel.test/v/${lotCode}` },
      byCode: { id: lotId, heatNumber: lotId.slice(14, 20), offers: [{ id: offer }] },
      unknown: null,
      noNumber: null,
      offer: { state: 'open', country: 'FR' },
      noOffer: null,
      label: { lot: { code: lotCode }, copySignal: null, tag: 'none' },
    });
    const { body: twice } = await graph.ask('{ lot { code } }');
    expect(twice.errors?.[0]?.message).to.equal(
      'Give the id of the lot or the code on its label, one of the two.',
    );
  });

  it('finds the lots of a heat in the order in which they were made, whoever made them, and no others', async () => {
    const heat = 'H482911';
    const [first, second, third, draft] = graph.stocked.slice(4, 8);
    const { sql } = graph.test.database;
    const certificates = [first, second, third, draft].map((one) => one?.certificate);
    const before = await sql.query<{ id: string; heat_number: string }>(
      'SELECT id, heat_number FROM certificate WHERE id = ANY ($1)',
      [certificates],
    );
    await sql.query('UPDATE certificate SET heat_number = $1 WHERE id = ANY ($2)', [heat, certificates]);
    await sql.query(`UPDATE lot SET state = 'requested' WHERE id = $1`, [draft?.lot]);
    try {
      const ask = async (given: object) => {
        const { body } = await graph.ask(
          `query ($heat: String!, $first: Int, $after: ID) {
            lotsOfHeat(heat: $heat, first: $first, after: $after) { id code heatNumber issuer { id } massGrams }
          }`,
          given,
        );
        expect(body.errors ?? []).to.deep.equal([]);
        return body.data?.['lotsOfHeat'];
      };
      const shown = (one: Graph['stocked'][number] | undefined) => ({
        ...{ id: one?.lotId, code: one?.lotCode, heatNumber: heat },
        ...{ issuer: { id: one?.issuer }, massGrams: '20000000' },
      });
      expect(first?.issuer).not.to.equal(second?.issuer);
      expect(await ask({ heat: ` ${heat} `, first: 2 })).to.deep.equal([shown(first), shown(second)]);
      expect(await ask({ heat, first: 2, after: second?.lotId })).to.deep.equal([shown(third)]);
      expect(await ask({ heat: 'H482912', first: 2 })).to.deep.equal([]);
    } finally {
      await sql.query(`UPDATE lot SET state = 'final' WHERE id = $1`, [draft?.lot]);
      for (const { id, heat_number } of before.rows)
        await sql.query('UPDATE certificate SET heat_number = $2 WHERE id = $1', [id, heat_number]);
    }
  });

  it('counts a list of a heat by its length, and refuses one that is too long', async () => {
    const asked = (first: number) =>
      graph.ask(`{ lotsOfHeat(heat: "H482911", first: ${first}) { id inspectionCertificate { number } } }`);
    expect((await asked(50)).body.extensions?.cost).to.deep.equal({ cost: 100, limit: 5_000, depth: 3 });
    expect((await asked(101)).body.errors?.[0]?.extensions.code).to.equal('list-too-long');
  });

  it('says the same to a mill that is signed in as to anybody', async () => {
    const anybody = await graph.ask(PROOF);
    const mill = await graph.mill.browser.post('/graphql', { query: PROOF });
    expect(mill.body['data']).to.deep.equal(anybody.body.data);
  });

  it('answers what the marketplace knows while the index is away, and says once where it is missing', async () => {
    graph.index.state.isAway = true;
    graph.index.questions.length = 0;
    const { status, body } = await graph.ask(PROOF);
    graph.index.state.isAway = false;
    expect(status).to.equal(200);
    const { nodes } = body.data!['offers'] as { nodes: { title: string; lot: Record<string, unknown> }[] };
    expect(nodes).to.have.length(50);
    expect(nodes[0]).to.deep.include({ title: 'Hot rolled plate' });
    expect(nodes[0]!.lot).to.deep.include({ massGrams: null, issuer: null, transfers: null });
    expect(nodes[0]!.lot['inspectionCertificate']).to.deep.include({ number: '2026-104711', index: 0 });
    expect(body.errors).to.deep.include({
      message:
        'The index does not answer just now; what the marketplace knows can still be asked. Try again in a moment.',
      path: ['offers', 'nodes', 0, 'lot', 'massGrams'],
      extensions: { code: 'index-unavailable', times: 50 },
    });
    expect(new Set(body.errors!.map(({ extensions }) => extensions.code))).to.deep.equal(
      new Set(['index-unavailable']),
    );
    expect(body.errors).to.have.length(6);
    expect(body.extensions?.index).to.deep.equal({ state: 'away', block: null, behind: null });
    expect(graph.index.questions).to.have.length(1);
  });

  it('says that indexing has stopped', async () => {
    graph.index.state.hasFailed = true;
    const { body } = await graph.ask('{ lots(first: 1) { massGrams } }');
    graph.index.state.hasFailed = false;
    expect(body.data).to.deep.equal({ lots: [{ massGrams: '20000000' }] });
    expect(body.extensions?.index?.state).to.equal('failed');
  });

  it('answers what the register knows while the database is away', async () => {
    const [{ lotId }] = graph.stocked as [Graph['stocked'][number]];
    const answer = await withoutDatabase(graph, () =>
      graph.ask(
        `{ offers(first: 1) { nodes { id } } lots(first: 1) { massGrams heatNumber } lot(id: "${lotId}") { massGrams grade code } }`,
      ),
    );
    expect(answer.status).to.equal(200);
    expect(answer.body.data).to.deep.include({
      offers: null,
      lots: [{ massGrams: '20000000', heatNumber: null }],
    });
    expect(answer.body.data!['lot']).to.deep.include({ massGrams: '20000000', grade: null });
    expect(
      answer.body.errors!.map(({ path, extensions }) => [path?.join('.'), extensions.code]),
    ).to.have.deep.members([
      ['offers', 'marketplace-unavailable'],
      ['lots.0.heatNumber', 'marketplace-unavailable'],
      ['lot.grade', 'marketplace-unavailable'],
    ]);
  });
});

/** An order of plate of the second mill. */
async function orderOf(
  { test, stocked, otherId }: Graph,
  { buyerId, state }: { buyerId: string; state: 'authorized' | 'captured' },
): Promise<void> {
  await test.database.sql.query(
    `WITH q AS (
       INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams, max_grams,
                          price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule, commission,
                          inspection_seconds, expires_at)
       VALUES (uuidv7(), $1, $2, $3, '1', 'CODE', 'Plate', 'S355J2+N', 'F30-1', 5000000, 5025000, 720000000, 3600000000, 0,
               3600000000, 3618000000, '{}', '{}', 259200, now()) RETURNING *
     ), o AS (
       INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, fulfilment, held_grams, created_at, updated_at)
       SELECT uuidv7(), 'TS-' || q.id, q.id, q.offer_id, q.buyer_id, q.seller_id, 'test', 'delivered', 0, now() - interval '1 hour', now()
         FROM q RETURNING *
     )
     INSERT INTO payment (order_id, payment_id, chain_id, payer, terms, state, is_final, authorize_before, capture_before,
                          seller_signs, rail, currency, amount_minor, authorized_minor, captured_minor, updated_at)
     SELECT o.id, '0x' || replace(o.id::text || o.quote_id::text, '-', ''), 31337, '0x', '{}', $4, true, now(), now(), false,
            'usdc-escrow', 'USDC', 3600000000, 3618000000, CASE $4 WHEN 'captured' THEN 3600000000 ELSE 0 END, now() FROM o`,
    [stocked.at(-1)?.offer, buyerId, otherId, state],
  );
}

/** Statements that are sent to the database meanwhile, for whoever asks the graph. */
async function statementsOf(graph: Graph, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  await withPool(
    graph,
    (query) =>
      (config, ...rest) => {
        const text = typeof config === 'string' ? config : config.text;
        // The clock of the jobs ticks meanwhile, for the system.
        if (tenantNow() === 'nobody' || text.includes('FROM purchase_order')) statements.push(text);
        return query(config, ...rest);
      },
    work,
  );
  return statements;
}

/** Every statement fails as it does when the server has gone. */
const withoutDatabase = <T>(graph: Graph, work: () => Promise<T>): Promise<T> =>
  withPool(graph, () => () => Promise.reject(new Error('Connection terminated unexpectedly')), work);

type Send = (config: string | { text: string }, ...rest: unknown[]) => unknown;

async function withPool<T>(graph: Graph, instead: (query: Send) => Send, work: () => Promise<T>): Promise<T> {
  const pool = graph.test.app.get(PrismaService).pool as unknown as { query: Send };
  const query: Send = pool.query.bind(pool);
  pool.query = instead(query);
  return work().finally(() => {
    pool.query = query;
  });
}
