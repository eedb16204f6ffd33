import { rm } from 'node:fs/promises';
import { postgresDataFolder } from './run-postgres.ts';

/** Removes a data folder, and the database's folder when that had to lie elsewhere. */
export async function forgetData(dataDir: string): Promise<void> {
  await rm(postgresDataFolder(dataDir), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
