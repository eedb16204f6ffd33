import { expect } from 'chai';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { refusalOf } from './refuse-query.ts';
import { weigh, type Weight } from './weigh-query.ts';

const schema = buildSchema(`
  type Query { lots(first: Int = 20, skip: Int): [Lot!] lot(id: ID!): Lot offers(first: Int! = 20): OfferConnection some(first: Int = 5): [Lot!] rates: [Rate!] }
  type Lot { id: ID! parents(first: Int = 20): [Lot!] grams: String maker: Maker }
  type Maker { name: String lots(first: Int = 20): [Lot!] }
  type Rate { base: String }
  type Offer { id: ID! lot: Lot }
  type OfferConnection { nodes: [Offer!]! edges: [OfferEdge!]! pageInfo: PageInfo! }
  type OfferEdge { cursor: String! node: Offer! }
  type PageInfo { hasNextPage: Boolean! }
`);
const limits = { objects: 5_000, depth: 12, aliases: 50 };

function weightOf(text: string, variables: Record<string, unknown> = {}): Weight {
  const document = parse(text);
  return weigh(schema, document, getOperationAST(document)!, variables);
}

describe('The weight of a query', () => {
  it('is one an object, and as many a list as were asked for', () => {
    expect(weightOf('{ lot(id: "1") { id maker { name } } }')).to.deep.include({ objects: 2, depth: 3 });
    expect(weightOf('{ lots(first: 10) { parents(first: 5) { maker { name } } } }').objects).to.equal(110);
    expect(weightOf('{ lots { id } }').objects).to.equal(20);
    expect(weightOf('{ rates { base } }').objects).to.equal(20);
  });

  it('counts a page by its length, and an edge as no more than its node', () => {
    expect(
      weightOf('{ offers(first: 50) { nodes { lot { id } } pageInfo { hasNextPage } } }').objects,
    ).to.equal(100);
    expect(weightOf('{ offers(first: 50) { edges { cursor node { lot { id } } } } }').objects).to.equal(100);
  });

  it('reads lengths from variables, and counts fragments wherever they are spread', () => {
    expect(weightOf('query ($n: Int) { lots(first: $n) { id } }', { n: 7 }).objects).to.equal(7);
    const spread = '{ lots(first: 2) { ...f } lot(id: "1") { ...f } } fragment f on Lot { maker { name } }';
    expect(weightOf(spread).objects).to.equal(6);
    expect(weightOf('{ lots(first: 3) { ... on Lot { maker { name } } } }').objects).to.equal(6);
  });

  it('takes a length of null, and a variable that nobody set, for the length of a list that nobody said', () => {
    for (const variables of [{}, { n: null }]) {
      expect(weightOf('query ($n: Int) { lots(first: $n) { id } }', variables).objects).to.equal(20);
      expect(weightOf('query ($n: Int) { some(first: $n) { id } }', variables).objects).to.equal(5);
      expect(weightOf('query ($n: Int) { offers(first: $n) { nodes { id } } }', variables).objects).to.equal(
        20,
      );
    }
    expect(weightOf('{ lots(first: null) { id } some(first: null) { id } }').objects).to.equal(25);
  });

  it('is found at once for fragments that double at every step', () => {
    const steps = Array.from(
      { length: 60 },
      (_, at) => `fragment f${at} on Lot { maker { lots(first: 1) { ...f${at + 1} ...f${at + 1} } } }`,
    );
    const { objects, depth } = weightOf(
      `{ lot(id: "1") { ...f0 } } ${steps.join(' ')} fragment f60 on Lot { id }`,
    );
    expect(objects).to.be.greaterThan(1e18);
    expect(depth).to.equal(122);
  });

  it('counts names and roots, and leaves introspection out', () => {
    const many = Array.from({ length: 60 }, (_, at) => `l${at}: lot(id: "1") { id }`).join(' ');
    expect(weightOf(`{ ${many} }`)).to.deep.include({ aliases: 60, roots: 60 });
    expect(weightOf('{ __schema { types { name fields { name } } } __typename }')).to.deep.include({
      objects: 0,
      depth: 0,
    });
  });
});

describe('A query that is too much', () => {
  const said = (text: string, variables?: Record<string, unknown>) => {
    const refused = refusalOf(weightOf(text, variables), limits);
    return refused && { message: refused.message, code: refused.extensions['code'], ...refused.extensions };
  };

  it('is let through at its limit, and refused above it with what to do', () => {
    expect(said('{ lots(first: 70) { parents(first: 70) { id } } }')).to.equal(null);
    expect(said('{ lots(first: 71) { parents(first: 70) { id } } }')).to.deep.equal({
      message:
        'The answer could hold 5041 objects; 5000 are allowed. Ask for shorter lists with "first", or for fewer lists inside of lists.',
      ...{ code: 'cost-exceeded', cost: 5_041, limit: 5_000 },
    });
  });

  it('is refused for a list above a hundred, or from too far in, by a variable as well', () => {
    expect(said('query ($n: Int) { lots(first: $n) { id } }', { n: 101 })).to.deep.equal({
      message:
        '"lots" is asked for 101; a list holds 0 to 100. Ask for 100 at most, and for the rest after the last one.',
      ...{ code: 'list-too-long', limit: 100 },
    });
    expect(said('{ lots(first: -1) { id } }')?.code).to.equal('list-too-long');
    expect(said('{ lots(skip: 5001) { id } }')).to.deep.equal({
      message:
        '"lots" leaves 5001 out; that goes from 0 to 5000. Order by id and ask where id_gt the last one instead.',
      ...{ code: 'list-too-long', limit: 5_000 },
    });
  });

  it('is refused for its depth', () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `parents(first: 1) { ${deep(levels - 1)} }`;
    expect(said(`{ lot(id: "1") { ${deep(10)} } }`)).to.equal(null);
    expect(said(`{ lot(id: "1") { ${deep(11)} } }`)).to.deep.equal({
      message: 'Fields are nested 13 deep; 12 are allowed. Ask in two queries, by ids from the first.',
      ...{ code: 'depth-exceeded', depth: 13, limit: 12 },
    });
  });

  it('is refused for the same field under many names', () => {
    const many = Array.from({ length: 51 }, (_, at) => `l${at}: lot(id: "1") { id }`).join(' ');
    expect(said(`{ ${many} }`)).to.deep.include({ code: 'aliases-exceeded', aliases: 51, limit: 50 });
  });
});
