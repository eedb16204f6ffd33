import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { AppError } from '@topsteel/domain/errors';

/** Where the embedded stack keeps its database, as `npm start` brings it up. */
const LOCAL = { secrets: join('.data', 'secrets.env'), address: '127.0.0.1:5433/topsteel' };

/**
 * Which database holds the books: the one named, DATABASE_URL, or that of the embedded stack in this folder.
 *
 * @throws AppError `invalid-input` when there is none.
 */
export async function findDatabase(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const given = named ?? env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given)) return given;
    throw new AppError('invalid-input', {
      message: 'The database is given as postgresql://user:password@host/name.',
    });
  }
  const secrets = await readFile(LOCAL.secrets, 'utf8').catch(() => '');
  const password = parseEnv(secrets)['POSTGRES_PASSWORD'];
  if (password !== undefined) return `postgresql://postgres:${password}@${LOCAL.address}`;
  throw new AppError('invalid-input', {
    message:
      'There are no books to read. Name the database by --database URL or DATABASE_URL, or run npm start here.',
  });
}
