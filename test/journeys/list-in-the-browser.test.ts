import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { passerBy, stack } from './world.ts';

/** The rows of offers, as a reader sees them. */
const rowsOf = (page: Page): Promise<string[]> => page.locator('.offers tbody tr').allInnerTexts();

describe('A list that says its rows once', function () {
  this.timeout(120_000);
  before(() => stack());

  it('is painted before any script is fetched, and counts as loaded when they have come', async () => {
    const page = await (await passerBy()).newPage();
    await page.goto('/en/steel');
    const { painted, begun, count } = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      return {
        painted: paint?.startTime ?? Infinity,
        begun: Math.min(...scripts.map(({ startTime }) => startTime)),
        count: scripts.length,
      };
    });
    expect(count).to.be.greaterThan(5);
    expect(begun).to.be.at.least(painted);
    expect(await page.locator('iframe').count()).to.equal(0);
    await page.context().close();
  });

  it('goes on from its HTML: ticks and focus stay when a row is opened, and every row is there on the way back', async () => {
    const page = await (await passerBy()).newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto('/en/steel');
    const rows = await rowsOf(page);
    const third = page.getByRole('checkbox', { name: /^Compare / }).nth(2);
    await third.check();
    await page
      .getByRole('link', { name: /^Details / })
      .nth(1)
      .press('Enter');
    await page.waitForURL(/open=/);
    await page.getByRole('link', { name: /^Close / }).waitFor();
    expect(await third.isChecked()).to.equal(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('Close');
    await page.goBack();
    await page.getByRole('link', { name: /^Close / }).waitFor({ state: 'detached' });
    await page.locator('.facets a').first().click();
    await page.locator('.facets [aria-current]').waitFor();
    await page.goBack();
    await page.locator('.facets [aria-current]').waitFor({ state: 'detached' });
    expect(await rowsOf(page)).to.deep.equal(rows);
    expect(faults).to.deep.equal([]);
    await page.context().close();
  });

  it('is whole without any script', async () => {
    const page = await (await passerBy()).newPage();
    await page.route('**/_next/static/chunks/*.js', (route) => route.abort());
    await page.goto('/fr/steel');
    expect((await rowsOf(page)).length).to.be.greaterThan(33);
    const details = page.getByRole('link', { name: /^Détails / }).first();
    await details.click();
    await page.waitForURL(/\/fr\/steel\?open=/);
    await page.getByRole('link', { name: /^Fermer / }).waitFor();
    await page.context().close();
  });
});
