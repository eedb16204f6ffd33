import { askInSpan } from '@topsteel/tracing';
import pg from 'pg';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import type { Logger } from 'pino';

/** Whatever can run one statement: the pool, or a client inside a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
}

export type Database = Pool;

/** A statement that has no answer for so long has none: the connection is given up. */
const SILENCE_MS = 30_000;
/** A server that our end is gone from gives back our locks after some 25 s, not after its system's two hours. */
const NOTICE_SILENCE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';
const connection = {
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  options: `${NOTICE_SILENCE} -c timezone=UTC`,
};

/** Opens the pool. A lost connection is logged and replaced at the next use; a silent one counts as lost. */
export function openDatabase(databaseUrl: string, logger: Logger, silenceMs = SILENCE_MS): Database {
  const pool = new pg.Pool({
    ...connection,
    connectionString: databaseUrl,
    max: 8,
    query_timeout: silenceMs,
    application_name: 'topsteel-oracles',
  });
  // The pool listens to a connection only while nobody uses it, and an error that nobody hears ends the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      logger.warn({ err: error }, 'a database connection was lost');
    });
  });
  pool.on('error', () => undefined);
  return pool;
}

/** Runs the work in one transaction: all of it is committed, or nothing. */
export async function transact<Result>(
  database: Database,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await database.connect();
  return transactOn(client, work).then(
    (result) => {
      client.release();
      return result;
    },
    (error: unknown) => {
      client.release(error instanceof Error ? error : true);
      throw error;
    },
  );
}

/** As `transact`, on a connection that the caller holds (and whose session locks must guard the work). */
export async function transactOn<Result>(
  client: Queryable,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN');
  try {
    const result = await work(traced(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // The connection may be gone: then the server has rolled back already.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

const LONGEST_TEXT = 2_000;

/** The same connection, whose statements have spans with their text; values are never in them. */
export const traced = (queryable: Queryable): Queryable => ({
  query: (text, values) =>
    askInSpan(
      /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL',
      { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, LONGEST_TEXT) },
      () => queryable.query(text, values),
    ),
});

export interface Listener {
  stop(): Promise<void>;
}

/**
 * Calls `onNotice` whenever a channel rings, for as long as the process lives.
 * Reconnects after a loss, and rings once then: notices may have been missed meanwhile.
 */
export function listen(
  databaseUrl: string,
  channels: readonly string[],
  onNotice: (channel: string) => void,
  logger: Logger,
): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      ...connection,
      connectionString: databaseUrl,
      application_name: 'topsteel-oracles-listen',
    });
    client = next;
    let lost = false;
    const reconnect = (): void => {
      if (lost || stopped) return;
      lost = true;
      retry = setTimeout(() => void connect(), 1_000);
    };
    next.on('error', (error) => {
      logger.debug({ err: error }, 'the listening connection was lost');
      reconnect();
    });
    next.on('end', reconnect);
    next.on('notification', (notice) => {
      onNotice(notice.channel);
    });
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      channels.forEach(onNotice);
    } catch (error) {
      logger.debug({ err: error }, 'the database does not answer; listening again in a second');
      reconnect();
    }
  };
  void connect();

  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
