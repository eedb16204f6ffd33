import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, PORTS, startStack, type Ports, type Stack, type StackPiece } from '@topsteel/sandbox';
import pg from 'pg';
import { STACK_PIECES } from '../../../packages/sandbox/src/stack/stack-pieces.ts';
import { demoSignIns } from '../../seed/demo-sign-ins.ts';
import { openFront, type Front } from './front.ts';
import { Instance } from './instance.ts';
import { sendLoad, type LoadResult } from './load.ts';
import { requestsOf } from './requests.ts';

export interface Restarted {
  name: string;
  /** From being asked to end until it took requests again. */
  seconds: number;
  /** The exit code, or the signal: SIGTERM when it ended orderly by it, SIGKILL when it was cut off. */
  ended: number | string;
}

export interface RollingResult extends LoadResult {
  restarts: Restarted[];
  sentAgain: number;
  /** Acts on chain, transactions and messages that happened more than once. */
  twice: string[];
}

export interface RollingOptions {
  perSecond: number;
  withWeb: boolean;
  /** Seconds under load before the first restart and after the last. */
  quietSeconds: number;
  onStep: (sentence: string) => void;
}

const ROOT = join(import.meta.dirname, '../../..');
const GROUND: StackPiece[] = ['postgres', 'chain', 'ipfs', 'mail', 'counterparties'];
const SIGNERS: StackPiece[] = ['signer-1', 'signer-2', 'signer-3'];
/** Twice the time between two looks of the front, and then some on a busy machine. */
const DRAIN_SECONDS = '2';
const PATIENCE_MS = 600_000;

/**
 * A seeded world of its own with two instances of everything that a reader meets, behind fronts; each is restarted while
 * requests go on. Oracles hand their locks over the same way.
 */
export async function restartEverything(options: RollingOptions): Promise<RollingResult> {
  const { onStep, withWeb } = options;
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-rolling-'));
  chmodSync(folder, 0o711);
  const ports = await freePorts();
  const second = { api: await freePort(), web: await freePort() };
  const api = await openFront([
    { name: 'marketplace 1', port: ports.api, readyPath: '/health/ready' },
    { name: 'marketplace 2', port: second.api, readyPath: '/health/ready' },
  ]);
  const web = await openFront([
    { name: 'web 1', port: ports.web, readyPath: '/config.json' },
    { name: 'web 2', port: second.web, readyPath: '/config.json' },
  ]);
  const instances: Instance[] = [];
  let stack: Stack | undefined;
  try {
    onStep('Bringing up a world of its own and seeding it.');
    stack = await startStack({
      ...{ dataDir: folder, ports, seed: true, demoSignIns },
      pieces: [...GROUND, ...SIGNERS, 'backend', 'oracles', ...(withWeb ? (['web'] as const) : [])],
      env: { DEMO: '1', API_URL: api.url, PUBLIC_URL: web.url },
    });
    const made = instancesOf(stack, folder, ports, second, withWeb);
    instances.push(...made);
    // From here on they are ours to end and to start.
    for (const piece of ['backend', 'oracles', ...(withWeb ? (['web'] as const) : [])] as const)
      await stack.halt(piece);
    for (const instance of instances) instance.start();
    const fronts: Front[] = withWeb ? [api, web] : [api];
    const served = instances.filter(({ name }) => !name.startsWith('oracles'));
    for (const { name } of served) await whenReady(fronts, name);
    onStep(`Two of each answer behind their fronts. ${options.perSecond} requests a second from now on.`);

    const over = new AbortController();
    const kinds = await requestsOf(api.url, web.url, withWeb ? web.url : null);
    const load = sendLoad(kinds, options.perSecond, over.signal);
    await sleep(options.quietSeconds * 1_000);
    const restarts: Restarted[] = [];
    for (const instance of instances) {
      const from = Date.now();
      const ended = await instance.end();
      const startedAt = Date.now();
      instance.start();
      if (served.includes(instance)) await whenReady(fronts, instance.name, startedAt);
      const seconds = Math.round((Date.now() - from) / 100) / 10;
      restarts.push({ name: instance.name, seconds, ended });
      onStep(`${instance.name} was restarted: ${seconds.toFixed(1)} s, ended with ${ended}.`);
    }
    await sleep(options.quietSeconds * 1_000);
    over.abort();
    const result = await load;
    const twice = await happenedTwice(stack.env['DATABASE_URL'] ?? '');
    return { ...result, restarts, sentAgain: api.sentAgain + web.sentAgain, twice };
  } finally {
    await Promise.all(instances.map((instance) => instance.end()));
    await stack?.stop();
    await Promise.all([api.close(), web.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function instancesOf(
  stack: Stack,
  folder: string,
  ports: Ports,
  second: { api: number; web: number },
  withWeb: boolean,
): Instance[] {
  const make = (name: string, piece: StackPiece, own: Ports): Instance =>
    new Instance({
      name,
      args: STACK_PIECES[piece].args(own, folder),
      cwd: ROOT,
      logFile: join(folder, 'logs', `${name.replace(' ', '-')}.log`),
      env: {
        ...{ PATH: process.env['PATH'], ...stack.env, DRAIN_SECONDS },
        ...{ API_PORT: String(own.api), WEB_PORT: String(own.web) },
      },
    });
  const others = { ...ports, ...second };
  return [
    make('marketplace 1', 'backend', ports),
    make('marketplace 2', 'backend', others),
    ...(withWeb ? [make('web 1', 'web', ports), make('web 2', 'web', others)] : []),
    make('oracles 1', 'oracles', ports),
    make('oracles 2', 'oracles', others),
  ];
}

async function whenReady(fronts: readonly Front[], name: string, since = 0): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!fronts.some((front) => front.isReady(name, since))) {
    if (Date.now() > deadline) throw new Error(`${name} was not ready after ${PATIENCE_MS / 1_000} s.`);
    await sleep(50);
  }
}

const TWICE: readonly [string, string][] = [
  [
    'an act on chain',
    `SELECT args->>'paymentId' AS id FROM bridge.event WHERE status <> 'orphaned' AND contract = 'settlementEscrow'
        AND name IN ('PaymentAuthorized', 'DeliveryCaptured') GROUP BY 1, name HAVING count(*) > 1`,
  ],
  [
    'a transaction at one nonce',
    `SELECT signer || ' ' || nonce AS id FROM bridge.transaction WHERE status IN ('mined', 'final')
      GROUP BY chain_id, signer, nonce HAVING count(*) > 1`,
  ],
  ['a broken link of the books', 'SELECT sequence::text AS id FROM ledger.broken_link'],
];

async function happenedTwice(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found: string[] = [];
    for (const [what, sql] of TWICE) {
      const { rows } = await client.query<{ id: string }>(sql);
      found.push(...rows.map(({ id }) => `${what}: ${id}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

async function freePorts(): Promise<Ports> {
  const ports: Partial<Ports> = {};
  for (const name of Object.keys(PORTS) as (keyof Ports)[]) ports[name] = await freePort();
  return ports as Ports;
}
