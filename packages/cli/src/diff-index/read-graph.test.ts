import { expect } from 'chai';
import { serve } from '../fixtures/file-store.ts';
import { Graph, type Entity } from './read-graph.ts';

/** Ids of one length, so that their order is that of their text. */
const idsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(10_000 + index));
const lot: Entity = {
  name: 'Lot',
  query: 'lots',
  fields: [
    { name: 'massGrams', target: null, isList: false },
    { name: 'children', target: 'Lot', isList: true },
  ],
};

/** An index with one row for each count of children; as graph-node, it answers a thousand of anything at most. */
async function indexOf(counts: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const pageOf = (ids: string[], after: string) =>
    ids
      .filter((id) => id > after)
      .slice(0, 1_000)
      .map((id) => ({ id }));
  const server = await serve((_path, body) => {
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables: { id?: string; after: string };
    };
    asked.push(query);
    const { id, after } = variables;
    const childrenOf = (of: string, from: string) => pageOf(idsOf(counts[of] ?? 0), from);
    if (id !== undefined) return { data: { rows: [{ members: childrenOf(id, after) }] } };
    const rows = Object.keys(counts).filter((each) => each > after);
    return {
      data: { rows: rows.map((each) => ({ id: each, massGrams: '5', children: childrenOf(each, '') })) },
    };
  });
  return { ...server, asked };
}

describe('diff-index: what the index answers', () => {
  it('has every row that a row names, however many', async () => {
    const counts = { a: 3, b: 1_000, c: 2_500 };
    const index = await indexOf(counts);
    const rows = await new Graph(index.url).rows(lot, lot.fields, 412n);
    await index.close();
    const found = [...rows].map(([id, { children }]) => [
      id,
      (children as { id: string }[]).map((one) => one.id),
    ]);
    expect(found).to.deep.equal(Object.entries(counts).map(([id, count]) => [id, idsOf(count)]));
    // One page of rows; one more for "b", which might have had more; two for "c".
    expect(index.asked).to.have.length(4);
    for (const query of index.asked) expect(query).to.contain('block: { number: 412 }');
  });
});
