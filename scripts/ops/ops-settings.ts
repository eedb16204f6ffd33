import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { postgresDataFolder } from '../../packages/sandbox/src/postgres/run-postgres.ts';
import { openArchive, type Archive } from './archive/archive-folder.ts';
import { readArchiveKey } from './archive/sealed-file.ts';
import { OpsError } from './ops-error.ts';

/** The archive that BACKUP_DIR and BACKUP_KEY name. */
export const archiveOf = (env: NodeJS.ProcessEnv): Archive =>
  openArchive(env['BACKUP_DIR'], readArchiveKey(env['BACKUP_KEY']));

/**
 * The database to back up: DATABASE_URL, or the embedded one of a data folder.
 *
 * @throws OpsError when neither is there.
 */
export function databaseUrlOf(env: NodeJS.ProcessEnv, dataDir: string): string {
  const given = env['DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const pidFile = join(postgresDataFolder(dataDir), 'postmaster.pid');
  const secrets = join(resolve(dataDir), 'secrets.env');
  if (!existsSync(pidFile) || !existsSync(secrets)) {
    throw new OpsError(
      `DATABASE_URL is not set, and no embedded database runs on ${dataDir}: set it, or name the folder with --data.`,
    );
  }
  const port = readFileSync(pidFile, 'utf8').split('\n')[3] ?? '';
  const password = parseEnv(readFileSync(secrets, 'utf8'))['POSTGRES_PASSWORD'] ?? '';
  return `postgresql://postgres:${password}@127.0.0.1:${port}/topsteel`;
}
