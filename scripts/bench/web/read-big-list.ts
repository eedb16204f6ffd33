import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fillMarket, type MarketSize } from '../api/fill-market.ts';
import { freePort } from '@topsteel/sandbox';
import { openBackend } from '../api/open-server.ts';
import { openBenchDatabase } from '../open-database.ts';

const ROOT = join(import.meta.dirname, '../../..');
const READERS = 10;

export interface ListTimes {
  /** Ten readers at once, each asking again as soon as it is answered. */
  p95Ms: number;
  /** A changed filter, asked alone. */
  filterP95Ms: number;
  htmlBytes: number;
}

/** How long readers wait for the list of a whole market, drawn by the server as they get it. */
export async function readBigList(size: MarketSize): Promise<ListTimes> {
  const database = await openBenchDatabase();
  try {
    await fillMarket(database.url, size);
    const backend = await openBackend(database.url, {});
    const port = await freePort();
    const web = spawn(process.execPath, ['web/src/serve/main.ts', '--port', port.toString()], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        API_URL: backend.origin,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
      stdio: 'ignore',
    });
    try {
      return await measure(`http://127.0.0.1:${port}`);
    } finally {
      web.kill('SIGTERM');
      await once(web, 'exit');
      await backend.stop();
    }
  } finally {
    await database.stop();
  }
}

const QUERIES = [
  '',
  'q=HEB+200',
  'q=S355J2',
  'form=plate',
  'grade=S355J2%2BN',
  'form=plate&grade=S355J2%2BN',
];

async function measure(origin: string): Promise<ListTimes> {
  const listAt = (index: number): string => `${origin}/en/steel?${QUERIES[index % QUERIES.length] ?? ''}`;
  for (let tries = 0; ; tries += 1) {
    const isUp = await fetch(listAt(0)).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) break;
    if (tries > 100) throw new Error('The web did not come up within 50 seconds.');
    await setTimeout(500);
  }
  let htmlBytes = 0;
  const ask = async (index: number): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(listAt(index));
    const html = await answer.text();
    if (!answer.ok) throw new Error(`The list answered ${answer.status}.`);
    htmlBytes = Math.max(htmlBytes, Buffer.byteLength(html));
    return performance.now() - start;
  };
  for (let index = 0; index < 100; index += 1) await ask(index);
  const alone: number[] = [];
  for (let index = 0; index < 100; index += 1) alone.push(await ask(index));
  const together: number[] = [];
  await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      for (let turn = 0; turn < 60; turn += 1) together.push(await ask(reader + turn));
    }),
  );
  return { p95Ms: p95(together), filterP95Ms: p95(alone), htmlBytes };
}

function p95(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
}
