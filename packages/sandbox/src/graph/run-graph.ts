import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { callRpc } from '../chain/json-rpc.ts';
import { log, sentenceOf } from '../process/log.ts';
import { freePort } from '../process/port-holder.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { StackError } from '../process/stack-error.ts';
import { waitUntil } from '../process/wait-until.ts';
import { openGraphProxy } from './graph-proxy.ts';
import { judgeIndex } from './judge-index.ts';

export interface GraphOptions {
  port: number;
  /** The PostgreSQL server; the index gets a database of its own there, made anew at each start. */
  databaseUrl: string;
  rpcUrl: string;
  ipfsUrl: string;
  manifest: string;
  /** The name of that database, when two indexes share a server; usual `topsteel_graph`. */
  database?: string;
}

/** The index as it runs, with the number of its process. */
export interface RunningGraph extends RunningPiece {
  pid: number | undefined;
}

const DATABASE = 'topsteel_graph';
const WATCH_MS = 5_000;
const LOST_IN_A_ROW = 3;

/** Runs a real graph-node over the built subgraph, behind the stable address `/subgraphs/name/topsteel`. */
export async function runGraph(options: GraphOptions): Promise<RunningGraph> {
  const stopping = new AbortController();
  let target: string | null = null;
  const proxy = await openGraphProxy(options.port, () => target);
  await waitUntil('The subgraph build', () => Promise.resolve(existsSync(options.manifest)), {
    timeoutMs: 600_000,
    everyMs: 500,
  });
  const databaseUrl = await makeDatabase(options.databaseUrl, options.database ?? DATABASE);

  const [http, index, admin, metrics] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const gnd = spawn(
    gndBinary(),
    [
      ...['dev', '--manifests', `${options.manifest}:.`, '--postgres-url', databaseUrl],
      ...['--ethereum-rpc', `localhost:${options.rpcUrl}`, '--ipfs', options.ipfsUrl],
      ...['--http-port', String(http), '--index-node-port', String(index)],
      ...['--admin-port', String(admin), '--metrics-port', String(metrics)],
    ],
    {
      cwd: dirname(options.manifest),
      env: {
        ...process.env,
        GRAPH_STORE_WRITE_BATCH_DURATION: '0',
        ETHEREUM_POLLING_INTERVAL: '500',
        GRAPH_LOG: 'warn',
        // Where RUST_BACKTRACE is set, every error value would walk the stack: three quarters of all that the node does.
        RUST_LIB_BACKTRACE: '0',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const gone = new Promise<string>((resolve) => {
    gnd.once('exit', (code, signal) => {
      resolve(`graph-node ended (${signal ?? `exit ${String(code)}`})`);
    });
    gnd.once('error', (error) => {
      resolve(`graph-node could not be started (${error.message})`);
    });
  });
  target = `http://127.0.0.1:${String(http)}/subgraphs/name/subgraph-0`;
  log('info', 'graph-node started', { port: options.port, target });

  return {
    pid: gnd.pid,
    ended: Promise.race([gone, watch(target, options.rpcUrl, stopping.signal)]),
    async stop() {
      stopping.abort();
      await proxy.close();
      // It ignores SIGTERM while it indexes, and nothing of its database is kept.
      gnd.kill('SIGKILL');
      await gone;
    },
  };
}

/** Settles with a reason when the index has left the chain for good; a new start indexes again from the chain. */
async function watch(target: string, rpcUrl: string, signal: AbortSignal): Promise<string> {
  let lost = 0;
  while (lost < LOST_IN_A_ROW) {
    await sleep(WATCH_MS, null, { signal }).catch(() => null);
    if (signal.aborted) return 'stopped';
    try {
      lost = judgeIndex(await readIndex(target, rpcUrl)) === 'lost' ? lost + 1 : 0;
    } catch (error) {
      log('info', 'the index or the chain does not answer yet', { reason: sentenceOf(error) });
    }
  }
  return 'The index no longer matches the chain and is built again.';
}

const meta = z.object({
  data: z.object({
    _meta: z.object({
      hasIndexingErrors: z.boolean(),
      block: z.object({ number: z.number(), hash: z.string() }),
    }),
  }),
});
const blockHash = z.object({ hash: z.string() }).nullable();

async function readIndex(target: string, rpcUrl: string) {
  const answer = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _meta { hasIndexingErrors block { number hash } } }' }),
    signal: AbortSignal.timeout(10_000),
  });
  const { hasIndexingErrors, block } = meta.parse(await answer.json()).data._meta;
  const found = blockHash.parse(
    await callRpc(rpcUrl, 'eth_getBlockByNumber', [`0x${block.number.toString(16)}`, false]),
  );
  return { hasIndexingErrors, indexedHash: block.hash, chainHash: found?.hash ?? null };
}

/** gnd names and orders its deployments anew at each start, so it gets an empty database each time. */
async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  await waitUntil(
    'The database server',
    async () => {
      const client = new pg.Client({ connectionString: serverUrl });
      await client.connect();
      try {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
      } finally {
        await client.end();
      }
      return true;
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

function gndBinary(): string {
  try {
    return createRequire(import.meta.url).resolve('@graphprotocol/gnd-linux-x64/bin/gnd');
  } catch {
    throw new StackError(
      `There is no graph-node for ${process.platform} ${process.arch}: set GRAPH_URL to a graph-node of your own.`,
    );
  }
}
