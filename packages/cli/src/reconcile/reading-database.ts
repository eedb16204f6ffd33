import { AppError } from '@topsteel/domain/errors';
import pg from 'pg';

const TIMEOUT_MS = 10_000;

/**
 * Opens a database for reading only, in one snapshot that nobody's writing moves, and closes it again.
 *
 * @param what is read there, for the sentence: "The books"
 * @throws AppError `unavailable` when the database does not answer or holds no such thing.
 */
export async function readingDatabase<Result>(
  what: string,
  databaseUrl: string,
  read: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: TIMEOUT_MS,
    application_name: 'topsteel',
    options: '-c timezone=UTC',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await read(client);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // The address may hold a password: it is not repeated.
    const reason = reasonOf(cause).replace(databaseUrl, 'the address');
    throw new AppError('unavailable', {
      message: `${what} could not be read: ${reason}. Check --database or DATABASE_URL.`,
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A name with several addresses that all refuse is told as a list, whose own message is empty. */
function reasonOf(cause: unknown): string {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return (first instanceof Error ? first.message : String(first)).split('\n')[0] ?? '';
}
