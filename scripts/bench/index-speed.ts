/**
 * `npm run -s bench:index`: what indexing 20,000 events costs beside an index whose handlers only write: the same rows
 * with the same ids, reading nothing and working nothing out. Both are indexed at once by two graph-nodes over one chain
 * and one PostgreSQL, so that whatever else the machine does weighs on both, and CPU time is compared: of the node and of
 * its connections to the database, from its first block on. EVENTS asks for another number.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deploymentOf } from '@topsteel/chain';
import { freePort } from '@topsteel/sandbox';
import pg from 'pg';
import {
  createTestClient,
  http,
  publicActions,
  toEventSelector,
  walletActions,
  type AbiEvent,
  type Address,
} from 'viem';
import { readLogs } from '../../packages/cli/src/diff-index/read-logs.ts';
import { contractsOf } from '../../packages/cli/src/diff-index/replay/replay.ts';
import { anvilBinary } from '../../packages/sandbox/src/chain/anvil-binary.ts';
import { runGraph, type RunningGraph } from '../../packages/sandbox/src/graph/run-graph.ts';
import { runPostgres } from '../../packages/sandbox/src/postgres/run-postgres.ts';
import { buildSubgraph, SUBGRAPH } from '../../test/conformance/subgraph/build-subgraph.ts';
import { emitterOf } from '../../test/conformance/subgraph/emitter.ts';
import { Mappings } from '../../test/conformance/subgraph/run-mapping.ts';
import { logOf } from '../../test/conformance/subgraph/told.ts';
import { beforeTrades, EVENTS_PER_TRADE, tradesFrom, type Act } from './index-speed/trades.ts';
import { writeBaseline, type Handled } from './index-speed/write-baseline.ts';
import { atLeast, atMost, report } from './report.ts';

const EVENTS = Number(process.env.EVENTS ?? 20_000);
const TRADES_AT_ONCE = 10;
const SENDER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const PASSWORD = 'of-a-database-for-one-benchmark';
const PATIENCE_MS = 3_600_000;

const deployment = deploymentOf(31337);
const dataDir = await mkdtemp(join(tmpdir(), 'topsteel-bench-index-'));
const [chainPort, databasePort] = [await freePort(), await freePort()];
const rpcUrl = `http://127.0.0.1:${chainPort}`;
const serverUrl = `postgresql://postgres:${PASSWORD}@127.0.0.1:${databasePort}/postgres`;

await buildSubgraph();
const database = await runPostgres({ port: databasePort, dataDir, password: PASSWORD, databases: [] });
const anvil = spawn(anvilBinary(), ['--port', String(chainPort), '--silent'], { stdio: 'inherit' });
const ipfs = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
await once(ipfs, 'listening');
const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
  .extend(publicActions)
  .extend(walletActions);
try {
  while ((await client.getChainId().catch(() => 0)) === 0) await sleep(100);
  const head = await tellTrades();
  const baseline = await buildBaseline();
  const runs = await Promise.all([
    measured('own', join(SUBGRAPH, 'build/subgraph.yaml'), head),
    measured('baseline', baseline, head),
  ]);
  const [own, empty] = runs;
  console.error(`CPU: own ${own.cpuMs.toFixed(0)} ms, empty handlers ${empty.cpuMs.toFixed(0)} ms.`);
  report([
    atMost(
      `CPU for ${head.events} events, of an empty handler's with the same writes`,
      (own.cpuMs / empty.cpuMs) * 100,
      '%',
      110,
    ),
    atMost(`time for them, of an empty handler's beside it`, (own.wallMs / empty.wallMs) * 100, '%', 110),
    atLeast('events indexed', (head.events * 1_000) / own.wallMs, 'events/s', 0),
    atMost('database that an event takes', own.bytes / head.events, 'bytes', 10_000),
  ]);
} finally {
  anvil.kill('SIGKILL');
  ipfs.close();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** Puts the trades on the chain. */
async function tellTrades(): Promise<{ block: bigint; events: number }> {
  const trades = Math.max(TRADES_AT_ONCE, Math.ceil(EVENTS / EVENTS_PER_TRADE));
  const acts = [...beforeTrades];
  for (let first = 1; first <= trades; first += TRADES_AT_ONCE)
    acts.push(...tradesFrom(first, TRADES_AT_ONCE));
  let events = 0;
  for (const act of acts) events += await tell(act);
  return { block: await client.getBlockNumber({ cacheTime: 0 }), events };
}

async function tell({ contract, told, ledger }: Act): Promise<number> {
  const logs = told.map(([name, params]) => logOf(contract, name, params));
  const meanwhile = ledger.map(([name, params]) => logOf('materialLedger', name, params));
  const calls = meanwhile.length > 0 ? [deployment.materialLedger] : [];
  if (meanwhile.length > 0) {
    await client.setCode({ address: deployment.materialLedger, bytecode: emitterOf(meanwhile) });
  }
  await client.setCode({ address: deployment[contract], bytecode: emitterOf([...logs, ...calls]) });
  const to = deployment[contract];
  const hash = await client.sendTransaction({ account: SENDER, chain: null, to, gas: 20_000_000n });
  const receipt = await client.waitForTransactionReceipt({ hash, pollingInterval: 20 });
  if (receipt.logs.length !== logs.length + meanwhile.length) throw new Error('The events were not emitted.');
  return receipt.logs.length;
}

/** What the index writes for the first trades is what the handlers of the other one write for all. */
async function buildBaseline(): Promise<string> {
  const names = new Map(
    Object.entries(deployment).map(([key, address]) => [
      String(address).toLowerCase(),
      key.charAt(0).toUpperCase() + key.slice(1),
    ]),
  );
  const logs = await readLogs(client, deployment, { from: 0n, to: 9n });
  const mappings = new Mappings();
  const handled: Handled[] = [];
  for (const log of logs) {
    const contract = names.get(log.contract.toLowerCase()) ?? '';
    const abi = contractsOf(deployment).get(log.contract.toLowerCase())?.abi ?? [];
    const event = abi.find(
      (entry): entry is AbiEvent => entry.type === 'event' && toEventSelector(entry) === log.topics[0],
    );
    if (event === undefined) throw new Error('A log of the trades is nobody’s event.');
    handled.push({ contract, event: event.name, calls: mappings.handle(contract, event, log) });
  }
  const manifest = writeBaseline(handled);
  const graph = createRequire(import.meta.url).resolve('@graphprotocol/graph-cli/bin/run.js');
  const folder = dirname(manifest);
  for (const args of [
    ['codegen', manifest, '--output-dir', join(folder, 'types')],
    ['build', manifest, '--output-dir', join(folder, 'build')],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [graph, ...args], {
      cwd: SUBGRAPH,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The empty handlers do not build: ${stdout}${stderr}`);
  }
  return join(folder, 'build/subgraph.yaml');
}

interface Measured {
  cpuMs: number;
  wallMs: number;
  /** By how much its database grew, indexes included. */
  bytes: number;
}

/** Indexes up to the head; time and CPU count from the first block that the index answers for. */
async function measured(name: string, manifest: string, head: { block: bigint }): Promise<Measured> {
  const port = await freePort();
  const databaseName = `bench_${name}`;
  const graph = await runGraph({
    ...{ port, databaseUrl: serverUrl, rpcUrl, manifest, database: databaseName },
    ipfsUrl: `http://127.0.0.1:${(ipfs.address() as { port: number }).port}`,
  });
  try {
    await reached(port, 1n);
    const [cpuBefore, bytesBefore, began] = [
      await cpuMsOf(graph, databaseName),
      await bytesOf(databaseName),
      Date.now(),
    ];
    await reached(port, head.block);
    const wallMs = Date.now() - began;
    return {
      cpuMs: (await cpuMsOf(graph, databaseName)) - cpuBefore,
      wallMs,
      bytes: (await bytesOf(databaseName)) - bytesBefore,
    };
  } finally {
    await graph.stop();
  }
}

async function reached(port: number, block: bigint): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/subgraphs/name/topsteel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _meta { hasIndexingErrors block { number } } }' }),
    })
      .then((response) => response.json() as Promise<{ data?: { _meta: Meta } }>)
      .catch(() => ({ data: undefined }));
    const meta = answer.data?._meta;
    if (meta?.hasIndexingErrors === true) throw new Error('An index stopped: one of its handlers failed.');
    if (meta !== undefined && BigInt(meta.block.number) >= block) return;
    await sleep(200);
  }
  throw new Error('The index did not come to the last block in an hour.');
}

interface Meta {
  hasIndexingErrors: boolean;
  block: { number: number };
}

/** CPU that the node and its connections to the database have used so far. */
async function cpuMsOf({ pid }: RunningGraph, databaseName: string): Promise<number> {
  const rows = await asked<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = $1',
    databaseName,
  );
  return [pid ?? 0, ...rows.map((row) => row.pid)].reduce((sum, one) => sum + cpuMsOfProcess(one), 0);
}

async function bytesOf(databaseName: string): Promise<number> {
  const [row] = await asked<{ bytes: string }>('SELECT pg_database_size($1)::text AS bytes', databaseName);
  return Number(row?.bytes ?? 0);
}

async function asked<Row extends pg.QueryResultRow>(sql: string, databaseName: string): Promise<Row[]> {
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  try {
    return (await server.query<Row>(sql, [databaseName])).rows;
  } finally {
    await server.end();
  }
}

/** Fields 14 and 15 of proc(5)'s stat: user and system time in hundredths of a second. */
function cpuMsOfProcess(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
