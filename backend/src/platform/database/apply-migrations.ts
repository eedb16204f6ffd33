import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '@topsteel/domain/errors';
import pg from 'pg';

/** Any fixed number; two runners with the same one wait for each other. */
const ADVISORY_LOCK = 7_283_401;

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/** A migration that waits for a lock makes everybody behind it wait: it gives way after this, and comes again. */
const LOCK_MS = 3_000;
const MOST_TRIES = 20;
const PAUSE_MS = 500;
/** SQLSTATE lock_not_available. */
const LOCKED = '55P03';

/**
 * Applies the folders of `prisma/migrations` in order, each in one transaction, and records them as Prisma does
 * (checksum = SHA-256 of the file), so that `prisma migrate deploy` works on the same database.
 *
 * @returns names of the migrations applied now; empty when the database was up to date
 * @throws AppError `configuration` when an applied migration was changed afterwards.
 */
export async function applyMigrations(
  databaseUrl: string,
  folder: string,
  { lockMs = LOCK_MS, tries = MOST_TRIES } = {},
): Promise<string[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC',
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query(MIGRATIONS_TABLE);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const applied: string[] = [];
    for (const name of await migrationNames(folder)) {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = known.get(name);
      if (before === checksum) continue;
      if (before !== undefined) throw changedAfterwards(name);
      await applyOne(client, { name, sql, checksum }, { lockMs, tries });
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function applyOne(
  client: pg.Client,
  { name, sql, checksum }: { name: string; sql: string; checksum: string },
  { lockMs, tries }: { lockMs: number; tries: number },
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${lockMs}`);
    await client.query(sql);
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    if ((cause as { code?: string }).code === LOCKED && tries > 1) {
      await setTimeout(Math.min(PAUSE_MS, lockMs));
      await applyOne(client, { name, sql, checksum }, { lockMs, tries: tries - 1 });
      return;
    }
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('configuration', {
      message: `Migration ${name} failed and was undone: ${why}.`,
      cause,
    });
  }
}

function changedAfterwards(name: string): AppError {
  return new AppError('configuration', {
    message: `Migration ${name} was changed after it had been applied. Restore the file, or forget the data with "npm run reset".`,
  });
}
