import { expect } from 'chai';
import { buildSchema, printSchema, printType } from 'graphql';
import { indexApi, manyOf } from './index-api.ts';

const ENTITIES = `
"""
A lot: "steel" of one
origin.
"""
type Lot @entity(immutable: false) {
  "The number."
  id: ID!
  "Grams."
  massGrams: BigInt!
  "Who made it."
  issuer: Organisation!
  "What it was made from."
  parents: [Lot!]!
  "Its holders."
  holders: [Organisation!]! @derivedFrom(field: "lot")
  "Its state."
  state: LotState
}
type Organisation @entity(immutable: true) { id: ID! lot: Lot! names: [String!]! }
enum LotState { "It was made." MADE RECALLED }
type Volume @aggregation(intervals: ["day"], source: "Lot") { id: Int8! timestamp: Timestamp! grams: BigInt! }
`;

describe('The schema that the index answers by', () => {
  const schema = buildSchema(indexApi(ENTITIES, ['Organisation'], ['organisation']));
  const typed = (name: string) => printType(schema.getType(name)!);

  it('has every entity once and many times, and lists inside of them with their arguments', () => {
    expect(printSchema(schema)).to.include(
      'lots(first: Int = 20, skip: Int, orderBy: Lot_orderBy, orderDirection: OrderDirection, where: Lot_filter, block: Block_height): [Lot!]',
    );
    expect(typed('Query')).to.include('lot(id: ID!, block: Block_height): Lot');
    expect(typed('Query')).not.to.include(' organisation(');
    expect(typed('Lot')).to.include(
      'parents(first: Int = 20, skip: Int, orderBy: Lot_orderBy, orderDirection: OrderDirection, where: Lot_filter): [Lot!]!',
    );
    expect(typed('Lot')).to.include('"""A lot: "steel" of one origin."""');
  });

  it('is certain only of the id of a type that others add to', () => {
    expect(typed('Organisation')).to.equal(
      'type Organisation {\n  id: ID!\n  lot: Lot\n  names: [String!]\n}',
    );
    expect(typed('Lot')).to.include('massGrams: BigInt!');
  });

  it('filters by value, by the other side, and by both and either', () => {
    const filter = typed('Lot_filter');
    for (const line of [
      'massGrams_gte: BigInt',
      'issuer_: Organisation_filter',
      'issuer_in: [String!]',
      'parents_contains: [String!]',
      'holders_: Organisation_filter',
      'state: LotState',
      'and: [Lot_filter]',
    ]) {
      expect(filter).to.include(`  ${line}`);
    }
    expect(filter).not.to.include('state_gt');
    expect(typed('Lot_orderBy')).to.equal(
      '"""By which field a list is ordered."""\nenum Lot_orderBy {\n  id\n  massGrams\n  issuer\n  state\n}',
    );
  });

  it('asks for totals by their interval', () => {
    expect(typed('Query')).to.include(
      'volumes(interval: Aggregation_interval!, first: Int = 20, skip: Int, where: Volume_filter, block: Block_height): [Volume!]',
    );
    expect(typed('Query')).not.to.include(' volume(');
  });

  it('names many as graph-node does', () => {
    expect(
      ['Batch', 'Capability', 'CarbonClass', 'Day', 'EIP712DomainChangedLog', 'URILog'].map(manyOf),
    ).to.deep.equal([
      ...['batches', 'capabilities', 'carbonClasses', 'days', 'eip712DomainChangedLogs', 'urilogs'],
    ]);
  });
});
