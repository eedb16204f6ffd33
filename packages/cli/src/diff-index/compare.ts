import type { Entity, Field, Graph } from './read-graph.ts';
import type { Row, Tables, Value } from './replay/tables.ts';

/** A field whose value in the index is not what the logs add up to. */
export interface Difference {
  entity: string;
  id: string;
  /** `*` when the whole row is missing on one side. */
  field: string;
  /** By the replay; null when it has no such row. */
  replayed: unknown;
  /** By the index; null when it has no such row. */
  indexed: unknown;
}

/** What was compared, and what differed. */
export interface Comparison {
  differences: Difference[];
  entities: number;
  rows: number;
  fields: number;
}

/** Rows that the chain's events do not make: they come from files that a hash on the chain names. */
const FROM_FILES: ReadonlySet<string> = new Set(['OrganisationProfile']);

/** Compares every row and every stored field of the index after a block with the replay, in both directions. */
export async function compareIndex(graph: Graph, tables: Tables, block: bigint): Promise<Comparison> {
  const entities = await graph.entities();
  const comparison: Comparison = { differences: [], entities: 0, rows: 0, fields: 0 };
  for (const entity of entities) {
    if (FROM_FILES.has(entity.name)) {
      comparison.differences.push(...(await strayFiles(graph, tables, entity, block)));
      continue;
    }
    const expected = tables.rows(entity.name);
    const fields = comparedFields(entity, expected);
    const found = await graph.rows(entity, fields, block);
    comparison.differences.push(...compareRows(entity.name, fields, tables, expected, found));
    comparison.entities += 1;
    comparison.rows += found.size;
    comparison.fields += found.size * fields.length;
  }
  const known = new Set(entities.map(({ name }) => name));
  for (const entity of tables.entities()) {
    if (known.has(entity)) continue;
    for (const id of tables.rows(entity).keys()) {
      comparison.differences.push({ entity, id, field: '*', replayed: 'a row', indexed: null });
    }
  }
  return comparison;
}

/**
 * What an entity stores: every field but its id, those that name a file's row, and lists that the index derives from other
 * rows. A list of rows that the replay keeps is a stored one.
 */
function comparedFields({ fields }: Entity, expected: ReadonlyMap<string, Row>): Field[] {
  const kept = expected.values().next().value ?? {};
  return fields.filter(
    ({ name, target, isList }) =>
      name !== 'id' && !FROM_FILES.has(target ?? '') && !(target !== null && isList && !(name in kept)),
  );
}

function compareRows(
  entity: string,
  fields: readonly Field[],
  tables: Tables,
  expected: ReadonlyMap<string, Row>,
  found: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Difference[] {
  const differences: Difference[] = [];
  for (const [id, row] of expected) {
    const indexed = found.get(id);
    if (indexed === undefined) {
      differences.push({ entity, id, field: '*', replayed: 'a row', indexed: null });
      continue;
    }
    for (const field of fields) {
      const left = written(row[field.name], field, tables);
      const right = read(indexed[field.name], field);
      if (JSON.stringify(left) !== JSON.stringify(right)) {
        differences.push({ entity, id, field: field.name, replayed: left, indexed: right });
      }
    }
  }
  for (const id of found.keys()) {
    if (!expected.has(id)) differences.push({ entity, id, field: '*', replayed: null, indexed: 'a row' });
  }
  return differences;
}

/** A value of the replay as the index would answer it: a name of a row that does not exist is answered with null. */
function written(value: Value | undefined, field: Field, tables: Tables): unknown {
  if (value === undefined) return 'unknown to the replay';
  if (value === null) return null;
  const { target } = field;
  if (Array.isArray(value)) {
    const list = value.map(String);
    if (target === null) return list;
    return list.filter((id) => tables.find(target, id) !== undefined).sort();
  }
  if (target !== null && tables.find(target, String(value)) === undefined) return null;
  return String(value);
}

function read(value: unknown, { target }: Field): unknown {
  if (value === null || value === undefined) return null;
  const idOf = (row: unknown): string => (target === null ? String(row) : (row as { id: string }).id);
  if (!Array.isArray(value)) return idOf(value);
  const list = value.map(idOf);
  return target === null ? list : list.sort();
}

/** Files are named by their hash, so their content needs no replay; but only those that the directory named may be there. */
async function strayFiles(
  graph: Graph,
  tables: Tables,
  entity: Entity,
  block: bigint,
): Promise<Difference[]> {
  const named = new Set<string>();
  for (const log of ['OrganisationRegisteredLog', 'ProfileChangedLog']) {
    for (const row of tables.rows(log).values()) named.add(String(row['profile']));
  }
  const found = await graph.rows(entity, [], block);
  return [...found.keys()]
    .filter((id) => !named.has(id))
    .map((id) => ({ entity: entity.name, id, field: '*', replayed: null, indexed: 'a row' }));
}
