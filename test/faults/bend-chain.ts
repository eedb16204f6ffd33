import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createTestClient, http, publicActions, walletActions, type Hex, type LocalAccount } from 'viem';
import type { Call } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { businessKey } from '@topsteel/domain/bridge';
import { saveChainState } from '../../packages/sandbox/src/chain/chain-state.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

const PATIENCE_MS = 300_000;
const AT_ONCE = 8;
const GROW_EVERY_MS = 1_500;

/** An event of a payment as the watcher has recorded it, once for every block that held it. */
export interface Recorded {
  status: 'seen' | 'final' | 'orphaned';
  block: bigint;
  txHash: Hex;
}

/** What a test can do to the chain itself, below every process of the product. */
export function bendChain(world: FaultWorld) {
  const rpcUrl = world.ground.env['RPC_URL'] ?? '';
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl), cacheTime: 0 })
    .extend(publicActions)
    .extend(walletActions);
  const ask = (method: string, params: unknown[]): Promise<unknown> =>
    node.request({ method, params } as never);

  const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: world.ground.env['DATABASE_URL'] });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  const hold = join(world.folder, 'ground', 'chain', 'hold');
  const hasRead = (block: bigint): Promise<unknown> =>
    until(
      `the watcher to read block ${block}`,
      () => query<{ number: string }>('SELECT number FROM bridge.cursor'),
      ([cursor]) => BigInt(cursor?.number ?? 0) >= block,
      PATIENCE_MS,
    );

  let isQuiet = false;

  return {
    node,
    query,
    /** From now on only transactions and the test make blocks, until `letGrow`. */
    holdGrowth: () => writeFile(hold, ''),
    letGrow: () => rm(hold, { force: true }),

    /** A node that keeps the states of its last blocks in memory: after a thousand, anvil keeps ten, and loses the code of older ones. */
    async startAnew(): Promise<void> {
      await world.ground.halt('chain');
      await world.ground.resume('chain');
    },

    async mine(blocks: number): Promise<void> {
      await node.mine({ blocks });
    },

    /** Makes blocks while something is waited for, so that what is in a block becomes final; none while it is quiet. */
    async growingWhile<T>(work: Promise<T>): Promise<T> {
      const over = { yes: false };
      const done = work.finally(() => {
        over.yes = true;
      });
      done.catch(() => null);
      while (!over.yes) {
        if (!isQuiet) {
          await node.mine({ blocks: AT_ONCE });
          // The relayer judges a refusal only where the watcher has read all there is.
          await hasRead(await node.getBlockNumber());
        }
        await Promise.race([pause(GROW_EVERY_MS), done.catch(() => null)]);
      }
      return done;
    },

    /** Nothing grows any more but by transactions. */
    async beQuiet(): Promise<void> {
      isQuiet = true;
      await hasRead(await node.getBlockNumber());
    },

    growAgain(): void {
      isQuiet = false;
    },

    hasRead,

    /** The watcher has written where the chain stands so many times more. */
    async looksAgain(times: number): Promise<void> {
      const looked = async (): Promise<string> =>
        (await query<{ at: string }>('SELECT updated_at::text AS at FROM bridge.head'))[0]?.at ?? '';
      for (let time = 0; time < times; time += 1) {
        const before = await looked();
        await until('the watcher to look again', looked, (at) => at !== before, PATIENCE_MS);
      }
    },

    /** The transactions that the relayer has signed for the deposit of an order, sent or not. */
    async signedFor({ payment }: Pick<Order, 'payment'>): Promise<Hex[]> {
      const rows = await query<{ raw: Hex }>(
        `SELECT t.raw FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
          WHERE i.business_key = $1 ORDER BY t.id`,
        [businessKey.authorizePayment(payment.paymentId)],
      );
      return rows.map(({ raw }) => raw);
    },

    /**
     * Takes back that block and everything above it, `depth` blocks at least; the watcher has read them all.
     *
     * @param instead signed transactions for the new block of that height
     * @returns how many blocks were taken back
     */
    async takeBackFrom(block: bigint, depth: number, instead: readonly Hex[] = []): Promise<number> {
      const missing = block + BigInt(depth) - 1n - (await node.getBlockNumber());
      if (missing > 0n) await node.mine({ blocks: Number(missing) });
      await hasRead(await node.getBlockNumber());
      const taken = Number((await node.getBlockNumber()) - block + 1n);
      await ask('anvil_reorg', [taken, instead.map((raw) => [raw, 0])]);
      // Else the chain's clock would stay at the time of the block where the branches part.
      await ask('evm_setTime', [Math.floor(Date.now() / 1_000)]);
      return taken;
    },

    /** A signed call, not sent. */
    async sign(account: LocalAccount, call: Call, gas = 1_500_000n): Promise<Hex> {
      const { maxFeePerGas, maxPriorityFeePerGas } = await node.estimateFeesPerGas();
      const nonce = await node.getTransactionCount({ address: account.address });
      return account.signTransaction({
        ...call,
        ...{
          type: 'eip1559',
          chainId: 31337,
          nonce,
          gas,
          maxFeePerGas: 4n * maxFeePerGas,
          maxPriorityFeePerGas,
        },
      });
    },

    async send(raw: Hex): Promise<Hex> {
      const hash = await node.sendRawTransaction({ serializedTransaction: raw });
      await node.waitForTransactionReceipt({ hash });
      return hash;
    },

    /** An event of the payment, oldest record first. */
    async recorded(name: 'PaymentAuthorized' | 'DeliveryCaptured', paymentId: string): Promise<Recorded[]> {
      const rows = await query<{ status: Recorded['status']; block: string; hash: Hex }>(
        `SELECT status, block_number AS block, tx_hash AS hash FROM bridge.event
          WHERE contract = 'settlementEscrow' AND name = $1 AND lower(args->>'paymentId') = $2 ORDER BY id`,
        [name, paymentId.toLowerCase()],
      );
      return rows.map(({ status, block, hash }) => ({ status, block: BigInt(block), txHash: hash }));
    },

    /** Keeps the chain as it is now. @returns puts it back, whatever it has become, by a node that starts from what was kept */
    async keep(): Promise<() => Promise<void>> {
      const kept = join(world.folder, 'kept-chain.json');
      await saveChainState(rpcUrl, kept);
      return async () => {
        await world.ground.halt('chain');
        await copyFile(kept, join(world.folder, 'ground', 'chain', 'state.json'));
        await world.ground.resume('chain');
      };
    },
  };
}
