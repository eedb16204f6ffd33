import { readPaymentState } from '@topsteel/chain';
import { expect } from 'chai';
import type { Address, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import type { BlockHeader, ChainReader } from '../src/watcher/chain-reader.ts';
import { watchChain } from '../src/watcher/watch-chain.ts';
import { commissionLot, drive, escrowBalance, intentOf, registerMill, request, signOrder } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

interface EventRow {
  id: string;
  status: string;
  block_hash: Hex;
}

describe('a reorg', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let lotId: bigint;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    await world.mine(3);
    await world.watchAll();
  });

  after(() => world.stop());

  async function deposits(paymentId: Hex): Promise<EventRow[]> {
    const { rows } = await world.database.query<EventRow>(
      `SELECT id, status, block_hash FROM bridge.event
       WHERE name = 'PaymentAuthorized' AND args->>'paymentId' = $1 ORDER BY id`,
      [paymentId],
    );
    return rows;
  }

  it('that drops a deposit orphans its event, opens the intent again and brings it back in another block', async () => {
    const order = await signOrder(world, mill, lotId, 'dropped by a reorg');
    await request(world, order.key, 'authorize-payment', order.payload);
    const mined = await drive(world, relayer, order.key, 'mined');
    const [first] = await deposits(order.paymentId);
    expect(first?.status).to.equal('seen');

    await world.node.request({ method: 'anvil_reorg', params: [1, []] } as never);
    expect((await readPaymentState(world.client, world.deployment, order.paymentId)).phase).to.equal('none');
    await world.watchAll();
    expect((await deposits(order.paymentId)).map(({ status }) => status)).to.deep.equal(['orphaned']);
    expect(await intentOf(world, order.key)).to.deep.include({ status: 'sent', block_number: null });

    const again = await drive(world, relayer, order.key, 'final');
    expect(again.tx_hash).to.equal(mined.tx_hash);
    const rows = await deposits(order.paymentId);
    expect(rows.map(({ status }) => status)).to.deep.equal(['orphaned', 'final']);
    expect(rows[1]?.block_hash).not.to.equal(first?.block_hash);
    expect(await escrowBalance(world)).to.equal(3_200_000_000n);
  });

  it('that comes back makes undone consumers meet the event anew, and leaves the others alone', async () => {
    const order = await signOrder(world, mill, lotId, 'there and back');
    await request(world, order.key, 'authorize-payment', order.payload);
    const snapshotBefore = await world.client.getBlock();
    await drive(world, relayer, order.key, 'mined');
    const [event] = await deposits(order.paymentId);
    const id = event?.id;
    await consume('ledger', id, 'seen');
    await consume('order', id, 'seen');

    await watchChain({ ...world.watch, reader: forkAfter(headerOf(snapshotBefore), world.watch.reader) });
    expect((await deposits(order.paymentId)).map(({ status }) => status)).to.deep.equal(['orphaned']);
    await consume('ledger', id, 'orphaned');

    await world.watchAll();
    expect((await deposits(order.paymentId)).map((row) => [row.id, row.status])).to.deep.equal([
      [id, 'seen'],
    ]);
    const { rows } = await world.database.query<{ consumer: string; stage: string }>(
      'SELECT consumer, stage FROM bridge.event_consumption WHERE event_id = $1',
      [id],
    );
    expect(rows).to.deep.equal([{ consumer: 'order', stage: 'seen' }]);
  });

  it('is not seen in a node that is merely behind', async () => {
    const behind = await world.client.getBlock();
    const order = await orderFor('read by a node that is ahead');
    await drive(world, relayer, order.key, 'mined');
    const reader = { ...world.watch.reader, latest: () => Promise.resolve(headerOf(behind)) };
    expect(await watchChain({ ...world.watch, reader })).to.equal('idle');
    expect((await deposits(order.paymentId)).map(({ status }) => status)).to.deep.equal(['seen']);
  });

  it('of final blocks stops the watch with an alarm, and the relayer with it', async () => {
    await drive(world, relayer, (await orderFor('before the deep reorg')).key, 'final');
    await world.node.request({ method: 'anvil_reorg', params: [6, []] } as never);
    let message = '';
    await watchChain(world.watch).catch((error: unknown) => {
      message = error instanceof Error ? error.message : '';
    });
    expect(message).to.match(/^The chain took back final blocks: it parts at \d+, but \d+ was final\./);
    const { rows } = await world.database.query('SELECT alarm, alarm_kind, is_held FROM bridge.head');
    expect(rows).to.deep.equal([{ alarm: message, alarm_kind: 'deep-reorg', is_held: true }]);

    const order = await orderFor('during the alarm');
    await relayer.relay();
    expect((await intentOf(world, order.key)).status).to.equal('requested');
  });

  it('of final blocks is followed once a person has looked and says so, and everything comes back', async () => {
    await watchChain(world.watch).catch(() => undefined);
    const { rows: stillHeld } = await world.database.query('SELECT is_held FROM bridge.head');
    expect(stillHeld).to.deep.equal([{ is_held: true }]);
    const why = 'Compared with a block explorer: the node is right.';
    await world.database.query('SELECT bridge.resume($1, $2, true)', [world.watch.chainId, why]);
    await world.watchAll();
    const { rows: before } = await world.database.query<{ status: string }>(
      `SELECT status FROM bridge.intent WHERE kind = 'authorize-payment' ORDER BY created_at`,
    );
    expect(before.map(({ status }) => status)).to.include('sent');
    for (let turn = 0; turn < 8; turn += 1) {
      await relayer.relay();
      await world.watchAll();
      await world.mine(1);
    }
    const { rows } = await world.database.query<{ status: string }>(
      `SELECT status FROM bridge.intent WHERE kind = 'authorize-payment' ORDER BY created_at`,
    );
    expect(rows.every(({ status }) => status === 'final')).to.equal(true);
    expect(await escrowBalance(world)).to.equal(BigInt(rows.length) * 3_200_000_000n);
  });

  async function orderFor(reference: string) {
    const order = await signOrder(world, mill, lotId, reference);
    await request(world, order.key, 'authorize-payment', order.payload);
    return order;
  }

  async function consume(consumer: string, eventId: string | undefined, stage: string): Promise<void> {
    await world.database.query(
      'INSERT INTO bridge.event_consumption (consumer, event_id, stage) VALUES ($1, $2, $3)',
      [consumer, eventId, stage],
    );
  }
});

function headerOf(block: BlockHeader): BlockHeader {
  const { number, hash, parentHash, timestamp } = block;
  return { number, hash, parentHash, timestamp };
}

/** A node on another branch: one empty block of its own after the fork. */
function forkAfter(fork: BlockHeader, reader: ChainReader): ChainReader {
  const own = {
    ...fork,
    number: fork.number + 1n,
    hash: `0x${'f0'.repeat(32)}` as const,
    parentHash: fork.hash,
  };
  return {
    ...reader,
    latest: () => Promise.resolve(own),
    header: (number) =>
      number <= fork.number ? reader.header(number) : Promise.resolve(number === own.number ? own : null),
    logs: () => Promise.resolve([]),
  };
}
