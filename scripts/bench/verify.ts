/**
 * `npm run bench:verify`: how long a person waits for a verdict. A browser opens the verdict page with register and file
 * store on this machine and the marketplace off, and repeats the checks by itself; the command line checks a bundle
 * without a network. `-- --json` prints the figures as one JSON array.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleBundle, type BundledCredentials } from '@topsteel/chain/bundle';
import { blocksOver, rpcOver } from '@topsteel/chain/verify';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { startStack } from '@topsteel/sandbox';
import type { Browser } from 'playwright-core';
import { lotCredentials } from '../../packages/cli/src/fixtures/lot-credentials.ts';
import { openWorld, type World } from '../../packages/cli/src/fixtures/open-world.ts';
import { newPerson, openBrowser } from '../../test/journeys/browser.ts';
import { atMost, report } from './report.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 5;
const LIMITS = { browserMs: 1_000, bundleMs: 2_000 };

const folder = await mkdtemp(join(tmpdir(), 'topsteel-bench-verify-'));
const world = await openWorld();
try {
  const bundleMs = await measureBundles(world);
  const browserMs = await measureBrowser(world);
  report([
    atMost(
      'light verification in the browser after load, marketplace off',
      browserMs,
      'ms',
      LIMITS.browserMs,
    ),
    atMost('topsteel verify of a bundle, whole process, no network', bundleMs, 'ms', LIMITS.bundleMs),
  ]);
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}

/** A lot that was made in two steps, with all its events; and a certified one with its credentials: the slower of both. */
async function measureBundles(world: World): Promise<number> {
  const { lots, certificates } = world;
  const credentials = await lotCredentials(world, lots.intact, certificates.intact);
  return Math.max(
    await measureBundle(world, lots.parts, undefined),
    await measureBundle(world, lots.intact, credentials),
  );
}

/** The whole program from start to exit code, the middle of some runs. */
async function measureBundle(
  world: World,
  lotId: bigint,
  credentials: BundledCredentials | undefined,
): Promise<number> {
  const path = join(folder, 'evidence.zip');
  const { request: rpc } = rpcOver({ urls: [world.rpcUrl] });
  const { fetchBlock } = blocksOver({ urls: [world.store.url] });
  const eventOf = (hash: string) => Promise.resolve(world.events.get(hash));
  const about = { rpc, fetchBlock, eventOf, deployment: world.deployment, now: 0 };
  await writeFile(path, await assembleBundle({ ...about, lotId, credentials }));
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['packages/cli/src/main.ts', 'verify', path], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The bundle was not accepted: ${stderr}`);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return Math.round(times[Math.floor(ROUNDS / 2)] ?? Number.NaN);
}

/** From the load event to the line that says that the browser has repeated the checks, the slowest of some pages. */
async function measureBrowser({ rpcUrl, store, lots }: World): Promise<number> {
  const stack = await startStack({
    dataDir: join(folder, 'data'),
    ports: 'random',
    pieces: ['ipfs', 'web'],
    env: { ...process.env, RPC_URL: rpcUrl, CHAIN_ID: '31337' },
    signal: new AbortController().signal,
  });
  let browser: Browser | undefined;
  try {
    for (const bytes of store.all()) await putBlock(stack.env['IPFS_API_URL'] ?? '', bytes);
    browser = await openBrowser();
    const context = await newPerson(browser, stack.urls.web);
    const times = [];
    // The first page also warms the server; it counts like the others.
    for (let i = 0; i < ROUNDS; i += 1) {
      const page = await context.newPage();
      await page.goto(`/v/${lotCodeOf(lots.intact)}`, { waitUntil: 'load' });
      const ms = await page.evaluate(async () => {
        const done = () =>
          /has repeated \d+ of \d+/.test(document.getElementById('browser')?.textContent ?? '');
        const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - (entry?.loadEventEnd ?? 0);
      });
      times.push(ms);
      await page.close();
    }
    return Math.round(Math.max(...times));
  } finally {
    await browser?.close();
    await stack.stop();
  }
}

async function putBlock(url: string, bytes: Uint8Array): Promise<void> {
  const body = new FormData();
  body.append('file', new Blob([Uint8Array.from(bytes)]), 'block');
  const query = 'cid-version=1&raw-leaves=true&chunker=size-1048576';
  const response = await fetch(`${url}/api/v0/add?${query}`, { method: 'POST', body });
  if (!response.ok) throw new Error(`The file store answered ${response.status}.`);
}
