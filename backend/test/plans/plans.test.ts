import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { listStatement, offerStatement } from '../../src/catalogue/infra/read-offers.ts';
import { changesStatement, entriesStatement } from '../../src/search/infra/entry-store.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { fillCatalogue, idOf } from '../search/fill-catalogue.ts';

/** How PostgreSQL carries out the statements that every visitor sends: along indexes, and none by reading a large table. */

const LARGE = ['offer', 'lot', 'certificate', 'product', 'entry'];
const plansFile = new URL('hot-reads.json', import.meta.url);

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

describe('Plans of hot reads, at 20,000 offers', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
    await fillCatalogue(database.sql, { sellers: 500, products: 15_000, offers: 20_000 });
    await database.sql.query('VACUUM ANALYZE');
  });
  after(() => database.close());

  const everything = {
    words: [],
    gradeKey: null,
    form: null,
    country: null,
    organisationId: null,
    after: null,
    take: 21,
  };
  const statements = {
    'offers, first page': () => listStatement(everything),
    'offers, a page further on': () => listStatement({ ...everything, after: idOf(6, 10_000) }),
    'offers by a word': () => listStatement({ ...everything, words: ['h104711'] }),
    'offers of one organisation': () => listStatement({ ...everything, organisationId: idOf(1, 7) }),
    'one offer': () => offerStatement(idOf(6, 4_711)),
    'what changed since the last search': (snapshot: string) => changesStatement(snapshot),
    'results of a search': () =>
      entriesStatement(Array.from({ length: 20 }, (_, place) => idOf(6, 1 + place * 997))),
  } satisfies Record<string, (snapshot: string) => { text: string; values: unknown[] }>;

  it('are those that were committed with them; UPDATE_PLANS=1 writes them anew', async () => {
    const { rows } = await database.sql.query<{ snapshot: string }>(
      'SELECT pg_current_snapshot()::text AS snapshot',
    );
    const plans: Record<string, string[]> = {};
    for (const [name, statementOf] of Object.entries(statements)) {
      const { text, values } = statementOf(rows[0]?.snapshot ?? '');
      const plan = await explain(text, values);
      plans[name] = nodesOf(plan).map(lineOf);
      const read = nodesOf(plan).filter(
        (node) => node['Node Type'] === 'Seq Scan' && LARGE.includes(node['Relation Name'] ?? ''),
      );
      expect(read.map(lineOf), name).to.deep.equal([]);
    }
    if (process.env.UPDATE_PLANS === '1') await writeFile(plansFile, `${JSON.stringify(plans, null, 2)}\n`);
    expect(plans).to.deep.equal(JSON.parse(await readFile(plansFile, 'utf8')));
  });

  it('would be told apart: without its index a list reads the whole table', async () => {
    const client = await database.sql.connect();
    try {
      await client.query(
        'BEGIN; SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off',
      );
      const { text, values } = listStatement(everything);
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
      expect(plan && nodesOf(plan).map(lineOf)).to.include('Seq Scan on offer');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  const explain = async (text: string, values: unknown[]): Promise<PlanNode> => {
    const { rows } = await database.sql.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      values,
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error('PostgreSQL tells no plan.');
    return plan;
  };
});

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const lineOf = (node: PlanNode): string =>
  [
    node['Node Type'],
    node['Index Name'] === undefined ? '' : ` by ${node['Index Name']}`,
    node['Relation Name'] === undefined ? '' : ` on ${node['Relation Name']}`,
  ].join('');
