import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, findBreakingChanges } from 'graphql';

const docs = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('The schema of the graph', () => {
  it('breaks no query for the released one, but where that is written down', () => {
    const [released, made] = ['graph-released.graphql', 'graph.graphql'].map((name) =>
      buildSchema(docs(name)),
    );
    const changes = docs('api-changes.md');
    const unwritten = findBreakingChanges(released!, made!)
      .map(({ description }) => description)
      .filter((one) => !changes.includes(one));
    expect(
      unwritten,
      'Write these into docs/api-changes.md under the graph, or take them back.',
    ).to.deep.equal([]);
  });

  it('would be found to have lost a field', () => {
    const [before, after] = ['type Query { lot: ID heat: ID }', 'type Query { lot: ID }'].map((one) =>
      buildSchema(one),
    );
    expect(findBreakingChanges(before!, after!).map(({ description }) => description)).to.deep.equal([
      'Query.heat was removed.',
    ]);
  });
});
