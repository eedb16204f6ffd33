import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { registeredQueries } from '../../src/graph/generated/registered-queries.ts';
import { openGraph, type Graph, type GraphBody } from './open-graph.ts';

const GRAPHQL_JSON = 'application/graphql-response+json';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (hash: string, more: Record<string, string> = {}): string =>
  `/graphql?${new URLSearchParams({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }), ...more }).toString()}`;

describe('The graph over HTTP', () => {
  let graph: Graph;
  before(async () => {
    graph = await openGraph();
  });
  after(() => graph.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    graph.test.send<GraphBody>({ method: 'GET', url, headers });

  it('answers a registered query by its hash, which anybody may keep for five seconds, with a tag', async () => {
    const { hash } = registeredQueries.find(({ name }) => name === 'OffersWithProof')!;
    const answer = await get(byHash(hash));
    expect(answer.status).to.equal(200);
    expect(answer.headers['cache-control']).to.equal('public, max-age=5, stale-while-revalidate=5');
    expect(answer.headers['vary'])
      .to.match(/\bcookie\b/)
      .and.to.match(/\baccept,/);
    expect((answer.body.data!['offers'] as { nodes: object[] }).nodes).to.have.length(3);
    const again = await get(byHash(hash), { 'if-none-match': String(answer.headers['etag']) });
    expect([again.status, again.raw.length]).to.deep.equal([304, 0]);
  });

  it('lets nobody keep what was said to somebody, or what is not whole', async () => {
    const { hash } = registeredQueries.find(({ name }) => name === 'OffersWithProof')!;
    expect((await graph.mill.browser.get(byHash(hash))).headers['cache-control']).to.equal(
      'private, no-store',
    );
    graph.index.state.isAway = true;
    const part = await get(byHash(hash));
    graph.index.state.isAway = false;
    expect(part.headers['cache-control']).to.equal('no-store');
    expect(part.body.errors?.[0]?.extensions.code).to.equal('index-unavailable');
    expect((await graph.ask('{ __typename }')).headers['cache-control']).to.equal('no-store');
  });

  it('asks once for the text of a hash that nobody told it, and gives it variables and a name', async () => {
    const query = 'query One($n: Int) { offers(first: $n) { nodes { grade } } } query Two { __typename }';
    const hash = hashOf(query);
    const more = { variables: '{"n":1}', operationName: 'One' };
    const unknown = await get(byHash(hash, more));
    expect(unknown.body).to.deep.equal({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const told = {
      query,
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
      operationName: 'Two',
    };
    expect((await graph.anybody.post('/graphql', told)).body['data']).to.deep.equal({ __typename: 'Query' });
    expect((await get(byHash(hash, more))).body.data).to.deep.equal({
      offers: { nodes: [{ grade: 'S355J2+N' }] },
    });
    const unnamed = await get(byHash(hash, { variables: '{"n":1}' }));
    expect(unnamed.body.errors?.[0]?.message).to.equal(
      'Say in operationName which query of the text is asked, by its name.',
    );
  });

  it('says by its status that a query was refused, to who understands the media type', async () => {
    const send = (query: string, accept: string) => graph.ask(query, undefined, { accept });
    const refused = await send('{ steel }', GRAPHQL_JSON);
    expect([refused.status, refused.headers['content-type']]).to.deep.equal([
      400,
      `${GRAPHQL_JSON}; charset=utf-8`,
    ]);
    expect(refused.body).to.deep.equal({
      errors: [
        {
          message: 'Cannot query field "steel" on type "Query". Did you mean "feed" or "label"?',
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'query-invalid' },
        },
      ],
    });
    const plain = await send('{ steel }', 'application/json');
    expect([plain.status, plain.headers['content-type']]).to.deep.equal([
      200,
      'application/json; charset=utf-8',
    ]);
    expect((await send('{ __typename }', GRAPHQL_JSON)).status).to.equal(200);
    expect(
      (await send('mutation { offers { nodes { id } } }', GRAPHQL_JSON)).body.errors?.[0]?.message,
    ).to.equal('Only queries are answered here; what changes something has a route under /v2.');
  });

  it('reads nothing for a query that is too much, and says what it would cost', async () => {
    graph.index.questions.length = 0;
    const { body } = await graph.ask(
      '{ lots(first: 100) { parents(first: 100) { children(first: 100) { id } } } }',
    );
    expect(body.data).to.equal(undefined);
    expect(body.errors).to.deep.equal([
      {
        message:
          'The answer could hold 1010100 objects; 5000 are allowed. Ask for shorter lists with "first", or for fewer lists inside of lists.',
        extensions: { code: 'cost-exceeded', cost: 1_010_100, limit: 5_000 },
      },
    ]);
    expect(body.extensions).to.deep.equal({ cost: { cost: 1_010_100, limit: 5_000, depth: 4 } });
    expect(graph.index.questions).to.deep.equal([]);
  });

  it('takes one query a request', async () => {
    const many = await graph.anybody.post('/graphql', [
      { query: '{ __typename }' },
      { query: '{ __typename }' },
    ]);
    expect(many.status).to.equal(400);
    expect(many.body['code']).to.equal('invalid-input');
  });

  it('tells its whole schema to who asks', async () => {
    const { body } = await graph.ask(
      '{ __schema { queryType { name } types { name fields { name type { name ofType { name } } } } } }',
    );
    const { __schema: schema } = body.data as { __schema: { types: { name: string }[] } };
    expect(schema.types.map(({ name }) => name)).to.include.members(['Offer', 'Payment', 'Lot_filter']);
  });

  it('is a page for people, which runs nothing but its own', async () => {
    const page = await get('/v2/graph');
    const html = page.raw.toString('utf8');
    expect(page.headers['content-type']).to.equal('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).to.match(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; connect-src 'self'; form-action 'self'/,
    );
    expect(html).not.to.match(/ (style|on\w+)="|<(script|link|img)[^>]+(src|href)=/);
    expect(html).to.contain('<h1>Ask the graph</h1>').and.to.contain('OffersWithProof: What can be ordered');
    const asked = await get(
      `/graphql?${new URLSearchParams({ query: '{ offers(first: 1) { nodes { state } } }' }).toString()}`,
    );
    expect(asked.body.data).to.deep.equal({ offers: { nodes: [{ state: 'open' }] } });
  });

  it('answers registered queries alone where that is set', async () => {
    const strict = await openGraph({ offers: 1, env: { GRAPH_QUERIES: 'registered' } });
    const [{ hash }] = registeredQueries as [(typeof registeredQueries)[number]];
    const known = await strict.test.send<GraphBody>({ method: 'GET', url: byHash(hash) });
    const free = await strict.ask('{ offers(first: 1) { nodes { id } } }');
    await strict.close();
    expect(known.body.data).to.have.property('escrowBalances');
    expect(free.body.errors).to.deep.equal([
      {
        message:
          'Only registered queries are answered here: those in docs/examples/queries. Ask one of them by its hash.',
        extensions: { code: 'query-not-registered' },
      },
    ]);
  });
});
