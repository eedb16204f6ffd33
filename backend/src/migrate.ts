import { fileURLToPath } from 'node:url';
import { isAppError } from '@topsteel/domain/errors';
import { applyMigrations } from './platform/database/apply-migrations.ts';

/** Brings the database to the present shape; may be run any number of times. */
const databaseUrl = process.env.DATABASE_URL;
if (databaseUrl === undefined || databaseUrl === '') {
  console.error('DATABASE_URL is not set. Set it to the address of the database and try again.');
  process.exit(1);
}
try {
  const applied = await applyMigrations(
    databaseUrl,
    fileURLToPath(new URL('../prisma/migrations', import.meta.url)),
  );
  console.log(JSON.stringify({ process: 'migrate', applied }));
} catch (error) {
  console.error(isAppError(error) ? error.message : error);
  process.exit(1);
}
