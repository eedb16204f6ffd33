/**
 * `npm run -s bench:web`: what Lighthouse says of the public pages on a slow phone, and how long readers wait for the list of
 * 50,000 products. Everything runs on this machine. `-- --json` prints the figures as one JSON array.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@topsteel/sandbox';
import { demoSignIns } from '../seed/demo-sign-ins.ts';
import { FULL_SIZE } from './api/fill-market.ts';
import { atLeast, atMost, report, type Figure } from './report.ts';
import { lookThroughLighthouse } from './web/look-through-lighthouse.ts';
import { readBigList } from './web/read-big-list.ts';

const LARGEST_PAINT_MS = { home: 2_000, list: 2_000, lot: 2_000, check: 1_200, verdict: 1_200 };
const LAYOUT_SHIFT = 0.05;
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

const say = (what: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);
const figures: Figure[] = [];
const dataDir = await mkdtemp(join(tmpdir(), 'topsteel-bench-web-'));

say('the demo world');
const stack = await startStack({ dataDir, ports: 'random', seed: true, demoSignIns });
try {
  const { web, api } = stack.urls;
  const { items } = (await (await fetch(`${api}/v2/offers?limit=1`)).json()) as {
    items: { id: string; lot: { lotCode: string } }[];
  };
  const [offer] = items;
  if (offer === undefined) throw new Error('Nothing is on offer in the demo world.');
  const urls = {
    home: `${web}/en`,
    list: `${web}/en/steel`,
    lot: `${web}/en/offers/${offer.id}`,
    check: `${web}/v`,
    verdict: `${web}/v/${offer.lot.lotCode}`,
  };
  // The first reader of a page waits for its code to be read from the disk.
  for (const url of Object.values(urls)) await (await fetch(url)).text();
  const impressions = await lookThroughLighthouse(Object.values(urls));
  for (const [name, url] of Object.entries(urls) as [keyof typeof urls, string][]) {
    const seen = impressions.get(url);
    if (seen === undefined) throw new Error(`Lighthouse said nothing of ${url}.`);
    say(`${name}: ${JSON.stringify(seen)}`);
    for (const [category, least] of Object.entries(LEAST) as [keyof typeof LEAST, number][]) {
      // The page of one lot asks search engines to leave it out: it is for who has the label.
      if (name === 'verdict' && category === 'seo') continue;
      figures.push(atLeast(`Lighthouse ${category}: ${name}`, seen.scores[category], 'of 100', least));
    }
    figures.push(
      atMost(`largest paint on slow 4G: ${name}`, seen.largestPaintMs, 'ms', LARGEST_PAINT_MS[name]),
    );
    figures.push(atMost(`layout shift: ${name}`, seen.layoutShift, '', LAYOUT_SHIFT));
  }
} finally {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}

say(`the list of ${FULL_SIZE.products} products`);
const list = await readBigList(FULL_SIZE);
figures.push(
  atMost('list of 50,000 products, 10 readers at once, p95', list.p95Ms, 'ms', 1_000),
  atMost('changed filter on the server, p95', list.filterP95Ms, 'ms', 150),
  atMost('HTML of the list before compression', Math.round(list.htmlBytes / 100) / 10, 'kB', 90),
);
report(figures);
