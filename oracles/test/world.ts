import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Call, Deployment } from '@topsteel/chain';
import { demoAccount, demoDepositKey, deployAll } from '@topsteel/chain/deploy';
import pg from 'pg';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { createTestClient, createWalletClient, http } from 'viem';
import type { Hash, LocalAccount, PublicClient, TestClient } from 'viem';
import { openDatabase } from '../src/database.ts';
import type { Database } from '../src/database.ts';
import { createRelayer } from '../src/relayer/relay-intents.ts';
import type { Relayer, RelayerOptions } from '../src/relayer/relay-intents.ts';
import { createRelayerChain } from '../src/relayer/relayer-chain.ts';
import type { RelayerChain } from '../src/relayer/relayer-chain.ts';
import { createDepositKeys } from '../src/signing/deposit-keys.ts';
import { connectChain } from '../src/rpc/connect-chain.ts';
import { connectNode } from '../src/rpc/json-rpc.ts';
import { createChainReader } from '../src/watcher/chain-reader.ts';
import { watchChain } from '../src/watcher/watch-chain.ts';
import type { Watch } from '../src/watcher/watch-chain.ts';
import { logFilters, watchedContracts } from '../src/watcher/watched-contracts.ts';

export const logger = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
export const CHAIN_ID = 31337;

/** A real chain with our contracts, and a real database with the schema bridge. */
export interface World {
  rpcUrl: string;
  databaseUrl: string;
  database: Database;
  client: PublicClient;
  node: TestClient;
  deployment: Deployment;
  accounts: { relayer: LocalAccount; accreditor: LocalAccount; hosted: LocalAccount };
  watch: Watch;
  logger: Logger;
  /** Runs the watcher until it has nothing to do. */
  watchAll(): Promise<void>;
  /** A relayer, over a chain that a test may change. */
  relayer(change?: (chain: RelayerChain) => RelayerChain, options?: Partial<RelayerOptions>): Relayer;
  /** Lets go of every relayer's locks, as the death of its process does. */
  closeRelayers(): void;
  /** Sends a call of an account that is not the relayer's and waits until it is in a block; it must not revert. */
  send(account: LocalAccount, call: Call): Promise<Hash>;
  mine(blocks: number): Promise<void>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);
const sandbox = fileURLToPath(new URL('../../packages/sandbox/src/run.ts', import.meta.url));
/** The migrations of the schema bridge: all that the oracles know of the database. */
const migrations = ['0001_bridge', '0016_bridge_watch', '0017_feeds', '0062_bridge_speed'].map(
  (name) => new URL(`../../backend/prisma/migrations/${name}/migration.sql`, import.meta.url),
);
/** Widens tables of the schema bridge among much that the oracles do not know. */
const fulfilment = new URL('../../backend/prisma/migrations/0034_fulfilment/migration.sql', import.meta.url);
/** Keeps what moved on accounts of ours, beside a function over books that the oracles do not know. */
const etherBooks = new URL(
  '../../backend/prisma/migrations/0063_ether_in_the_books/migration.sql',
  import.meta.url,
);

/**
 * Starts everything on free ports; blocks come one per transaction.
 *
 * @param slotsInAnEpoch Finality is twice that many blocks behind the head.
 */
export async function startWorld(slotsInAnEpoch = 1): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'topsteel-oracles-'));
  const password = randomBytes(12).toString('hex');
  const [postgresPort, rpcPort] = await Promise.all([freePort(), freePort()]);
  const postgres = run(
    process.execPath,
    [sandbox, 'postgres', '--data', folder, '--port', String(postgresPort)],
    {
      POSTGRES_PASSWORD: password,
    },
  );
  const anvil = run(
    require.resolve('@foundry-rs/anvil-linux-amd64/bin/anvil'),
    [
      '--port',
      String(rpcPort),
      '--accounts',
      '15',
      '--slots-in-an-epoch',
      String(slotsInAnEpoch),
      '--silent',
    ],
    {},
  );
  const rpcUrl = `http://127.0.0.1:${String(rpcPort)}`;
  const databaseUrl = `postgresql://postgres:${password}@127.0.0.1:${String(postgresPort)}/topsteel`;
  const client = connectChain(rpcUrl);
  const [, { deployment }] = await Promise.all([
    until(() => applyBridge(databaseUrl)),
    until(() => client.getChainId()).then(() => deployAll({ rpcUrl, chainId: CHAIN_ID })),
  ]);

  const database = openDatabase(databaseUrl, logger);
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  const accounts = {
    relayer: demoAccount('relayer'),
    accreditor: demoAccount('deployer'),
    hosted: demoAccount('hosted'),
  };
  const watch: Watch = {
    database,
    reader: createChainReader(connectNode(rpcUrl)),
    chainId: CHAIN_ID,
    firstBlock: BigInt(deployment.blockNumber),
    contracts: watchedContracts(deployment),
    filters: logFilters(deployment, demoAccount('treasury').address),
    deepReorg: 'halt',
    logger,
  };
  const relayers: Relayer[] = [];
  return {
    rpcUrl,
    databaseUrl,
    database,
    client,
    node,
    deployment,
    accounts,
    watch,
    logger,
    async watchAll() {
      while ((await watchChain(watch)) === 'more');
    },
    relayer(change = (chain) => chain, options = {}) {
      const relayer = createRelayer({
        database,
        client,
        chain: change(createRelayerChain(client)),
        deployment,
        accounts,
        inspection: demoAccount('usdcPauser'),
        treasury: demoAccount('treasury'),
        deposits: createDepositKeys(demoDepositKey()),
        policy: { rebroadcastMs: 0, stuckMs: 60_000, dropMs: 0, maxFeePerGas: 500_000_000_000n },
        maxAttempts: 3,
        logger,
        ...options,
      });
      relayers.push(relayer);
      return relayer;
    },
    closeRelayers() {
      for (const relayer of relayers) relayer.close();
    },
    async send(account, { to, data }) {
      // What a call costs depends on the time of its block, which is not the one it was estimated in: a wallet adds
      // to the estimate, and so does this.
      const estimate = await client.estimateGas({ account, to, data });
      const wallet = createWalletClient({ account, transport: http(rpcUrl) });
      const hash = await wallet.sendTransaction({ to, data, gas: (estimate * 6n) / 5n, chain: null });
      const { status } = await client.waitForTransactionReceipt({ hash });
      if (status !== 'success') throw new Error(`Transaction ${hash} of ${account.address} reverted.`);
      return hash;
    },
    mine: (blocks) => node.mine({ blocks }),
    async stop() {
      for (const relayer of relayers) relayer.close();
      await database.end();
      anvil.kill('SIGTERM');
      postgres.kill('SIGTERM');
      await Promise.all([ended(anvil), ended(postgres)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function applyBridge(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'bridge'`);
    if (rowCount !== 0) return;
    for (const migration of migrations) await client.query(await readFile(migration, 'utf8'));
    const own = (await readFile(etherBooks, 'utf8')).match(/^CREATE (?:TABLE|INDEX) [^;]+;/gmu) ?? [];
    await client.query(own.join('\n'));
    const widened = (await readFile(fulfilment, 'utf8')).match(/^ALTER TABLE bridge\.[^;]+;/gmu) ?? [];
    await client.query(widened.join('\n'));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function run(command: string, args: string[], env: Record<string, string>) {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

async function ended(child: ReturnType<typeof run>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Tries until it works, for at most a minute. */
async function until<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
