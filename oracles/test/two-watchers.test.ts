import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { keccak256, toBytes } from 'viem';
import type { Hex } from 'viem';
import { transact } from '../src/database.ts';
import { findEvent } from '../src/relayer/event-lookup.ts';
import { markDone } from '../src/relayer/intent-store.ts';
import { moveCursor, readCursor } from '../src/watcher/cursor.ts';
import type { Cursor } from '../src/watcher/cursor.ts';
import { orphanAbove } from '../src/watcher/store-events.ts';
import { drive, request } from './acts.ts';
import { CHAIN_ID, startWorld } from './world.ts';
import type { World } from './world.ts';

const blockOf = (number: bigint): Hex => keccak256(toBytes(`block ${number.toString()}`));

describe('two that write the record of the chain at once', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  async function stand(number: bigint, finalizedNumber: bigint): Promise<Cursor> {
    const hash = blockOf(number);
    await world.database.query(
      `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES (7, $1, $2, $3)
       ON CONFLICT (chain_id) DO UPDATE SET number = $1, hash = $2, finalized_number = $3`,
      [number.toString(), hash, finalizedNumber.toString()],
    );
    return { number, hash, finalizedNumber };
  }

  it('never take back what the other has called final', async () => {
    const old = await stand(100n, 80n);
    await stand(100n, 96n);
    const next = { number: 105n, hash: blockOf(105n), finalizedNumber: 80n };
    expect(await moveCursor(world.database, 7, old, next)).to.equal(true);
    expect(await readCursor(world.database, 7)).to.deep.equal({ ...next, finalizedNumber: 96n });
  });

  it('go back below what the other has called final only where that is allowed', async () => {
    const old = await stand(100n, 80n);
    await stand(100n, 96n);
    const back = { number: 90n, hash: blockOf(90n), finalizedNumber: 80n };
    expect(await moveCursor(world.database, 7, old, back)).to.equal(false);
    expect(await readCursor(world.database, 7)).to.deep.equal({ ...old, finalizedNumber: 96n });
    expect(await moveCursor(world.database, 7, old, { ...back, finalizedNumber: 90n }, true)).to.equal(true);
    expect(await readCursor(world.database, 7)).to.deep.equal({ ...back, finalizedNumber: 90n });
  });

  it('call no act done whose block the other takes back at that moment', async () => {
    const { database } = world;
    const relayer = world.relayer();
    const key = businessKey.registerOrganisation('Voralpen Stahl');
    const profile = keccak256(toBytes('profile'));
    await request(world, key, 'register-organisation', { profile, capabilities: ['mill'], name: 'Voralpen' });
    const done = await drive(world, relayer, key, 'mined');
    relayer.close();
    const { rows } = await database.query<{ id: string }>(
      'SELECT id FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    const id = rows[0]?.id ?? '';
    const open = `UPDATE bridge.intent SET status = 'sent', block_number = NULL, result = NULL WHERE id = $1`;
    await database.query(open, [id]);
    const match = { contract: 'directory', name: 'CapabilityGranted', args: {}, ordinal: 1 };
    const event = await findEvent(database, CHAIN_ID, match);
    const { standsBy, txHash, blockNumber } = event!;
    const outcome = { standsBy, status: 'mined', txHash, blockNumber, result: {} } as const;
    const statusOf = async (): Promise<string | undefined> => {
      const found = await database.query<{ status: string }>(
        'SELECT status FROM bridge.intent WHERE id = $1',
        [id],
      );
      return found.rows[0]?.status;
    };
    const isWaiting = async (): Promise<boolean> => {
      const { rowCount } = await database.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
      );
      return (rowCount ?? 0) > 0;
    };

    // The watcher is faster: the block is gone before the act is called done.
    let marking: Promise<void> | undefined;
    await transact(database, async (tx) => {
      await orphanAbove(tx, CHAIN_ID, blockNumber - 1n, false);
      marking = markDone(database, id, outcome);
      while (!(await isWaiting()));
    });
    await marking;
    expect(await statusOf()).to.equal('sent');

    // The relayer is faster: the watcher opens again what was called done.
    await database.query(`UPDATE bridge.event SET status = 'seen' WHERE status = 'orphaned'`);
    let orphaning: Promise<unknown> | undefined;
    await transact(database, async (tx) => {
      await markDone(tx, id, outcome);
      orphaning = transact(database, (other) => orphanAbove(other, CHAIN_ID, blockNumber - 1n, false));
      while (!(await isWaiting()));
    });
    await orphaning;
    expect(await statusOf()).to.equal('sent');
    expect(done.tx_hash).to.equal(txHash);
  });
});
