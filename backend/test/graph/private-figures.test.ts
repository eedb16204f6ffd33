import { expect } from 'chai';
import {
  getNamedType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { graphSchema } from '../../src/graph/index.ts';
import { sourceOf } from '../../src/graph/source-of.ts';
import { openGraph, type Graph } from './open-graph.ts';

/** What only some may know, each with a text that is found again wherever it is told. */
const secrets: Readonly<Record<string, string>> = {
  'VAT number of an organisation': 'FR40303265045',
  'why a registration failed': 'failure-of-organisation',
  'why issuing failed': 'failure-of-certificate',
  'what was noticed while reading': 'finding-of-certificate',
  'salt of a certificate': 'ab5a17',
  'why commissioning failed': 'failure-of-lot',
  'mass that orders hold': '1234567',
  'mass that is reserved': '2468246',
  'price of one company': '135791357',
  'name of its price list': 'For one company',
  'e-mail of a member': '@steel.test',
};

const schema = graphSchema();
const DEEPEST = 4;

describe('What the graph tells', () => {
  let graph: Graph;
  before(async () => {
    graph = await openGraph({ env: { GRAPH_MOST_OBJECTS: '1000000' } });
    const { sql } = graph.test.database;
    await sql.query(
      "UPDATE organisation SET vat = 'FR40303265045', failure = 'failure-of-organisation' WHERE id = $1",
      [graph.mill.organisationId],
    );
    await sql.query(
      `UPDATE certificate SET failure = 'failure-of-certificate', salt = 'ab5a17', findings = '[{"code":"x","message":"finding-of-certificate"}]'`,
    );
    await sql.query(
      "UPDATE lot SET failure = 'failure-of-lot', committed_grams = 1234567, reserved_grams = 2468246, held_grams = 2468246",
    );
    const list = await graph.mill.browser.post('/v2/price-lists', {
      name: 'For one company',
      ...{ customerId: graph.otherId, validFrom: null, validUntil: null },
      entries: [
        {
          offerId: graph.stocked[0]!.offer,
          price: { priceMinor: '135791357', currency: 'EUR', priceBasis: 'tonne' },
        },
      ],
    });
    expect([200, 201], JSON.stringify(list.body)).to.include(list.status);
  });
  after(() => graph.close());

  it('is nothing of what only some may know, by any field of any type of the marketplace', async () => {
    const [{ lotId, lotCode, issuer, offer }] = graph.stocked as [Graph['stocked'][number]];
    const roots = [
      `offers(first: 5) { nodes ${every('Offer')} edges { cursor node { id } } pageInfo ${every('PageInfo')} }`,
      `offer(id: "${offer}") ${every('Offer')}`,
      `products(first: 5) { nodes ${every('Product')} }`,
      `organisation(id: "${issuer}") ${every('Organisation')}`,
      `lot(id: "${lotId}") ${every('Lot')}`,
      `lotsOfHeat(heat: "${lotId.slice(14, 20)}", first: 5) ${every('Lot')}`,
      `label(code: "${lotCode}") ${every('Label')}`,
      `exchangeRates ${every('ExchangeRate')} emissionFactors(list: "transport") ${every('EmissionFactor')}`,
    ];
    for (const browser of [graph.anybody, graph.mill.browser]) {
      const answers = await Promise.all(
        roots.map((root) => browser.post('/graphql', { query: `{ ${root} }` })),
      );
      expect(answers.flatMap(({ body }) => body['errors'] ?? [])).to.deep.equal([]);
      const told = answers.map(({ raw }) => raw.toString('utf8')).join('\n');
      expect(told).to.contain('"certifiedGrams":"20000000"').and.to.contain('"onTimePermille":null');
      expect(
        Object.entries(secrets).flatMap(([what, text]) => (told.includes(text) ? [what] : [])),
      ).to.deep.equal([]);
    }
    const { rows } = await graph.test.database.sql.query<{ vat: string }>(
      'SELECT vat FROM organisation WHERE vat = $1',
      [secrets['VAT number of an organisation']],
    );
    expect(rows).to.have.length(1);
  });

  it('has every type from a source that is public', () => {
    const types = Object.values(schema.getTypeMap()).filter(isOwn);
    const from = Map.groupBy(types, ({ name }) => sourceOf(name));
    const named = (side: 'register' | 'marketplace' | 'both') =>
      (from.get(side) ?? []).map(({ name }) => name).sort();
    expect(named('both')).to.deep.equal(['Batch', 'Lot', 'Organisation']);
    expect(named('marketplace')).to.deep.equal([
      ...[
        'EmissionFactor',
        'ExchangeRate',
        'InspectionCertificate',
        'Label',
        'MeasuredValue',
        'Offer',
        'OfferConnection',
      ],
      ...['OfferEdge', 'PageInfo', 'Price', 'Product', 'ProductConnection', 'ProductEdge', 'Vendor'],
    ]);
    expect(named('register')).to.include.members(['Payment', 'TitleTransfer', 'Revocation', 'Report']);
    expect(schema.getMutationType() ?? null).to.equal(null);
    expect(schema.getSubscriptionType() ?? null).to.equal(null);
  });

  it('is described, every type and field of it', () => {
    const silent = Object.values(schema.getTypeMap())
      .filter(isOwn)
      .flatMap((type) => [
        ...(type.description ? [] : [type.name]),
        ...Object.values(type.getFields()).flatMap((field) =>
          field.description ? [] : [`${type.name}.${field.name}`],
        ),
      ]);
    expect(silent).to.deep.equal([]);
  });

  it('gives no mass, price or emission as a number that loses digits', () => {
    const floats = Object.values(schema.getTypeMap())
      .filter(isOwn)
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) => {
          const of = getNamedType(field.type).name;
          const isAmount =
            /Grams|Minor$|minor|E8$|Co2e/.test(field.name) &&
            !['String', 'BigInt'].includes(of) &&
            !isObjectType(getNamedType(field.type));
          return of === 'Float' || isAmount ? [`${type.name}.${field.name}`] : [];
        }),
      );
    expect(floats).to.deep.equal([]);
  });
});

function isOwn(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Query';
}

/** Every field that the marketplace answers of a type, and of the types it leads to. */
function every(typeName: string, depth = 0): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const fields = Object.values(type.getFields())
    .filter((field) => sourceOf(typeName, field.name) !== 'register' && isFree(field))
    .flatMap((field) => {
      const of = getNamedType(field.type);
      if (!isObjectType(of)) return [field.name];
      return depth >= DEEPEST - 1 ? [] : [`${field.name} ${every(of.name, depth + 1)}`];
    });
  return `{ __typename ${fields.join(' ')} }`;
}

const isFree = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.every((one) => !isNonNullType(one.type) || one.defaultValue !== undefined);
