import { anchorBook, auditAnchorsAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { keccak256, toBytes, type Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, intentOf, request } from './acts.ts';
import { startWorld, type World } from './world.ts';

const book = keccak256(toBytes('TopSteel.Epcis'));
const root: Hex = `0x${'5a'.repeat(32)}`;

describe('the closing of a book through the bridge', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
  });
  after(() => world.stop());

  it('puts its root on chain, once, and never a number that has passed', async () => {
    const { timestamp } = await world.client.getBlock();
    const close = async (sequence: bigint): Promise<string> => {
      const key = businessKey.anchorBook(book, sequence);
      const number = sequence.toString();
      await request(world, key, 'anchor-book', { book, sequence: number, root, closedAt: number });
      return key;
    };
    const first = await drive(world, relayer, await close(timestamp), 'final');
    expect(first.result).to.deep.equal({ publisher: demoAccount('relayer').address });
    const anchored = await world.client.readContract({
      address: world.deployment.auditAnchors,
      abi: auditAnchorsAbi,
      functionName: 'anchorOf',
      args: [demoAccount('relayer').address, book, timestamp],
    });
    expect(anchored).to.equal(root);

    const late = await close(timestamp - 1n);
    const refused = await drive(world, relayer, late, 'final').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
    expect((await intentOf(world, late)).error?.code).to.equal('AuditAnchors_SequenceStale');
  });

  it('is not done by another root under its number', async () => {
    // Blocks of one second may bear one time: the number has to be a new one.
    await world.node.increaseTime({ seconds: 2 });
    await world.mine(1);
    const { timestamp } = await world.client.getBlock();
    const other = keccak256(toBytes('another root'));
    const closedAt = Number(timestamp);
    const anchor = { book, sequence: timestamp, root: other, closedAt };
    await world.send(demoAccount('relayer'), anchorBook(world.deployment, anchor));
    await world.watchAll();
    const key = businessKey.anchorBook(book, timestamp);
    await request(world, key, 'anchor-book', {
      ...{ book, root, sequence: timestamp.toString(), closedAt: closedAt.toString() },
    });
    await relayer.relay();
    const { status, error } = await intentOf(world, key);
    expect([status, error?.code]).to.deep.equal(['failed', 'AnchoredOtherwise']);
  });

  it('that comes before its time is asked for again in five seconds, though our clock is an hour ahead', async () => {
    const { timestamp } = await world.client.getBlock();
    const sequence = (timestamp + 60n).toString();
    const key = businessKey.anchorBook(book, timestamp + 60n);
    await request(world, key, 'anchor-book', { book, sequence, root, closedAt: sequence });
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
    try {
      await relayer.relay();
    } finally {
      Date.now = now;
    }
    const { rows } = await world.database.query<{ seconds: number }>(
      'SELECT extract(epoch FROM not_before - updated_at)::int AS seconds FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    expect(rows).to.deep.equal([{ seconds: 5 }]);
  });
});
