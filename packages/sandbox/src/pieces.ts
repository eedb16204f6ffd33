import { resolve } from 'node:path';
import { providerEnv, providerSecrets } from './counterparties/provider-settings.ts';
import { scheduleOf } from './counterparties/webhooks/plan-deliveries.ts';
import type { RunningPiece } from './process/running-piece.ts';
import { StackError } from './process/stack-error.ts';
import { openSecrets } from './secrets/open-secrets.ts';

export interface PieceOptions {
  dataDir: string;
  port: number;
  /** The second port of a piece that has two: the IPFS gateway, the inbox page. */
  secondPort: number;
  env: NodeJS.ProcessEnv;
}

interface Piece {
  what: string;
  port: number;
  secondPort: number;
  run: (options: PieceOptions) => Promise<RunningPiece>;
}

const DEMO_CHAIN_ID = 31337;

/** The pieces of the embedded stack that are ours to run, each with its usual ports. A process loads its own only. */
export const PIECES = {
  chain: {
    what: 'anvil, an Ethereum node of one (JSON-RPC)',
    port: 8545,
    secondPort: 0,
    run: async ({ port, dataDir, env }) =>
      (await import('./chain/run-chain.ts')).runChain({
        port,
        dataDir,
        chainId: Number(env['CHAIN_ID'] ?? DEMO_CHAIN_ID),
      }),
  },
  postgres: {
    what: 'PostgreSQL 18 with database topsteel; user postgres, password in <data>/secrets.env',
    port: 5433,
    secondPort: 0,
    run: async ({ port, dataDir, env }) =>
      (await import('./postgres/run-postgres.ts')).runPostgres({
        port,
        dataDir,
        password: env['POSTGRES_PASSWORD'] ?? openSecrets(dataDir).POSTGRES_PASSWORD,
        databases: ['topsteel'],
      }),
  },
  ipfs: {
    what: "IPFS: Kubo's RPC on --port, gateway on --second-port",
    port: 5001,
    secondPort: 8080,
    run: async ({ port, secondPort, dataDir }) =>
      (await import('./ipfs/run-ipfs.ts')).runIpfs({ rpcPort: port, gatewayPort: secondPort, dataDir }),
  },
  mail: {
    what: 'SMTP on --port, the inbox page on --second-port',
    port: 8026,
    secondPort: 8025,
    run: async ({ port, secondPort, dataDir }) =>
      (await import('./mail/run-mail.ts')).runMail({ smtpPort: port, inboxPort: secondPort, dataDir }),
  },
  counterparties: {
    what: 'the weighbridge, the carrier, sources of rates and factors, and the faucet for test USDC; reads RPC_URL',
    port: 4100,
    secondPort: 0,
    run: async ({ port, dataDir, env }) =>
      (await import('./counterparties/run-counterparties.ts')).runCounterparties({
        port,
        dataDir,
        rpcUrl: env['RPC_URL'] ?? 'http://127.0.0.1:8545',
        bankToken: env['BANK_API_TOKEN'] ?? openSecrets(dataDir).BANK_API_TOKEN,
        einvoiceToken: env['EINVOICE_PLATFORM_TOKEN'] ?? openSecrets(dataDir).EINVOICE_TOKEN,
        apiUrl: env['API_URL'] ?? 'http://127.0.0.1:4000',
        providers: providerSecrets(providerEnv(openSecrets(dataDir), `http://127.0.0.1:${String(port)}`)),
        schedule: scheduleOf(env['COUNTERPARTY_SEED']),
      }),
  },
  graph: {
    what: 'graph-node; reads DATABASE_URL, RPC_URL, IPFS_API_URL, SUBGRAPH_MANIFEST',
    port: 8000,
    secondPort: 0,
    run: async ({ port, env }) =>
      (await import('./graph/run-graph.ts')).runGraph({
        port,
        databaseUrl: required(env, 'DATABASE_URL'),
        rpcUrl: required(env, 'RPC_URL'),
        ipfsUrl: required(env, 'IPFS_API_URL'),
        manifest: resolve(env['SUBGRAPH_MANIFEST'] ?? 'subgraph/build/subgraph.yaml'),
      }),
  },
} as const satisfies Record<string, Piece>;

export type PieceName = keyof typeof PIECES;

/** Whether the text names a piece. */
export function isPieceName(text: string): text is PieceName {
  return Object.hasOwn(PIECES, text);
}

/** How to run one piece, for the terminal. */
export function pieceUsage(): string {
  const lines = Object.entries(PIECES).map(([name, piece]) => {
    const second = piece.secondPort === 0 ? '' : ` --second-port ${String(piece.secondPort)}`;
    return `  ${name.padEnd(15)} ${piece.what}\n${' '.repeat(18)}--port ${String(piece.port)}${second}`;
  });
  return `Usage: node packages/sandbox/src/run.ts <piece> [--data DIR] [--port N] [--second-port N]\n\n${lines.join('\n')}\n`;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new StackError(`${name} is missing: set it and start again.`);
  return value;
}
