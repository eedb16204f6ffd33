import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import pg from 'pg';
import { applyMigrations } from '../../src/platform/database/index.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';
import { breaksOf, shapeOf, type SchemaShape } from './schema-shape.ts';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
/** The last migration of the version that may run beside this one; raised when that one is out of service. */
const RELEASED = '0027_products';
/** `-- contract: public.offer.sku since nothing reads it` allows what it names. */
const MARK = /^\s*--\s*contract:\s*(\S+)\s+(\S.*)$/gmu;

describe('Migrations beside the version before', () => {
  let database: TestDatabase;
  let older: SchemaShape;
  before(async () => {
    database = await openDatabase();
    older = await olderShape();
  });
  after(() => database.close());

  const names = async () =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((one) => one.isDirectory())
      .map(({ name }) => name);

  /** The shape that the released version was written for, from a database of its own. */
  async function olderShape(): Promise<SchemaShape> {
    const own = await mkdtemp(join(tmpdir(), 'topsteel-released-'));
    for (const name of await names()) {
      if (name <= RELEASED) await cp(join(folder, name), join(own, name), { recursive: true });
    }
    const url = database.url.replace(/\/[^/]*$/, '/released_shape');
    await database.sql.query('DROP DATABASE IF EXISTS released_shape');
    await database.sql.query('CREATE DATABASE released_shape');
    try {
      await applyMigrations(url, own);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const shape = await shapeOf(client);
      await client.end();
      return shape;
    } finally {
      await database.sql.query('DROP DATABASE released_shape WITH (FORCE)');
    }
  }

  it('leave everything in place that it reads and writes, but what is marked as a contract step', async () => {
    const allowed = new Set<string>();
    for (const name of (await names()).filter((one) => one > RELEASED)) {
      const text = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      for (const [, what] of text.matchAll(MARK)) allowed.add(what ?? '');
    }
    const breaks = [...breaksOf(older, await shapeOf(database.sql))]
      .filter(([name]) => !allowed.has(name))
      .map(([name, why]) => `${name} ${why}`);
    expect(
      breaks,
      'Add first and take away one version later, or mark the step: -- contract: schema.table.column why it may go',
    ).to.deep.equal([]);
  });

  it('would be found if they did not', async () => {
    const client = await database.sql.connect();
    try {
      await client.query('BEGIN');
      await client.query(`
        ALTER TABLE offer DROP COLUMN incoterm;
        ALTER TABLE offer ALTER COLUMN lead_time_days TYPE bigint;
        ALTER TABLE product ALTER COLUMN norm SET NOT NULL;
        ALTER TABLE product ADD COLUMN coating text NOT NULL;
        ALTER TABLE product ALTER COLUMN texts DROP DEFAULT;
        ALTER TABLE product ADD COLUMN colour text, ADD COLUMN weight int NOT NULL DEFAULT 0;
        CREATE UNIQUE INDEX probe_unique ON product (designation);
        CREATE TABLE probe (id int PRIMARY KEY, name text NOT NULL);`);
      const found = breaksOf(older, await shapeOf(client));
      const planted = [...found].filter(([name]) =>
        /incoterm|lead_time|norm|coating|texts|colour|weight|probe/.test(name),
      );
      expect(planted).to.deep.equal([
        ['public.offer.incoterm', 'is gone'],
        ['public.offer.lead_time_days', 'was int4 and is int8'],
        ['public.product.norm', 'may no longer be null'],
        ['public.product.texts', 'has no default any more'],
        ['public.product.coating', 'is new, and has to be given'],
        ['public.probe_unique', 'is newly unique in public.product'],
      ]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('wait for no long transaction: they give way, and try again', async () => {
    const own = await mkdtemp(join(tmpdir(), 'topsteel-lock-'));
    await cp(join(folder, RELEASED), join(own, '9002_probe'), { recursive: true });
    await writeFile(join(own, '9002_probe', 'migration.sql'), 'ALTER TABLE offer ADD COLUMN probe text;');
    const holder = await database.sql.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM offer LIMIT 1');
      const refused = await applyMigrations(database.url, own, { lockMs: 50, tries: 2 }).catch(
        (error: unknown) => error,
      );
      expect(refused).to.have.property('code', 'configuration');
      expect(refused).to.have.property('message').that.includes('lock timeout');
      const waiting = applyMigrations(database.url, own, { lockMs: 50, tries: 1_000 });
      await holder.query('COMMIT');
      expect(await waiting).to.deep.equal(['9002_probe']);
    } finally {
      holder.release();
    }
  });
});
