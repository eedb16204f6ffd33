import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, chownSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { order, type Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import pg from 'pg';
import { until } from '../../scripts/seed/until.ts';
import { bankRecord } from './bank-record.ts';
import { financeDesk } from './finance-desk.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

describe('A database restored from a backup that was taken in the middle of a settlement', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  it('catches up with the chain: what the backup did not know yet is booked once, and nothing is sent twice', async () => {
    const backup = await backupOf(world);
    const whole = await sellPlate(world, trade, {
      // The money is in escrow, and the backup knows it; capture and finality it does not.
      whenShipped: () => backup.take(),
    });
    expect(whole.settlement?.titleGrams).to.equal('996000');
    await backup.restore();
    const restored = await completed(trade, whole);
    expect(restored.payment.capturedMinor).to.equal(whole.payment.capturedMinor);
    expect(restored.settlement).to.deep.equal(whole.settlement);
    await expectInvariants(world);
    const again = await sellPlate(world, trade);
    expect(again.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  it('asks the bank for nothing that it has done: a payout and the rest of a payment that the backup has forgotten leave once', async () => {
    const desk = await financeDesk(world);
    const paid = await sellPlate(world, trade, { rail: 'sepa' });
    const batch = await desk.propose();
    const payout = batch?.payouts.find(({ lines }) => lines.some(({ orderId }) => orderId === paid.id));
    if (!batch || !payout) throw new Error(`Order ${paid.number} is in no payout.`);
    const backup = await backupOf(world);
    const whole = await sellPlate(world, trade, { rail: 'sepa', whenShipped: () => backup.take() });
    await desk.payOut(batch.id);
    await expectInvariants(world);
    const leftBefore = await debits(world);

    await backup.restore();
    const { rows } = await inDatabase<{ state: string; known: string }>(
      world,
      `SELECT state, (SELECT count(*) FROM bank_transfer WHERE key = 'payout:' || id) AS known FROM payout WHERE id = $1`,
      [payout.id],
    );
    expect(rows, 'what the backup knows').to.deep.equal([{ state: 'scheduled', known: '0' }]);
    const restored = await completed(trade, whole);
    expect(restored.payment.capturedMinor).to.equal(whole.payment.capturedMinor);
    const settled = await (await financeDesk(world)).payOut(batch.id);
    expect(settled.payouts.find(({ id }) => id === payout.id)?.amountMinor).to.equal(payout.amountMinor);
    await expectInvariants(world);
    expect(await debits(world)).to.deep.equal(leftBefore);
  });
});

/** The order once it is where it was; a buyer whose word the backup has forgotten gives it again. */
function completed({ buyer }: Trade, { id, number, payment }: Order): Promise<Order> {
  const path = `/v2/orders/${id}`;
  return until(
    `order ${number} to be completed again`,
    async () => {
      const now = await buyer.get(path, order).catch(() => null);
      const grams = now?.lines[0]?.weighedGrams;
      if (now?.status === 'weighed' && payment.rail !== 'usdc-escrow' && grams)
        await buyer.post(`${path}/receipt`, { grams }, order).catch(() => null);
      return now;
    },
    (now) => now?.status === 'completed' && now.payment.isFinal && now.payment.state === 'captured',
    600_000,
  ) as Promise<Order>;
}

/** What has left our account by the bank's own record, in its order. */
const debits = async (world: FaultWorld): Promise<string[]> =>
  (await bankRecord(world))
    .filter(({ direction }) => direction === 'debit')
    .map(({ endToEndId, amountMinor }) => `${endToEndId ?? ''} ${amountMinor}`);

/** A copy of the database's folder, to which everything but chain and counterparties goes back. */
async function backupOf({ ground, product }: FaultWorld) {
  const folder = await dataDirectory(ground.env['DATABASE_URL'] ?? '');
  const kept = mkdtempSync(join(tmpdir(), 'topsteel-backup-'));
  return {
    async take(): Promise<void> {
      await ground.halt('postgres');
      copyFolder(folder, join(kept, 'data'));
      await ground.resume('postgres');
    },
    async restore(): Promise<void> {
      await Promise.all([product.halt('backend'), product.halt('oracles')]);
      await ground.halt('postgres');
      rmSync(folder, { recursive: true, force: true });
      copyFolder(join(kept, 'data'), folder);
      rmSync(kept, { recursive: true, force: true });
      await ground.resume('postgres');
      await product.resume('backend');
      await product.resume('oracles');
    },
  };
}

async function inDatabase<T extends pg.QueryResultRow>(
  { ground }: FaultWorld,
  sql: string,
  values: readonly string[],
): Promise<pg.QueryResult<T>> {
  const client = new pg.Client({ connectionString: ground.env['DATABASE_URL'] });
  await client.connect();
  try {
    return await client.query<T>(sql, [...values]);
  } finally {
    await client.end();
  }
}

async function dataDirectory(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  await client.end();
  return rows[0]?.data_directory ?? '';
}

/** With its owner: PostgreSQL refuses a folder that is not its account's own. */
function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  const { uid, gid, mode } = statSync(from);
  chmodSync(to, mode & 0o777);
  const own = (path: string): void => {
    chownSync(path, uid, gid);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name));
  };
  own(to);
}
