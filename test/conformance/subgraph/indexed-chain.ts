import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deploymentOf } from '@topsteel/chain';
import { freePort } from '@topsteel/sandbox';
import { createTestClient, http, publicActions, walletActions, type Address, type Hex } from 'viem';
import { anvilBinary } from '../../../packages/sandbox/src/chain/anvil-binary.ts';
import { runGraph } from '../../../packages/sandbox/src/graph/run-graph.ts';
import { run } from '../../../packages/cli/src/run.ts';
import { runPostgres } from '../../../packages/sandbox/src/postgres/run-postgres.ts';
import { buildSubgraph, SUBGRAPH } from './build-subgraph.ts';
import { emitterOf, type EventLog } from './emitter.ts';
import { logOf, type Told } from './told.ts';

/** The contracts whose events are indexed, by their names in the deployment. */
export type Contract =
  | 'directory'
  | 'organisationAccountFactory'
  | 'settlementSystem'
  | 'certificateRegistry'
  | 'certificateToken'
  | 'materialLedger'
  | 'emissionStatements'
  | 'carbonUnits'
  | 'settlementEscrow'
  | 'fiatSettlement'
  | 'oracleReports'
  | 'auditAnchors';

export type { Told } from './told.ts';

/** What another contract says meanwhile, because the first one calls it. */
export interface Meanwhile {
  by: Contract;
  told: readonly Told[];
}

export interface IndexedChain {
  /** One transaction in a block of its own, in which the contract emits these events and makes these calls. */
  tell(contract: Contract, ...steps: (Told | Meanwhile)[]): Promise<{ at: string; transaction: Hex }>;
  /** The same words from an address of somebody else's choice; `abiOf` says whose events they are. */
  tellFrom(
    address: Address,
    abiOf: Contract | 'organisationAccount',
    ...told: Told[]
  ): Promise<{ at: string; transaction: Hex }>;
  /** What the index answers once it has read all that was told. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** The next block that tells something has this time, Unix seconds, or a later one. */
  skipTo(time: number): void;
  /** Waits until the index stands on the chain's last block. */
  catchUp(): Promise<void>;
  /** What `topsteel diff-index` says of the chain and the index as they stand, and how it ends. */
  diff(...options: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** A mark of the chain, and its return to one: whatever came after it has never been. */
  mark(): Promise<Hex>;
  returnTo(mark: Hex): Promise<void>;
  /** The index's own database, for tests that spoil it. */
  databaseUrl: string;
  stop(): Promise<void>;
}

/** The time of the first block that tells something; each next one is twelve seconds later. */
export const FIRST_BLOCK_AT = 1_900_000_000;
const BLOCK_SECONDS = 12;
/** A machine that does much else needs a minute for what takes a second. */
const PATIENCE_MS = 180_000;
const SENDER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';

let running: Promise<IndexedChain> | undefined;

/** A chain whose contracts say what a test wants, and a real graph-node over the built subgraph; one for all tests. */
export function indexedChain(): Promise<IndexedChain> {
  running ??= startIndexedChain();
  return running;
}

after(async function () {
  this.timeout(60_000);
  await (await running)?.stop();
});

async function startIndexedChain(): Promise<IndexedChain> {
  await buildSubgraph();
  const dataDir = await mkdtemp(join(tmpdir(), 'topsteel-index-'));
  const [chainPort, databasePort, graphPort] = [await freePort(), await freePort(), await freePort()];
  const rpcUrl = `http://127.0.0.1:${String(chainPort)}`;
  const password = 'of-a-database-for-one-test';
  const database = await runPostgres({ port: databasePort, dataDir, password, databases: [] });
  const anvil = spawn(anvilBinary(), ['--port', String(chainPort), '--silent'], { stdio: 'inherit' });
  const ipfs = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(ipfs, 'listening');
  const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
    .extend(publicActions)
    .extend(walletActions);
  await until(() => client.getChainId().then(() => true));
  const graph = await runGraph({
    port: graphPort,
    databaseUrl: `postgresql://postgres:${password}@127.0.0.1:${String(databasePort)}/postgres`,
    rpcUrl,
    ipfsUrl: `http://127.0.0.1:${String((ipfs.address() as { port: number }).port)}`,
    manifest: join(SUBGRAPH, 'build/subgraph.yaml'),
  });
  const graphUrl = `http://127.0.0.1:${String(graphPort)}/subgraphs/name/topsteel`;
  let next = FIRST_BLOCK_AT;
  let head = 0;

  /** Sends one transaction to the code at the address, in a block of its own. */
  const emit = async (address: Address, code: readonly (EventLog | Address)[], expected: number) => {
    const at = next;
    next += BLOCK_SECONDS;
    await client.setCode({ address, bytecode: emitterOf(code) });
    await client.setNextBlockTimestamp({ timestamp: BigInt(at) });
    const hash = await client.sendTransaction({
      account: SENDER,
      chain: null,
      to: address,
      gas: 10_000_000n,
    });
    const receipt = await client.waitForTransactionReceipt({ hash });
    if (receipt.logs.length !== expected) throw new Error('The events were not emitted.');
    head = Number(receipt.blockNumber);
    return { at: String(at), transaction: hash };
  };
  const catchUp = () =>
    until(async () => {
      const block = await client.getBlock({ blockTag: 'latest' });
      const { _meta: meta } = (await post(
        graphUrl,
        '{ _meta { hasIndexingErrors block { number hash } } }',
      )) as { _meta: { hasIndexingErrors: boolean; block: { number: number; hash: string } } };
      if (meta.hasIndexingErrors) throw new Error('The index has stopped: a handler failed.');
      return meta.block.number >= head && meta.block.hash === block.hash;
    });

  return {
    async tell(contract, ...steps) {
      const address = addressOf(contract);
      let expected = 0;
      const code: (EventLog | Address)[] = [];
      for (const step of steps) {
        const { by, told } = 'by' in step ? step : { by: contract, told: [step] };
        const logs = told.map(([name, params]) => logOf(by, name, params));
        expected += logs.length;
        if (by === contract) {
          code.push(...logs);
        } else {
          await client.setCode({ address: addressOf(by), bytecode: emitterOf(logs) });
          code.push(addressOf(by));
        }
      }
      return emit(address, code, expected);
    },
    tellFrom(address, abiOf, ...told) {
      const logs = told.map(([name, params]) => logOf(abiOf, name, params));
      return emit(address, logs, logs.length);
    },
    async ask(query, variables = {}) {
      await catchUp();
      return post(graphUrl, query, variables);
    },
    skipTo(time) {
      next = Math.max(next, time);
    },
    catchUp,
    async diff(...options) {
      await catchUp();
      return run(['diff-index', '--rpc', rpcUrl, '--graph', graphUrl, ...options]);
    },
    mark: () => client.snapshot(),
    returnTo: (mark) => client.revert({ id: mark }),
    databaseUrl: `postgresql://postgres:${password}@127.0.0.1:${String(databasePort)}/topsteel_graph`,
    async stop() {
      await graph.stop();
      anvil.kill('SIGKILL');
      ipfs.close();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(contract: Contract): Address {
  return deploymentOf(31337)[contract];
}

async function post(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`No answer: ${JSON.stringify(errors)}`);
  return data;
}

/** Waits for something that comes by itself; what fails meanwhile is told when the time is over. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await isSo().catch((error: unknown) =>
      error instanceof Error ? error : new Error('failed'),
    );
    if (answer === true) return;
    if (answer instanceof Error && answer.message.startsWith('The index has stopped')) throw answer;
    if (Date.now() > end)
      throw answer instanceof Error ? answer : new Error('It took longer than three minutes.');
    await sleep(100);
  }
}
