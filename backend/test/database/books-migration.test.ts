import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import pg from 'pg';
import { applyMigrations } from '../../src/platform/database/index.ts';
import { checkChain, selectTransfers } from '../../src/ledger/infra/ledger-queries.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const EUR = `'EUR', 2, 'debit', 'none'`;

/** Books as they were kept before they had a door: one claim, posted in part. */
async function keepOldBooks(client: pg.Client): Promise<void> {
  const [bank, order, claim, post] = Array.from({ length: 4 }, () => randomUUID());
  const [claims, posts] = [randomUUID(), randomUUID()];
  await client.query(
    `INSERT INTO ledger.account (id, code, owner, currency, scale, normal_side, balance_limit)
     VALUES ($1, 'bank', 'FR76', ${EUR}), ($2, 'order_liability', 'order-1', ${EUR})`,
    [bank, order],
  );
  const enter = (group: string, sql: string, values: unknown[]) =>
    client.query('BEGIN').then(async () => {
      await client.query(
        `INSERT INTO ledger.transfer_group (id, size, external_ref, effective_at) VALUES ($1, 1, 'claim', '2026-10-31T23:30:00Z')`,
        [group],
      );
      await client.query(
        `INSERT INTO ledger.transfer (id, group_id, position, kind, pending_id, debit_account_id, credit_account_id, amount, code) ${sql}`,
        values,
      );
      await client.query('COMMIT');
    });
  await enter(claims, `VALUES ($1, $2, 0, 'pending', NULL, $3, $4, 500, 'authorize')`, [
    claim,
    claims,
    bank,
    order,
  ]);
  await enter(posts, `VALUES ($1, $2, 0, 'post', $5, $3, $4, 400, 'authorize')`, [
    post,
    posts,
    bank,
    order,
    claim,
  ]);
}

describe('Books that were kept before', () => {
  let database: TestDatabase;
  let copy: string;
  before(async () => {
    database = await openDatabase();
    copy = mkdtempSync(join(tmpdir(), 'topsteel-migrations-'));
    for (const name of readdirSync(folder).filter((each) => each < '0015'))
      cpSync(join(folder, name), join(copy, name), { recursive: true });
  });
  after(async () => {
    rmSync(copy, { recursive: true, force: true });
    await database.close();
  });

  const withOldBooks = async (use: (url: string, client: pg.Client) => Promise<void>) => {
    const name = `old_${randomUUID().slice(0, 8)}`;
    await database.sql.query(`CREATE DATABASE ${name}`);
    const url = database.url.replace(/\/[^/]*$/, `/${name}`);
    const client = new pg.Client({ connectionString: url });
    await applyMigrations(url, copy);
    await client.connect();
    try {
      await keepOldBooks(client);
      await use(url, client);
    } finally {
      await client.end();
      await database.sql.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  };

  it('are sealed in their old order, with their totals', async () => {
    await withOldBooks(async (url, client) => {
      await applyMigrations(url, folder);
      const tx = {
        $queryRawUnsafe: async (sql: string, ...values: unknown[]) =>
          (await client.query(sql, values)).rows as unknown[],
      } as unknown as Parameters<typeof checkChain>[0];
      const chain = await checkChain(tx);
      expect([chain.sequence, chain.broken_at, chain.replay_differs]).to.deep.equal(['2', null, false]);
      const all = { orderId: null, accountId: null, organisationId: null, after: null, take: 10 };
      const rows = await selectTransfers(tx, all);
      expect(rows.map((row) => [row.sequence, row.kind, row.state, row.posted_period])).to.deep.equal([
        ['2', 'post', 'posted', '2026-10'],
        ['1', 'pending', 'resolved', '2026-10'],
      ]);
    });
  });

  it('are not migrated when their chain does not hold', async () => {
    await withOldBooks(async (url, client) => {
      await client.query('ALTER TABLE ledger.transfer DISABLE TRIGGER USER');
      await client.query('UPDATE ledger.transfer SET amount = 401 WHERE sequence = 2');
      const refused = await applyMigrations(url, folder).catch((error: unknown) => error as Error);
      expect(refused).to.be.instanceOf(Error);
      expect((refused as Error).message).to.contain('The hash chain of the ledger does not hold');
    });
  });
});
