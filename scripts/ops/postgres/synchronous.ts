import pg from 'pg';
import { ARCHIVE_NAME } from './replication-client.ts';

async function withSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * From now on a commit is answered only when the archive has it on its disk.
 *
 * @returns false where the account may not say so: then `synchronous_standby_names` is to be set by whoever runs the server
 */
export function holdCommits(url: string): Promise<boolean> {
  return withSuperuser(url, async (client) => {
    const { rows } = await client.query<{ names: string }>(
      "SELECT current_setting('synchronous_standby_names') AS names",
    );
    if (rows[0]?.names.includes(ARCHIVE_NAME) === true) return true;
    try {
      await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${ARCHIVE_NAME}'`);
    } catch (error) {
      if ((error as { code?: string }).code === '42501') return false;
      throw error;
    }
    await client.query('SELECT pg_reload_conf()');
    return true;
  });
}

/** Commits are answered without the archive again. What is committed from now on is lost with the database. */
export function releaseCommits(url: string): Promise<void> {
  return withSuperuser(url, async (client) => {
    await client.query('ALTER SYSTEM RESET synchronous_standby_names');
    await client.query('SELECT pg_reload_conf()');
  });
}

/** The database no longer keeps the log for the archive. */
export function dropSlot(url: string): Promise<void> {
  return withSuperuser(url, async (client) => {
    await client.query(
      'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1 AND NOT active',
      [ARCHIVE_NAME],
    );
  });
}
