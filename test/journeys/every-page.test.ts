import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOnly } from 'axe-core';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { languages } from '../../web/src/words/languages.ts';
import { pages, type PageToLookAt, type Reader } from './pages.ts';
import { sessionOf } from './trade.ts';
import { tradePages } from './trade-pages.ts';
import { passerBy, person, stack } from './world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Rules of WCAG 2.0 to 2.2, levels A and AA, and what axe recommends beyond. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** 320 px are 1280 px at 400 % (WCAG 1.4.10); tables scroll in their own region. */
const WIDTHS = [
  { width: 768, what: 'a tablet' },
  { width: 390, what: 'a phone' },
  { width: 320, what: 'a window at 400 %' },
];

describe('Every page, each in one of the six languages, light or dark', function () {
  this.timeout(900_000);
  const contexts = new Map<Reader, Promise<BrowserContext>>();
  const contextOf = (reader: Reader): Promise<BrowserContext> => {
    const known = contexts.get(reader);
    if (known !== undefined) return known;
    const made = reader === 'passer-by' ? passerBy() : person(reader).then(({ context }) => context);
    contexts.set(reader, made);
    return made;
  };
  const all = [...pages];

  before(async () => {
    const { urls } = await stack();
    const traded = await tradePages({
      session: sessionOf,
      origin: urls.web,
      browser: async (reader) => (await contextOf(reader)).request,
    });
    all.push(...traded);
  });

  for (const reader of new Set(pages.map((page) => page.reader))) {
    it(`stands without a fault for ${reader}: whole, readable for everybody, no wider than its window`, async () => {
      const context = await contextOf(reader);
      const faults: string[] = [];
      for (const page of all.filter((one) => one.reader === reader)) {
        const at = all.indexOf(page);
        const language = languages[at % languages.length] ?? 'en';
        faults.push(...(await faultsOf(context, page, language, at % 2 === 0 ? 'light' : 'dark')));
      }
      await context.close();
      // In the message, for a report shows an array by its length alone.
      expect(faults, faults.join('\n')).to.deep.equal([]);
    });
  }
});

/** What is wrong with a page, each in a line. */
async function faultsOf(
  context: BrowserContext,
  { path, kind }: PageToLookAt,
  language: string,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const address =
    kind === 'verification' ? `${path}?lang=${language}` : `/${language}${path}`.replace(/\/$/, '');
  const answer = await page.goto(address, { waitUntil: 'load' });
  // What is under way shows the shape of a page first.
  await page.locator('h1').first().waitFor();
  if (answer?.status() !== 200) faults.push(`HTTP ${answer?.status()}`);
  if ((await page.locator('html').getAttribute('lang')) !== language) faults.push(`is not in ${language}`);
  if ((await page.locator('h1').count()) !== 1) faults.push(`has ${await page.locator('h1').count()} h1`);
  faults.push(...(await violationsOf(page)));
  for (const { width, what } of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) faults.push(`is ${wider} px wider than ${what}`);
  }
  // What scrolls in the narrowest window only.
  faults.push(...(await violationsOf(page, { type: 'rule', values: ['scrollable-region-focusable'] })));
  await page.close();
  return faults.map((fault) => `${address} (${colorScheme}): ${fault.slice(0, 300)}`);
}

async function violationsOf(page: Page, runOnly: RunOnly = { type: 'tag', values: TAGS }): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (asked) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: asked,
        resultTypes: ['violations'],
      }),
    runOnly,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
}
