import { mkdtemp, readdir, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { applyMigrations } from '../../src/platform/database/index.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';
import { driftOf } from './schema-engine.ts';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

describe('Migrations', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  it('make exactly the tables that the Prisma schema describes', async () => {
    expect(await driftOf(database.url)).to.equal(null);
  });

  it('are recorded as Prisma records them', async () => {
    const { rows } = await database.sql.query<{ migration_name: string }>(
      'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY migration_name',
    );
    const names = (await readdir(folder, { withFileTypes: true }))
      .filter((one) => one.isDirectory())
      .map(({ name }) => name);
    expect(rows.map((row) => row.migration_name)).to.deep.equal(names.sort());
  });

  it('change nothing when applied again, also by two at once', async () => {
    const both = await Promise.all([
      applyMigrations(database.url, folder),
      applyMigrations(database.url, folder),
    ]);
    expect(both).to.deep.equal([[], []]);
  });

  it('are undone whole when a statement fails, and refused when changed afterwards', async () => {
    const own = await mkdtemp(join(tmpdir(), 'topsteel-migrations-'));
    await mkdir(join(own, '9001_probe'));
    const file = join(own, '9001_probe', 'migration.sql');
    await writeFile(file, 'CREATE TABLE probe (id int); SELECT broken;');
    const failed = await applyMigrations(database.url, own).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'configuration');
    await writeFile(file, 'CREATE TABLE probe (id int);');
    expect(await applyMigrations(database.url, own)).to.deep.equal(['9001_probe']);
    await writeFile(file, 'CREATE TABLE probe (id bigint);');
    const changed = await applyMigrations(database.url, own).catch((error: unknown) => error);
    expect(changed).to.have.property('message').that.includes('changed after it had been applied');
  });
});
