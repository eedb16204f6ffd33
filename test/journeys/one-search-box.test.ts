import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { offerPage, orderPage } from '@topsteel/domain/api';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { until } from '../../scripts/seed/until.ts';
import { sessionOf } from './trade.ts';
import { passerBy, person, stack } from './world.ts';

/** Evaluated rather than added as a script: the pages run none but their own. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Types into the search box of the page that is open. */
async function search(page: Page, text: string): Promise<void> {
  await page.locator('#site-search').fill(text);
  await page.keyboard.press('Enter');
}

describe('One box finds steel, labels, heats and orders, and the pages become the reader’s own', function () {
  this.timeout(180_000);
  let page: Page;
  let hit: { lotCode: string; heat: string };
  let number: string;

  before(async function () {
    this.timeout(900_000);
    const { urls } = await stack();
    const answer = offerPage.parse(await (await fetch(`${urls.api}/v2/offers?limit=1`)).json());
    const offer = answer.items[0];
    if (offer === undefined) throw new Error('Nothing is on offer.');
    hit = { lotCode: offer.lot.lotCode, heat: offer.heatNumber };
    const buyer = await sessionOf('buyer-1');
    const [order] = (await buyer.get('/v2/orders?side=buyer&limit=1', orderPage)).items;
    if (order === undefined) throw new Error('The buyer has no order yet.');
    number = order.number;
  });

  it('1. leads a passer-by from the letters on a label to its verdict, in the language of the page', async () => {
    page = await (await passerBy()).newPage();
    await page.goto('/fr/help');
    await search(page, hit.lotCode.toLowerCase());
    await page.waitForURL((url) => url.pathname === `/v/${hit.lotCode}`);
    expect(new URL(page.url()).searchParams.get('lang')).to.equal('fr');
    expect(await page.locator('html').getAttribute('lang')).to.equal('fr');
  });

  it('2. finds a heat among the steel on offer', async () => {
    await page.goto('/en/help');
    await search(page, hit.heat);
    await page.waitForURL((url) => url.pathname === '/en/steel' && url.searchParams.get('q') === hit.heat);
    expect(await page.getByRole('main').innerText()).to.contain(hit.heat);
  });

  it('3. asks who it is before it leads to an order', async () => {
    await page.goto('/en/help');
    await search(page, number);
    await page.waitForURL((url) => url.pathname === '/en/signin');
    expect(new URL(page.url()).searchParams.get('next')).to.equal(`/find?q=${number}`);
  });

  it('4. leads the buyer to the order of that number', async () => {
    page = await (await person('buyer-1')).context.newPage();
    await page.goto('/en/help');
    // The key works once the page has woken up.
    await until(
      'the search box to have the focus',
      async () => {
        await page.keyboard.press('/');
        return page.evaluate(() => document.activeElement?.id);
      },
      (id) => id === 'site-search',
    );
    await search(page, number.toLowerCase());
    await page.waitForURL('**/en/orders/*');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: number }).waitFor();
  });

  it('5. shows the same page in German, and stays dark once it was asked to', async () => {
    const path = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.waitForURL(`**${path.replace('/en/', '/de/')}`);
    await page.getByRole('link', { name: 'Meine Bestellungen' }).first().waitFor();
    await page.getByText('Anzeige und Tasten').click();
    await page.getByRole('radio', { name: 'dunkel' }).check();
    await page.goto('/de/help');
    expect(await page.locator('html').getAttribute('data-theme')).to.equal('dark');
  });

  it('6. keeps nobody out of the pages that say how to be helped', async () => {
    for (const path of ['/de/help', '/de/accessibility', '/en/help', '/fr/accessibility']) {
      await page.goto(path);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: run } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
        return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect(found, path).to.deep.equal([]);
    }
  });
});
