import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { after } from 'mocha';
import pg from 'pg';
import { readConfig, type Config } from '../../src/platform/config/index.ts';
import { applyMigrations, PrismaService } from '../../src/platform/database/index.ts';

export interface TestDatabase {
  url: string;
  config: Config;
  prisma: PrismaService;
  /** Plain SQL, as the owner of the schemas. */
  sql: pg.Pool;
  close(): Promise<void>;
}

interface Server {
  url: string;
  /** A database with every migration applied, which nobody is connected to: each test's own is a copy of it. */
  template: string;
  stop(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const sandbox = fileURLToPath(new URL('../../../packages/sandbox/src/run.ts', import.meta.url));
let server: Promise<Server> | undefined;

/**
 * A fresh database with every migration applied, on a real PostgreSQL that all test files of one run share
 * (or on the server of TEST_DATABASE_URL).
 */
export async function openDatabase(settings: Record<string, string> = {}): Promise<TestDatabase> {
  server ??= startServer();
  const { url: base, template } = await server;
  const name = newName();
  await withClient(base, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = databaseAt(base, name);
  const config = readConfig({
    DATABASE_URL: url,
    AUTH_SECRET: 's'.repeat(32),
    CREDENTIAL_KEY: 'c'.repeat(32),
    LOG_LEVEL: 'silent',
    PASSWORD_RANGE_URL: 'off',
    ...settings,
  });
  const prisma = new PrismaService(config);
  const sql = new pg.Pool({ connectionString: url, max: 4 });
  // Dropping the database ends idle connections; that is no failure.
  sql.on('error', () => undefined);
  return {
    url,
    config,
    prisma,
    sql,
    async close() {
      await prisma.onApplicationShutdown();
      await sql.end();
      await withClient(base, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    const template = await createTemplate(given);
    const stop = () => withClient(given, (client) => client.query(`DROP DATABASE ${template}`));
    return { url: given, template, stop };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-test-'));
  // PostgreSQL's own account enters it too: else its files would lie elsewhere and stay.
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const piece = spawn(process.execPath, [sandbox, 'postgres', '--data', dataDir, '--port', port.toString()], {
    env: { PATH: process.env.PATH, POSTGRES_PASSWORD: password },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(piece, 'exit');
  const abandon = () => piece.kill('SIGTERM');
  process.once('exit', abandon);
  await untilAnswering(url);
  return {
    url,
    template: await createTemplate(url),
    async stop() {
      process.off('exit', abandon);
      piece.kill('SIGTERM');
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const newName = () => `test_${randomBytes(6).toString('hex')}`;
const databaseAt = (base: string, name: string) => base.replace(/\/[^/]*$/, `/${name}`);

async function createTemplate(base: string): Promise<string> {
  const name = newName();
  await withClient(base, (client) => client.query(`CREATE DATABASE ${name}`));
  await applyMigrations(databaseAt(base, name), migrations);
  return name;
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(100);
    }
  }
}

// A root hook: runs once, after the last test of the run.
after(async () => {
  if (server) await (await server).stop();
});

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port was found.'));
      });
    });
  });
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
