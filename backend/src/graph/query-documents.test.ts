import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { buildSchema, GraphQLError } from 'graphql';
import { registeredQueries } from './generated/registered-queries.ts';
import { graphSchema } from './graph-schema.ts';
import { QueryDocuments, type AskedQuery } from './query-documents.ts';

const schema = buildSchema('type Query { lot(id: ID): String heat: String }');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const QUERY = '{ lot(id: "1") }';

function codeOf(documents: QueryDocuments, asked: AskedQuery): unknown {
  const found = documents.find(asked);
  return 'length' in found ? found[0]?.extensions['code'] : 'found';
}

describe('Documents of the graph', () => {
  it('are told once with their hash, and asked by it from then on', () => {
    const documents = new QueryDocuments(schema, false);
    const hash = hashOf(QUERY);
    expect(codeOf(documents, { hash })).to.equal('PERSISTED_QUERY_NOT_FOUND');
    expect(codeOf(documents, { query: QUERY, hash })).to.equal('found');
    expect(codeOf(documents, { hash })).to.equal('found');
    expect(codeOf(documents, { query: '{ heat }', hash })).to.equal('hash-mismatch');
    expect(codeOf(documents, {})).to.equal('query-absent');
  });

  it('are forgotten, the longest kept first, when there are more than a thousand', () => {
    const documents = new QueryDocuments(schema, false);
    const texts = Array.from({ length: 1_001 }, (_, at) => `{ lot(id: "${at}") }`);
    for (const query of texts) documents.find({ query, hash: hashOf(query) });
    expect(codeOf(documents, { hash: hashOf(texts[0]!) })).to.equal('PERSISTED_QUERY_NOT_FOUND');
    expect(codeOf(documents, { hash: hashOf(texts[1]!) })).to.equal('found');
  });

  it('are not kept when they are longer than 16 KiB', () => {
    const documents = new QueryDocuments(schema, false);
    const query = `{ heat } #${'x'.repeat(16_400)}`;
    expect(codeOf(documents, { query, hash: hashOf(query) })).to.equal('found');
    expect(codeOf(documents, { hash: hashOf(query) })).to.equal('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are refused when they are no GraphQL, ask for what there is not, or are of more than 2,000 words', () => {
    const documents = new QueryDocuments(schema, false);
    const told = (query: string) => {
      const [error] = documents.find({ query }) as readonly GraphQLError[];
      return [error?.message, error?.extensions['code']];
    };
    expect(told('{ lot')).to.deep.equal(['Syntax Error: Expected Name, found <EOF>.', 'query-invalid']);
    expect(told('{ steel }')).to.deep.equal(['Cannot query field "steel" on type "Query".', 'query-invalid']);
    expect(told(`{ ${'heat '.repeat(2_000)} }`)).to.deep.equal([
      'Syntax Error: Document contains more that 2000 tokens. Parsing aborted.',
      'query-invalid',
    ]);
  });

  it('are those that were registered, where only those are answered', () => {
    const whole = graphSchema();
    const documents = new QueryDocuments(whole, true);
    expect(registeredQueries.map(({ name }) => name)).to.deep.equal([
      'Escrow',
      'FiguresOfDay',
      'LotStory',
      'LotsOfHeat',
      'OffersWithProof',
      'OrganisationStanding',
    ]);
    for (const { hash, text } of registeredQueries) {
      expect(codeOf(documents, { hash })).to.equal('found');
      expect(codeOf(documents, { query: text })).to.equal('found');
    }
    const query = '{ offers(first: 1) { nodes { id } } }';
    expect(codeOf(documents, { query })).to.equal('query-not-registered');
    expect(codeOf(documents, { query, hash: hashOf(query) })).to.equal('query-not-registered');
    expect(codeOf(documents, { hash: hashOf(query) })).to.equal('query-not-registered');
  });
});
