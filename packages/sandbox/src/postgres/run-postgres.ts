import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { log } from '../process/log.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { waitUntil } from '../process/wait-until.ts';
import { postgresBinaries, type PostgresBinaries, unprivilegedAccount } from './postgres-binaries.ts';
import { type Account, canEnter, reachableFolder } from './reachable-folder.ts';
import { stopLeftoverPostmaster } from './stop-leftover-postmaster.ts';

export interface PostgresOptions {
  port: number;
  dataDir: string;
  password: string;
  databases: readonly string[];
}

const START_ATTEMPTS = 5;

/** Where the database's files are: in the data folder, or outside of it when PostgreSQL's account can't enter. */
export function postgresDataFolder(dataDir: string, account: Account | null = unprivilegedAccount()): string {
  const wanted = resolve(dataDir, 'postgres');
  return account === null || canEnter(resolve(dataDir), account) ? wanted : reachableFolder('data', wanted);
}

/**
 * Runs a real PostgreSQL 18 on 127.0.0.1 with the given databases, user `postgres`, UTF-8 and the C locale (graph-node
 * needs it). Resolves when it answers queries. What a `kill -9` left on the folder is stopped first.
 */
export async function runPostgres(options: PostgresOptions): Promise<RunningPiece> {
  const account = unprivilegedAccount();
  const binaries = postgresBinaries(account);
  const folder = postgresDataFolder(options.dataDir, account);
  mkdirSync(resolve(options.dataDir), { recursive: true });
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(binaries, folder, options.password, account);
  const leftover = await stopLeftoverPostmaster(folder);
  if (leftover !== 'none') log('warn', 'a database process was left behind', { leftover });

  const postmaster = await startPostmaster(binaries, folder, options, account);
  await createDatabases(options);
  log('info', 'ready', { port: options.port, folder });
  let isStopping = false;
  const ended = new Promise<string>((settle) => {
    postmaster.once('exit', (code, signal) => {
      if (!isStopping) settle(`postgres ended (${signal ?? `exit ${String(code)}`})`);
    });
  });
  return {
    ended,
    async stop() {
      isStopping = true;
      if (postmaster.exitCode !== null || postmaster.signalCode !== null) return;
      const gone = new Promise((settle) => postmaster.once('exit', settle));
      postmaster.kill('SIGINT');
      await gone;
    },
  };
}

function initialise(
  binaries: PostgresBinaries,
  folder: string,
  password: string,
  account: Account | null,
): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `topsteel-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== null) {
    chownSync(folder, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  chmodSync(folder, 0o700);
  try {
    const result = spawnSync(
      binaries.initdb,
      [
        ...[
          '--pgdata',
          folder,
          '--username',
          'postgres',
          '--auth',
          'scram-sha-256',
          '--pwfile',
          passwordFile,
        ],
        ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
      ],
      { ...account, cwd: tmpdir(), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    );
    if (result.status !== 0) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`initdb failed: ${result.error?.message ?? result.stderr.trim()}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function startPostmaster(
  binaries: PostgresBinaries,
  folder: string,
  options: PostgresOptions,
  account: Account | null,
): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const child = spawn(
      binaries.postgres,
      [
        ...['-D', folder, '-p', String(options.port), '-c', 'listen_addresses=127.0.0.1'],
        ...['-c', 'unix_socket_directories=', '-c', 'max_connections=120', '-c', 'shared_buffers=128MB'],
        ...['-c', 'shared_preload_libraries=pg_stat_statements'],
      ],
      {
        ...account,
        cwd: tmpdir(),
        env: { ...process.env, LC_ALL: 'C' },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    const hasEnded = new Promise<'ended'>((settle) => {
      child.once('exit', () => {
        settle('ended');
      });
      child.once('error', () => {
        settle('ended');
      });
    });
    const abort = new AbortController();
    const isReady = waitUntil('PostgreSQL', async () => answers(options), {
      timeoutMs: 60_000,
      signal: abort.signal,
    }).then(() => 'ready' as const);
    isReady.catch(() => null);
    if ((await Promise.race([hasEnded, isReady])) === 'ready') return child;
    abort.abort();
    // Right after a crash the old backends may still hold the shared memory for a moment.
    if (attempt === START_ATTEMPTS) {
      throw new Error('PostgreSQL did not start; its last lines above say why.');
    }
    await sleep(300 * attempt);
  }
}

async function answers(options: PostgresOptions): Promise<boolean> {
  await withClient(options, (client) => client.query('SELECT 1'));
  return true;
}

async function createDatabases(options: PostgresOptions): Promise<void> {
  await withClient(options, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const name of options.databases.filter((database) => !present.has(database))) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    }
  });
}

async function withClient(
  options: PostgresOptions,
  use: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const { port, password } = options;
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => null);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
