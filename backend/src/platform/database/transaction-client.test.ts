import type { AppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { connectionOf, type Tx } from './index.ts';

const ADD = `INSERT INTO audit_entry (actor, action, subject, details) VALUES ('system', 'probe.add', $1, '{}')`;

describe('database: statements on the connection of a transaction', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(async () => database.close());

  const kept = async (subject: string) =>
    (
      await database.sql.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM audit_entry WHERE subject = $1',
        [subject],
      )
    ).rows[0]?.n;
  const direct = (tx: Tx, subject: string) => connectionOf(tx)!.query(ADD, [subject]);

  it('are kept with the rest of the transaction', async () => {
    const ids = await database.prisma.transact(async (tx) => {
      await direct(tx, 'probe:1');
      await tx.$executeRawUnsafe(ADD, 'probe:1');
      const own = await connectionOf(tx)!.query<{ id: string }>('SELECT txid_current()::text AS id');
      const [row] = await tx.$queryRawUnsafe<{ id: string }[]>('SELECT txid_current()::text AS id');
      return [own.rows[0]?.id, row?.id];
    });
    expect(ids[0]).to.equal(ids[1]);
    expect(await kept('probe:1')).to.equal(2);
  });

  it('are undone with the rest of the transaction, also when the first of all is refused', async () => {
    const fails = database.prisma.transact(async (tx) => {
      await direct(tx, 'probe:2');
      throw new Error('The work failed.');
    });
    expect(await fails.catch((error: unknown) => (error as Error).message)).to.equal('The work failed.');
    const refused = database.prisma.transact(async (tx) => {
      await connectionOf(tx)!
        .query('SELECT 1/0')
        .catch(() => undefined);
      await direct(tx, 'probe:2');
    });
    expect(await refused.catch((error: unknown) => (error as { code?: string }).code)).to.equal('25P02');
    expect(await kept('probe:2')).to.equal(0);
  });

  it('do not mix up transactions that run at once or within each other', async () => {
    const write = (subject: string, inner: boolean): Promise<void> =>
      database.prisma.transact(async (tx) => {
        if (inner) {
          await write(`${subject}/inner`, false);
          await direct(tx, subject);
          throw new Error('Only the inner one is kept.');
        }
        await direct(tx, subject);
      });
    const names = Array.from({ length: 5 }, (_, index) => `probe:3:${index}`);
    await Promise.all(names.map((name) => write(name, true).catch(() => undefined)));
    const counts = await Promise.all(
      names.map(async (name) => [await kept(name), await kept(`${name}/inner`)]),
    );
    expect(counts).to.deep.equal(names.map(() => [0, 1]));
  });

  it('have no connection any more once the transaction has ended, by itself or by its time', async () => {
    let left: Tx | undefined;
    await database.prisma.transact(async (tx) => {
      left = tx;
      await direct(tx, 'probe:4');
    });
    expect(connectionOf(left!)).to.equal(undefined);
    const late = database.prisma.transact(
      async (tx) => {
        await direct(tx, 'probe:5');
        while (connectionOf(tx))
          await tx.$queryRawUnsafe('SELECT pg_sleep(0.01)::text').catch(() => undefined);
        await tx.$executeRawUnsafe(ADD, 'probe:5');
      },
      { timeoutMs: 100 },
    );
    expect(await late.catch((error: unknown) => (error as AppError).details.reason)).to.equal(
      'database-slow',
    );
    expect(await kept('probe:5')).to.equal(0);
  });

  it('cost nothing where nothing is said: an empty transaction sends neither BEGIN nor COMMIT', async () => {
    const begun = async () =>
      (
        await database.sql.query<{ n: number }>(
          `SELECT coalesce(sum(calls), 0)::integer AS n FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE query IN ('BEGIN', 'COMMIT') AND d.datname = current_database()`,
        )
      ).rows[0]?.n;
    await database.sql.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    const before = await begun();
    await database.prisma.transact(() => Promise.resolve());
    expect(await begun()).to.equal(before);
    await database.prisma.transact((tx) => direct(tx, 'probe:6'));
    expect(await begun()).to.equal((before ?? 0) + 2);
  });
});
