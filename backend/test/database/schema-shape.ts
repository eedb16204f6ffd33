import type pg from 'pg';

export interface Column {
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
}

/** What statements of a program rely on: columns by `table.column`, and what must be unique. */
export interface SchemaShape {
  columns: ReadonlyMap<string, Column>;
  uniques: ReadonlyMap<string, string>;
}

const COLUMNS = `
  SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name, c.udt_name AS type,
         c.is_nullable = 'YES' AS "isNullable",
         c.column_default IS NOT NULL OR c.is_identity = 'YES' OR c.is_generated = 'ALWAYS' AS "hasDefault"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
   WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;
const UNIQUES = `
  SELECT n.nspname || '.' || i.relname AS name, n.nspname || '.' || t.relname AS "table"
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
   WHERE x.indisunique AND n.nspname NOT IN ('pg_catalog', 'pg_toast') ORDER BY 1`;

export async function shapeOf(sql: pg.Pool | pg.Client): Promise<SchemaShape> {
  const { rows: columns } = await sql.query<Column & { name: string }>(COLUMNS);
  const { rows: uniques } = await sql.query<{ name: string; table: string }>(UNIQUES);
  return {
    columns: new Map(columns.map(({ name, ...column }) => [name, column])),
    uniques: new Map(uniques.map(({ name, table }) => [name, table])),
  };
}

const tableOf = (column: string): string => column.split('.').slice(0, 2).join('.');

/**
 * What a program written for the older shape could not do in the newer one: read a column that is gone or of another type,
 * write null where it may not be any more, leave out what has to be given, write what has to be unique now.
 *
 * @returns the name of each column or index, with why
 */
export function breaksOf(older: SchemaShape, newer: SchemaShape): Map<string, string> {
  const breaks = new Map<string, string>();
  const tables = new Set([...older.columns.keys()].map(tableOf));
  for (const [name, was] of older.columns) {
    const is = newer.columns.get(name);
    if (!is) breaks.set(name, 'is gone');
    else if (is.type !== was.type) breaks.set(name, `was ${was.type} and is ${is.type}`);
    else if (was.isNullable && !is.isNullable) breaks.set(name, 'may no longer be null');
    else if (was.hasDefault && !is.hasDefault && !is.isNullable) breaks.set(name, 'has no default any more');
  }
  for (const [name, is] of newer.columns) {
    if (older.columns.has(name) || !tables.has(tableOf(name))) continue;
    if (!is.isNullable && !is.hasDefault) breaks.set(name, 'is new, and has to be given');
  }
  for (const [name, table] of newer.uniques) {
    if (!older.uniques.has(name) && tables.has(table)) breaks.set(name, `is newly unique in ${table}`);
  }
  return breaks;
}
