import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '@topsteel/sandbox';
import { marketplaceFlags } from '../../../packages/sandbox/src/stack/stack-pieces.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface BenchServer {
  origin: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** The marketplace as `npm start` runs it, in a process of its own. */
export async function openBackend(
  databaseUrl: string,
  settings: Record<string, string>,
): Promise<BenchServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...marketplaceFlags, '--import=./register.mjs', 'src/main.ts'], {
    cwd: join(ROOT, 'backend'),
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 's'.repeat(32),
      CREDENTIAL_KEY: 'c'.repeat(32),
      PUBLIC_URL: origin,
      API_PORT: port.toString(),
      API_HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  const deadline = Date.now() + 90_000;
  while (!(await isAnswering(`${origin}/v2/offers?limit=1`))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('The marketplace did not come up.');
    await setTimeout(200);
  }
  return {
    origin,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const isAnswering = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
