import type pg from 'pg';

type Row = Record<string, unknown>;

/** Puts rows into tables past every rule that keeps them out. */
export type Put = (table: string, row: Row) => Promise<void>;

const FILLERS: Readonly<Record<string, unknown>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  text: '',
  boolean: false,
  jsonb: '{}',
  bytea: '\\x00',
  'timestamp with time zone': '2026-11-27T09:00:00Z',
  date: '2026-11-27',
};

/**
 * Does the work in a transaction that is taken back, with triggers, keys and checks out of the way: the questions are there
 * for what these would have to miss. What a row does not say and its table wants is filled up.
 */
export async function withPlanted(db: pg.Client, work: (put: Put) => Promise<void>): Promise<void> {
  await db.query('BEGIN');
  try {
    await db.query("SET LOCAL session_replication_role = 'replica'");
    await work((table, row) => put(db, table, row));
  } finally {
    await db.query('ROLLBACK');
  }
}

async function put(db: pg.Client, table: string, row: Row): Promise<void> {
  const [schema, name] = table.includes('.') ? table.split('.') : ['public', table];
  const guards = await db.query<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop
       FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'
      UNION ALL SELECT format('DROP INDEX %s', indexrelid::regclass)
       FROM pg_index WHERE indrelid = $1::regclass AND indisunique AND indpred IS NOT NULL`,
    [`${schema}.${name}`],
  );
  for (const { drop } of guards.rows) await db.query(drop);
  const wanted = await db.query<{ column: string; type: string }>(
    `SELECT column_name AS column, data_type AS type FROM information_schema.columns
      WHERE table_schema = $1 AND table_name = $2 AND is_nullable = 'NO' AND column_default IS NULL
        AND is_identity = 'NO'`,
    [schema, name],
  );
  const filled = {
    ...Object.fromEntries(wanted.rows.map((each) => [each.column, fillerOf(each.type)])),
    ...row,
  };
  const [columns, values] = [Object.keys(filled), Object.values(filled)];
  await db.query(
    `INSERT INTO ${schema}.${name} (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map((_column, at) => `$${at + 1}`).join(', ')})`,
    values,
  );
}

const fillerOf = (type: string): unknown => (type in FILLERS ? FILLERS[type] : 0);
