import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, chownSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
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
    const { ground, product } = world;
    const folder = await dataDirectory(ground.env['DATABASE_URL'] ?? '');
    const kept = mkdtempSync(join(tmpdir(), 'topsteel-backup-'));
    const whole = await sellPlate(world, trade, {
      // The money is in escrow, and the backup knows it; capture and finality it does not.
      async whenShipped() {
        await ground.halt('postgres');
        copyFolder(folder, join(kept, 'data'));
        await ground.resume('postgres');
      },
    });
    expect(whole.settlement?.titleGrams).to.equal('996000');

    await Promise.all([product.halt('backend'), product.halt('oracles')]);
    await ground.halt('postgres');
    rmSync(folder, { recursive: true, force: true });
    copyFolder(join(kept, 'data'), folder);
    await ground.resume('postgres');
    await product.resume('backend');
    await product.resume('oracles');
    await expectInvariants(world);
    const again = await sellPlate(world, trade);
    expect(again.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
    rmSync(kept, { recursive: true, force: true });
  });
});

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
