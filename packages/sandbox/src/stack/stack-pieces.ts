import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { callRpc } from '../chain/json-rpc.ts';
import { StackError } from '../process/stack-error.ts';
import type { Ports } from './ports.ts';
import type { StackEnv } from './stack-env.ts';

export const PIECE_NAMES = [
  'postgres',
  'chain',
  'ipfs',
  'mail',
  'counterparties',
  'graph',
  'backend',
  'signer-1',
  'signer-2',
  'signer-3',
  'oracles',
  'web',
] as const;
export type StackPiece = (typeof PIECE_NAMES)[number];

/** How to start a process of the stack, and how to see that it answers. */
export interface PieceDefinition {
  label: string;
  /** The file that must be there. */
  entry: string;
  args: (ports: Ports, dataDir: string) => string[];
  isReady: (env: StackEnv, ports: Ports) => Promise<boolean>;
  readyTimeoutMs: number;
}

const RUN = 'packages/sandbox/src/run.ts';
const sandbox =
  (piece: string, port: keyof Ports, second?: keyof Ports) =>
  (ports: Ports, dataDir: string): string[] => [
    RUN,
    piece,
    ...['--data', dataDir, '--port', String(ports[port])],
    ...(second === undefined ? [] : ['--second-port', String(ports[second])]),
  ];
const answersAt = async (url: string | undefined, init: RequestInit = {}): Promise<boolean> => {
  const response = await fetch(url ?? '', { ...init, signal: AbortSignal.timeout(20_000) });
  await response.body?.cancel();
  return response.status < 500;
};

/** A report signer: a small process with one key. Each has a port of its own. */
const signer = (nth: 1 | 2 | 3): PieceDefinition => ({
  label: `Report signer ${String(nth)}`,
  entry: 'oracles/src/signer-main.ts',
  args: (ports) => [
    ...['--max-semi-space-size=4', '--max-old-space-size=96', '--optimize-for-size'],
    ...['oracles/src/signer-main.ts', '--role', `report-${String(nth)}`],
    ...['--port', String(ports[`signer${nth}`])],
  ],
  isReady: (_env, ports) => answersAt(`http://127.0.0.1:${String(ports[`signer${nth}`])}/health`),
  readyTimeoutMs: 90_000,
});

/**
 * How Node runs the marketplace. Without bounds V8 lets garbage pile up to hundreds of megabytes before it looks. Not
 * `--optimize-for-size`: it saves a sixth of the memory and doubles what a request costs.
 */
export const marketplaceFlags = ['--max-semi-space-size=8', '--max-old-space-size=384'];

export const STACK_PIECES: Record<StackPiece, PieceDefinition> = {
  postgres: {
    label: 'PostgreSQL',
    entry: RUN,
    args: sandbox('postgres', 'postgres'),
    isReady: (env) => answersQueries(env['DATABASE_URL'] ?? ''),
    readyTimeoutMs: 90_000,
  },
  chain: {
    label: 'Chain',
    entry: RUN,
    args: sandbox('chain', 'chain'),
    isReady: async (env) => (await callRpc(env['RPC_URL'] ?? '', 'eth_chainId')) !== undefined,
    readyTimeoutMs: 60_000,
  },
  ipfs: {
    label: 'IPFS',
    entry: RUN,
    args: sandbox('ipfs', 'ipfs', 'gateway'),
    isReady: (env) => answersAt(`${env['IPFS_API_URL'] ?? ''}/api/v0/version`, { method: 'POST' }),
    readyTimeoutMs: 60_000,
  },
  mail: {
    label: 'Mail',
    entry: RUN,
    args: sandbox('mail', 'smtp', 'inbox'),
    isReady: (_env, ports) => answersAt(`http://127.0.0.1:${String(ports.inbox)}/messages`),
    readyTimeoutMs: 60_000,
  },
  counterparties: {
    label: 'Counterparties',
    entry: RUN,
    args: sandbox('counterparties', 'counterparties'),
    isReady: (env) => answersAt(`${env['CARRIER_URL'] ?? ''}/health`),
    readyTimeoutMs: 60_000,
  },
  graph: {
    label: 'Index (graph-node)',
    entry: RUN,
    args: sandbox('graph', 'graph'),
    isReady: (env) => answersGraphql(env['GRAPH_URL'] ?? ''),
    readyTimeoutMs: 180_000,
  },
  backend: {
    label: 'Marketplace',
    entry: 'backend/src/main.ts',
    args: () => [...marketplaceFlags, ...['--import', './backend/register.mjs', 'backend/src/main.ts']],
    isReady: async (env) => {
      const response = await fetch(`${env['API_URL'] ?? ''}/health`, { signal: AbortSignal.timeout(20_000) });
      return response.headers.get('content-type')?.includes('json') === true;
    },
    readyTimeoutMs: 120_000,
  },
  'signer-1': signer(1),
  'signer-2': signer(2),
  'signer-3': signer(3),
  oracles: {
    label: 'Oracles',
    entry: 'oracles/src/main.ts',
    args: () => ['oracles/src/main.ts'],
    isReady: (env) => followsChain(env['DATABASE_URL'] ?? ''),
    readyTimeoutMs: 120_000,
  },
  web: {
    label: 'Web',
    entry: 'web/src/serve/main.ts',
    args: (ports) => [
      'web/src/serve/main.ts',
      ...['--port', String(ports.web)],
      ...['--host', process.env['WEB_HOST'] ?? '127.0.0.1'],
    ],
    isReady: (_env, ports) => answersAt(`http://127.0.0.1:${String(ports.web)}/config.json`),
    readyTimeoutMs: 90_000,
  },
};

/** @throws StackError when the piece's program is not in this checkout. */
export function requireEntry(root: string, piece: StackPiece): void {
  const { entry, label } = STACK_PIECES[piece];
  if (!existsSync(join(root, entry))) {
    throw new StackError(
      `${label}: ${entry} is missing from this checkout: restore it, for instance by git.`,
    );
  }
}

async function answersQueries(url: string): Promise<boolean> {
  return query(url, 'SELECT 1');
}

/** The watcher writes the chain's head every second or so; a fresh one means that the oracles run and see the chain. */
async function followsChain(url: string): Promise<boolean> {
  return query(url, "SELECT 1 FROM bridge.head WHERE updated_at > now() - interval '20 seconds'");
}

async function query(url: string, sql: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => null);
  await client.connect();
  try {
    return (await client.query(sql)).rowCount === 1;
  } finally {
    await client.end();
  }
}

async function answersGraphql(url: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _meta { block { number } } }' }),
    signal: AbortSignal.timeout(20_000),
  });
  const answer = (await response.json()) as { data?: { _meta?: unknown } };
  return answer.data?._meta !== undefined && answer.data._meta !== null;
}
