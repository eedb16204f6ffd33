import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { readConfig } from '../config/index.ts';
import { PrismaService } from './prisma-service.ts';

describe('a database in a zone of its own', () => {
  let database: TestDatabase;
  let prisma: PrismaService;
  before(async () => {
    database = await openDatabase();
    const { rows } = await database.sql.query<{ name: string }>('SELECT current_database() AS name');
    await database.sql.query(`ALTER DATABASE "${rows[0]?.name ?? ''}" SET timezone = 'Australia/Lord_Howe'`);
    prisma = new PrismaService(
      readConfig({
        DATABASE_URL: database.url,
        AUTH_SECRET: 's'.repeat(32),
        CREDENTIAL_KEY: 'c'.repeat(32),
        LOG_LEVEL: 'silent',
      }),
    );
  });
  after(async () => {
    await prisma.onApplicationShutdown();
    await database.close();
  });

  it('reads and writes the moments that are meant', async () => {
    const moment = new Date('2026-10-25T00:59:59.000Z');
    const rows = await prisma.client.$queryRaw<{ read: Date; same: boolean; day: Date }[]>`
      SELECT '2026-10-25T00:59:59Z'::timestamptz AS read, ${moment}::timestamptz = '2026-10-25T00:59:59Z' AS same,
             '2026-10-31T23:30:00Z'::timestamptz::date AS day`;
    expect(rows).to.deep.equal([{ read: moment, same: true, day: new Date('2026-10-31T00:00:00.000Z') }]);
  });
});
