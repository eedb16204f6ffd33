import { usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createWalletClient, encodeFunctionData, http, keccak256, toBytes } from 'viem';
import type { Hex } from 'viem';
import {
  answersHalf,
  isDown,
  isOnChain,
  isSlow,
  liesFrom,
  limitsUs,
  losesLogs,
  standsStill,
  startRpcProxy,
} from '../../test/faults/rpc-proxy.ts';
import type { Fault, RpcProxy } from '../../test/faults/rpc-proxy.ts';
import { createMetrics } from '../src/metrics/metrics.ts';
import { createRelayer } from '../src/relayer/relay-intents.ts';
import { createRelayerChain } from '../src/relayer/relayer-chain.ts';
import { connectChain } from '../src/rpc/connect-chain.ts';
import { connectNode } from '../src/rpc/json-rpc.ts';
import { createChainReader } from '../src/watcher/chain-reader.ts';
import { watchChain } from '../src/watcher/watch-chain.ts';
import type { Watch } from '../src/watcher/watch-chain.ts';
import { drive, intentOf, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const patience = { timeoutMs: 400, tries: 3, backoffMs: 5, longestPauseMs: 1_000 };

describe('nodes that fail', function () {
  this.timeout(120_000);
  let world: World;
  let first: RpcProxy;
  let second: RpcProxy;
  let both: Watch;
  let alone: Watch;
  let metrics = createMetrics();
  /** How far the watcher's clock is ahead: what rests is asked again. */
  let aheadMs = 0;

  before(async () => {
    world = await startWorld();
    [first, second] = await Promise.all([startRpcProxy(world.rpcUrl), startRpcProxy(world.rpcUrl)]);
  });

  beforeEach(async () => {
    metrics = createMetrics();
    const readers = [first, second].map(({ url }) => createChainReader(connectNode(url, patience)));
    alone = { ...world.watch, reader: readers[0]!, metrics, now: () => Date.now() + aheadMs };
    both = { ...alone, witnesses: [readers[1]!] };
    behave();
    await world.mine(3);
    await follow(both);
  });

  after(async () => {
    await Promise.all([first.stop(), second.stop()]);
    await world.stop();
  });

  function behave(one: Fault | null = null, other: Fault | null = null): void {
    first.set(one);
    second.set(other);
    aheadMs += 10_000;
  }

  async function follow(watch: Watch): Promise<void> {
    for (let step = 0; step < 50 && (await watchChain(watch)) === 'more'; step += 1);
  }

  /** A buyer sends 1 USDC to the escrow: an event of ours. Returns its transaction. */
  async function deposit(): Promise<Hex> {
    const { usdc, settlementEscrow } = world.deployment;
    const wallet = createWalletClient({ account: demoAccount('buyer1'), transport: http(world.rpcUrl) });
    const data = encodeFunctionData({
      abi: usdcAbi,
      functionName: 'transfer',
      args: [settlementEscrow, 1_000_000n],
    });
    const hash = await wallet.sendTransaction({ to: usdc, data, chain: null });
    await world.client.waitForTransactionReceipt({ hash });
    return hash;
  }

  async function statusOf(hash: Hex): Promise<string | null> {
    const { rows } = await world.database.query<{ status: string }>(
      `SELECT status FROM bridge.event WHERE tx_hash = $1 AND name = 'Transfer' AND status <> 'orphaned'`,
      [hash],
    );
    expect(rows.length).to.be.lessThan(2);
    return rows[0]?.status ?? null;
  }

  async function alarm(): Promise<{ kind: string | null; isHeld: boolean }> {
    const { rows } = await world.database.query<{ kind: string | null; isHeld: boolean }>(
      'SELECT alarm_kind AS kind, is_held AS "isHeld" FROM bridge.head',
    );
    return rows[0] ?? { kind: null, isHeld: false };
  }

  async function warnings(): Promise<string[]> {
    const { rows } = await world.database.query<{ name: string }>(
      'SELECT name FROM bridge.warning ORDER BY name',
    );
    return rows.map(({ name }) => name);
  }

  async function recovers(hash: Hex): Promise<void> {
    behave();
    await world.mine(3);
    await follow(both);
    expect(await statusOf(hash)).to.equal('final');
    expect(await alarm()).to.deep.equal({ kind: null, isHeld: false });
    expect(await warnings()).to.deep.equal([]);
  }

  for (const [what, fault] of [
    ['down', isDown],
    ['slower than we wait', isSlow(2_000)],
    ['on another chain', isOnChain(1)],
    ['limiting us for an hour', limitsUs(10_000, '3600')],
  ] as const) {
    it(`follows the second node while the first is ${what}; finality waits for two`, async () => {
      behave(fault);
      const hash = await deposit();
      await world.mine(3);
      await follow(both);
      expect(await statusOf(hash)).to.equal('seen');
      expect(await warnings()).to.deep.equal(['node-silent']);
      expect(await alarm()).to.deep.equal({ kind: null, isHeld: false });
      expect(metrics.text()).to.match(/topsteel_node_up\{node="node 1"\} 0\n/);
      await recovers(hash);
    });
  }

  it('stops money when the second node was away too long, and goes on by itself when it is back', async () => {
    behave(null, isDown);
    const hash = await deposit();
    await follow(both);
    await world.database.query(`UPDATE bridge.warning SET since = since - interval '120 seconds'`);
    await follow(both);
    expect(await alarm()).to.deep.equal({ kind: 'node-silent', isHeld: false });
    expect(await statusOf(hash)).to.equal('seen');
    await recovers(hash);
  });

  it('says so when no node answers, and has lost nothing afterwards', async () => {
    behave(isDown, isDown);
    const hash = await deposit();
    const error: unknown = await watchChain(both).catch((thrown: unknown) => thrown);
    expect(String(error)).to.match(/No node of the chain answers\. node 1: .*node 2: /);
    await recovers(hash);
  });

  it('refuses to follow a single node of another chain', async () => {
    behave(isOnChain(5));
    const error: unknown = await watchChain(alone).catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain('RPC_URL answers for chain 5, but CHAIN_ID is 31337.');
  });

  it('waits as long as a limit asks and then reads on', async () => {
    const hash = await deposit();
    behave(limitsUs(2, '0'));
    await follow(alone);
    expect(await statusOf(hash)).to.equal('seen');
  });

  it('leaves a node whose head stands still, and finalises only what that node has too', async () => {
    const block = async (tag: 'latest' | 'finalized') =>
      (await connectNode(world.rpcUrl).request({
        method: 'eth_getBlockByNumber',
        params: [tag, false],
      })) as never;
    const hash = await deposit();
    behave(standsStill(await block('latest'), await block('finalized')));
    await world.mine(6);
    await follow(both);
    const { rows } = await world.database.query<{ number: string }>('SELECT number FROM bridge.cursor');
    expect(BigInt(rows[0]?.number ?? 0)).to.equal(await world.client.getBlockNumber());
    expect(await statusOf(hash)).to.equal('seen');
    const { rows: told } = await world.database.query<{ agreed: boolean }>(
      'SELECT h.finalized = c.finalized_number AS agreed FROM bridge.head h JOIN bridge.cursor c USING (chain_id)',
    );
    expect(told).to.deep.equal([{ agreed: true }]);
    await recovers(hash);
  });

  it('says after two minutes which node holds up finality, and takes it back when it does not any more', async () => {
    const block = async (tag: 'latest' | 'finalized') =>
      (await connectNode(world.rpcUrl).request({
        method: 'eth_getBlockByNumber',
        params: [tag, false],
      })) as { number: Hex; hash: Hex; parentHash: Hex };
    const stood = await block('finalized');
    behave(null, standsStill(await block('latest'), stood));
    const hash = await deposit();
    await world.mine(6);
    await follow(both);
    aheadMs += 119_000;
    await follow(both);
    expect(await warnings()).to.deep.equal([]);
    expect(metrics.read('topsteel_finality_waits_seconds')).to.be.within(119, 120);
    aheadMs += 1_000;
    await follow(both);
    const { rows } = await world.database.query<{ name: string; sentence: string }>(
      'SELECT name, sentence FROM bridge.warning',
    );
    const at = BigInt(stood.number);
    const { number } = await block('finalized');
    expect(rows).to.have.length(1);
    expect(rows[0]?.name).to.equal('finality-waits');
    expect(rows[0]?.sentence).to.match(
      new RegExp(
        `^Nothing has become final for 12[01] seconds: it stands at block ${at.toString()}, and the nodes do not stand together \\(node 1: ${BigInt(number).toString()}, node 2: ${at.toString()}\\)\\.`,
      ),
    );
    expect(metrics.read('topsteel_node_behind_blocks', { node: 'node 2' })).to.equal(7);
    expect(await alarm()).to.deep.equal({ kind: null, isHeld: false });
    await recovers(hash);
    expect(metrics.read('topsteel_finality_waits_seconds')).to.equal(0);
  });

  it('waits for one that hangs once, and not again while it rests', async () => {
    behave(null, isSlow(2_000));
    const before = second.requests;
    await follow(both);
    const once = second.requests - before;
    for (let step = 0; step < 5; step += 1) await watchChain(both);
    expect(second.requests - before).to.equal(once);
    expect(await warnings()).to.deep.equal(['node-silent']);
    await recovers(await deposit());
  });

  it('reads on from another node when the one that it follows breaks off in the middle of a range', async () => {
    const hash = await deposit();
    const hangs = (call: { method: string }) => call.method === 'eth_getLogs';
    behave({ ask: (call) => (hangs(call) ? new Promise(() => undefined) : Promise.resolve(call)) });
    await watchChain(both);
    expect(await statusOf(hash)).to.equal('seen');
    await recovers(hash);
  });

  it('reads from the other node what one leaves out, and counts it', async () => {
    const hash = await deposit();
    behave(losesLogs);
    await follow(both);
    expect(await statusOf(hash)).to.equal('seen');
    expect(metrics.text()).to.contain('topsteel_logs_missing_total{node="node 1"} 1\n');
    await recovers(hash);
  });

  it('lets no node bear witness to what it told in the place of another', async () => {
    const hash = await deposit();
    const from = (await world.client.getBlockNumber()) + 1n;
    await world.mine(4);
    behave(losesLogs, liesFrom(from));
    await watchChain(both);
    expect(metrics.text()).to.contain('topsteel_logs_missing_total{node="node 1"} 1\n');
    expect(await alarm()).to.deep.equal({ kind: 'nodes-disagree', isHeld: true });
    expect(await statusOf(hash)).to.equal('seen');
    behave();
    const why = 'Asked a third node: the second one is on a fork.';
    await world.database.query('SELECT bridge.resume($1, $2, false)', [31_337, why]);
    await recovers(hash);
  });

  it('never passes a block whose logs every node leaves out: an alarm, until one is complete', async () => {
    const before = await world.database.query('SELECT number FROM bridge.cursor');
    const hash = await deposit();
    behave(losesLogs, losesLogs);
    const error: unknown = await watchChain(both).catch((thrown: unknown) => thrown);
    expect(String(error)).to.match(
      /logs of block \d+ are not those of its receipts: 1 are missing, 0 are in no receipt/,
    );
    expect(await alarm()).to.deep.equal({ kind: 'logs-missing', isHeld: false });
    const { rows } = await world.database.query('SELECT number FROM bridge.cursor');
    expect(rows).to.deep.equal(before.rows);
    await recovers(hash);
  });

  it('finds a lost log by the bloom of its block, where the node lists none', async () => {
    await world.mine(2);
    const hash = await deposit();
    await world.mine(1);
    behave({ answer: (call, result) => (call.method === 'eth_getLogs' ? [] : result) });
    const error: unknown = await follow(alone).catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain('1 are missing');
    expect(await statusOf(hash)).to.equal(null);
    await recovers(hash);
  });

  it('never takes one answer of a batch for another when half of them is missing', async () => {
    const hash = await deposit();
    behave(answersHalf, answersHalf);
    await watchChain(both).catch(() => undefined);
    expect(await statusOf(hash)).to.equal(null);
    const { rows } = await world.database.query(
      'SELECT number, hash FROM bridge.block ORDER BY number DESC LIMIT 1',
    );
    behave();
    const [{ number, hash: recorded }] = rows as [{ number: string; hash: Hex }];
    const block = await world.client.getBlock({ blockNumber: BigInt(number) });
    expect(block.hash).to.equal(recorded);
    await recovers(hash);
  });

  for (const [who, lies] of [
    ['second', (from: bigint) => [null, liesFrom(from)] as const],
    ['first', (from: bigint) => [liesFrom(from), null] as const],
  ] as const) {
    it(`stops everything when the ${who} node has other blocks, until a person has looked`, async () => {
      const hash = who === 'second' ? await deposit() : null;
      behave(...lies((await world.client.getBlockNumber()) + (who === 'second' ? 0n : 1n)));
      await world.mine(1);
      await follow(both);
      await world.mine(3);
      await follow(both);
      expect(await alarm()).to.deep.equal({ kind: 'nodes-disagree', isHeld: true });
      if (hash !== null) expect(await statusOf(hash)).to.equal('seen');

      const key = businessKey.anchorBook(keccak256(toBytes(`book of ${who}`)), 1n);
      const book = { book: keccak256(toBytes(`book of ${who}`)), root: keccak256(toBytes('root')) };
      await request(world, key, 'anchor-book', { ...book, sequence: '1', closedAt: '1700000000' });
      await world.relayer().relay();
      expect((await intentOf(world, key)).status).to.equal('requested');
      world.closeRelayers();

      behave();
      await world.mine(3);
      await follow(both);
      expect(await alarm()).to.deep.equal({ kind: 'nodes-disagree', isHeld: true });
      const late = await deposit();
      await world.mine(3);
      await follow(both);
      expect(await statusOf(late)).to.equal('seen');

      const why = 'Asked a third node: the other one is right.';
      await world.database.query('SELECT bridge.resume($1, $2, false)', [31_337, why]);
      await recovers(late);
      if (hash !== null) expect(await statusOf(hash)).to.equal('final');
      const relayer = world.relayer();
      await drive(world, relayer, key, 'final');
      relayer.close();
    });
  }

  it('lets the relayer work through the second node while the first is down', async () => {
    behave(isDown);
    const client = connectChain([first.url, second.url], patience);
    const relayer = createRelayer({
      database: world.database,
      client,
      chain: createRelayerChain(client),
      deployment: world.deployment,
      accounts: world.accounts,
      inspection: demoAccount('usdcPauser'),
      treasury: demoAccount('treasury'),
      deposits: null,
      policy: { rebroadcastMs: 0, stuckMs: 60_000, dropMs: 0, maxFeePerGas: 500_000_000_000n },
      maxAttempts: 3,
      logger: world.watch.logger,
    });
    const book = keccak256(toBytes('book through the second node'));
    const key = businessKey.anchorBook(book, 1n);
    const root = keccak256(toBytes('root'));
    await request(world, key, 'anchor-book', { book, root, sequence: '1', closedAt: '1700000000' });
    await drive(world, relayer, key, 'final');
    relayer.close();
  });
});
