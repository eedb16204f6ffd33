import { readEscrowBalance, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { expect } from 'chai';
import { createWalletClient, encodeFunctionData, http } from 'viem';
import type { Hex } from 'viem';
import { createMetrics } from '../src/metrics/metrics.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const DEPTHS = Array.from({ length: 20 }, (_, place) => place + 1);

describe('a reorg of 1 to 20 blocks', function () {
  this.timeout(120_000);
  let world: World;
  const metrics = createMetrics();
  const buyer = demoAccount('buyer1');

  before(async () => {
    world = await startWorld(32);
    world.watch.metrics = metrics;
    await world.mine(25);
    await world.watchAll();
  });

  after(() => world.stop());

  /** A signed transfer of USDC to the escrow, not yet sent. */
  async function sign(amount: bigint): Promise<Hex> {
    const { usdc, settlementEscrow } = world.deployment;
    const wallet = createWalletClient({ account: buyer, transport: http(world.rpcUrl) });
    const args = [settlementEscrow, amount] as const;
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args });
    const prepared = await wallet.prepareTransactionRequest({ to: usdc, data, gas: 100_000n, chain: null });
    return wallet.signTransaction({ ...prepared, chain: null } as never);
  }

  async function send(raw: Hex): Promise<Hex> {
    const hash = await world.client.sendRawTransaction({ serializedTransaction: raw });
    await world.client.waitForTransactionReceipt({ hash });
    return hash;
  }

  async function reorg(depth: number): Promise<void> {
    await world.node.request({ method: 'anvil_reorg', params: [depth, []] } as never);
    await world.node.request({ method: 'anvil_dropAllTransactions', params: [] } as never);
  }

  async function events(hash: Hex): Promise<string[]> {
    const { rows } = await world.database.query<{ row: string }>(
      `SELECT status || ' ' || (args->>'value') AS row FROM bridge.event WHERE tx_hash = $1 ORDER BY id`,
      [hash],
    );
    return rows.map(({ row }) => row);
  }

  /** What our own log says the escrow holds is what the token says. */
  async function agrees(): Promise<void> {
    const { rows } = await world.database.query<{ total: string }>(
      `SELECT COALESCE(sum((args->>'value')::numeric), 0) AS total FROM bridge.event
       WHERE contract = 'usdc' AND name = 'Transfer' AND status <> 'orphaned'`,
    );
    const balance = await readEscrowBalance(
      world.client,
      world.deployment,
      await world.client.getBlockNumber(),
    );
    expect(BigInt(rows[0]?.total ?? -1)).to.equal(balance);
  }

  for (const depth of DEPTHS) {
    it(`of ${depth.toString()} drops a deposit, moves one, and puts another amount in the place of one`, async () => {
      const deposited = await sign(1_000_000n);
      const dropped = await send(deposited);
      await world.mine(depth - 1);
      await world.watchAll();
      expect(await events(dropped)).to.deep.equal(['seen 1000000']);
      await reorg(depth);
      await world.watchAll();
      expect(await events(dropped)).to.deep.equal(['orphaned 1000000']);
      await agrees();

      // Into another block: the same transaction, some blocks later than before.
      await world.mine(2);
      const moved = await send(deposited);
      expect(moved).to.equal(dropped);
      await world.watchAll();
      expect(await events(moved)).to.deep.equal(['orphaned 1000000', 'seen 1000000']);
      await agrees();

      await world.mine(depth - 1);
      await world.watchAll();
      await reorg(depth);
      const replaced = await send(await sign(2_000_000n));
      await world.watchAll();
      expect(await events(moved)).to.deep.equal(['orphaned 1000000', 'orphaned 1000000']);
      expect(await events(replaced)).to.deep.equal(['seen 2000000']);
      expect(metrics.text()).to.contain(`topsteel_reorg_depth_blocks ${depth.toString()}\n`);
      await agrees();
    });
  }
});
