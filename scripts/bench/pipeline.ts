/**
 * `npm run -s bench:pipeline`: CPU of the server for a request that asks nothing of the database, behind everything that a
 * route of ours has (log, limits, caller, checks of what goes in and out, headers), and what that is more than Fastify
 * alone. One client with ten connections runs beside each server; the middle of five rounds counts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { atMost, report } from './report.ts';

const BACKEND = join(import.meta.dirname, '../../backend');
const ROUNDS = 5;
const REQUESTS = 4_000;
const CONNECTIONS = 10;

const paths = ['/v2/bench/nothing', '/v2/bench/offers'] as const;
const bare = await measure('bare');
const ours = await measure('ours');
report([
  atMost('CPU of an empty route', ours[paths[0]], 'ms', 0.35),
  atMost('of it more than Fastify alone', ours[paths[0]] - bare[paths[0]], 'ms', 0.25),
  atMost('CPU of a list of 20 offers', ours[paths[1]], 'ms', 0.6),
  atMost('of it more than Fastify alone', ours[paths[1]] - bare[paths[1]], 'ms', 0.35),
]);

async function measure(kind: 'bare' | 'ours'): Promise<Record<(typeof paths)[number], number>> {
  const server = spawn(
    process.execPath,
    [
      ...process.execArgv.filter((option) => option.startsWith('--cpu-prof')),
      `--import=${pathToFileURL(join(BACKEND, 'register.mjs')).href}`,
      join(BACKEND, 'test/bench/answer-requests.ts'),
      kind,
    ],
    { cwd: BACKEND, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => JSON.parse(String((await lines.next()).value)) as T;
  const { port } = await next<{ port: number }>();
  const cpuUs = async (): Promise<number> => {
    server.stdin.write('cpu\n');
    return (await next<{ cpuUs: number }>()).cpuUs;
  };
  const middle = {} as Record<(typeof paths)[number], number>;
  for (const path of paths) {
    await ask(port, path, REQUESTS);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await cpuUs();
      await ask(port, path, REQUESTS);
      rounds.push(((await cpuUs()) - before) / 1_000 / REQUESTS);
    }
    middle[path] = rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  }
  server.stdin.end();
  await once(server, 'exit');
  return middle;
}

async function ask(port: number, path: string, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = count;
  const one = (): Promise<void> =>
    new Promise((done, failed) => {
      get({ agent, port, host: '127.0.0.1', path }, (response) => {
        if (response.statusCode !== 200)
          failed(new Error(`${path} answered ${response.statusCode ?? 'nothing'}.`));
        response.resume().once('end', done);
      }).once('error', failed);
    });
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  agent.destroy();
}
