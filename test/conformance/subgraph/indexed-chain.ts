import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as chain from '@topsteel/chain';
import { freePort } from '@topsteel/sandbox';
import {
  createTestClient,
  encodeAbiParameters,
  encodeEventTopics,
  http,
  publicActions,
  walletActions,
} from 'viem';
import type { Abi, AbiEvent, Address, Hex } from 'viem';
import { anvilBinary } from '../../../packages/sandbox/src/chain/anvil-binary.ts';
import { runGraph } from '../../../packages/sandbox/src/graph/run-graph.ts';
import { runPostgres } from '../../../packages/sandbox/src/postgres/run-postgres.ts';
import { emitterOf, type EventLog } from './emitter.ts';

/** The contracts whose events are indexed, by their names in the deployment. */
export type Contract =
  | 'directory'
  | 'certificateRegistry'
  | 'certificateToken'
  | 'materialLedger'
  | 'emissionStatements'
  | 'carbonUnits'
  | 'settlementEscrow'
  | 'fiatSettlement'
  | 'oracleReports'
  | 'auditAnchors';

/** The name of an event and its parameters by name; tuples as objects. */
export type Told = readonly [name: string, params: Readonly<Record<string, unknown>>];

/** What another contract says meanwhile, because the first one calls it. */
export interface Meanwhile {
  by: Contract;
  told: readonly Told[];
}

export interface IndexedChain {
  /** One transaction in a block of its own, in which the contract emits these events and makes these calls. */
  tell(contract: Contract, ...steps: (Told | Meanwhile)[]): Promise<{ at: string; transaction: Hex }>;
  /** What the index answers once it has read all that was told. */
  ask(query: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** The time of the first block that tells something; each next one is twelve seconds later. */
export const FIRST_BLOCK_AT = 1_900_000_000;
const BLOCK_SECONDS = 12;
const SENDER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const SUBGRAPH = fileURLToPath(new URL('../../../subgraph/', import.meta.url));

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
  buildSubgraph();
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
  let blocks = 0;
  let head = 0;

  return {
    async tell(contract, ...steps) {
      const address = addressOf(contract);
      const at = FIRST_BLOCK_AT + blocks * BLOCK_SECONDS;
      blocks += 1;
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
    },
    async ask(query) {
      await until(async () => {
        const { _meta: meta } = (await post(
          graphUrl,
          '{ _meta { hasIndexingErrors block { number } } }',
        )) as {
          _meta: { hasIndexingErrors: boolean; block: { number: number } };
        };
        if (meta.hasIndexingErrors) throw new Error('The index has stopped: a handler failed.');
        return meta.block.number >= head;
      });
      return post(graphUrl, query);
    },
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
  return chain.deploymentOf(31337)[contract];
}

function buildSubgraph(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: SUBGRAPH, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The subgraph does not build: ${built.stdout}${built.stderr}`);
}

function logOf(contract: Contract, name: string, params: Readonly<Record<string, unknown>>): EventLog {
  const abi = (chain as unknown as Readonly<Record<string, Abi>>)[`${contract}Abi`] ?? [];
  const event = abi.find((entry): entry is AbiEvent => entry.type === 'event' && entry.name === name);
  if (event === undefined) throw new Error(`${contract} has no event ${name}.`);
  const missing = event.inputs.filter((input) => !(input.name !== undefined && input.name in params));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.map((input) => input.name).join(', ')}.`);
  const rest = event.inputs.filter((input) => input.indexed !== true);
  return {
    topics: encodeEventTopics({ abi: [event], eventName: name, args: params }) as Hex[],
    data: encodeAbiParameters(
      rest,
      rest.map((input) => params[input.name ?? '']),
    ),
  };
}

async function post(url: string, query: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`No answer: ${JSON.stringify(errors)}`);
  return data;
}

/** Waits for something that comes by itself; what fails meanwhile is told when the time is over. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await isSo().catch((error: unknown) =>
      error instanceof Error ? error : new Error('failed'),
    );
    if (answer === true) return;
    if (answer instanceof Error && answer.message.startsWith('The index has stopped')) throw answer;
    if (Date.now() > end) throw answer instanceof Error ? answer : new Error('It took longer than a minute.');
    await sleep(100);
  }
}
