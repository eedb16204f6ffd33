import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { show, StoryWorld } from './story-page.ts';

describe('what the primitives do', function () {
  this.timeout(60_000);
  const world = new StoryWorld();
  let page: Page;
  before(async () => {
    page = await world.open();
  });
  after(() => world.close());

  const alone = (name: string) => show(page, { language: 'en', theme: 'light', alone: name });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('an error summary takes the focus and leads to the field', async () => {
    await alone('forms-WrongForm');
    await page.getByRole('button', { name: 'Order 4.982 t' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).to.equal('alert');
    await page.getByRole('link', { name: 'Shorten your reference to 20 characters.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('reference');
    expect(await page.getByLabel('Your reference').getAttribute('aria-describedby')).to.equal(
      'reference-error',
    );
  });

  it('rows are ticked one by one, in a range with shift, and let go with escape', async () => {
    await alone('tables-WithSelection');
    await page.getByRole('checkbox', { name: 'Select HYF9X' }).click();
    expect(await page.getByRole('status').innerText()).to.contain('1 row selected');
    await page.getByRole('checkbox', { name: 'Select 1DKMT' }).click({ modifiers: ['Shift'] });
    expect(await page.getByRole('status').innerText()).to.contain('3 rows selected');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('status').innerText()).to.equal('');
    await page.getByRole('checkbox', { name: 'Select all rows on this page' }).click();
    expect(await page.getByRole('checkbox', { checked: true }).count()).to.equal(4);
  });

  it('columns are chosen and stay chosen, and what is shown is taken along as a file', async () => {
    await alone('tables-WithTools');
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Heat' }).uncheck();
    expect(await page.getByRole('columnheader').allInnerTexts()).to.deep.equal([
      'Lot',
      'Left\nt',
      'Price ↑\nEUR/t',
      'Carbon\nt/t',
    ]);
    await alone('tables-Plain');
    await alone('tables-WithTools');
    expect(await page.getByRole('columnheader').count()).to.equal(4);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).to.equal('story-lots.csv');
    expect(readFileSync(await download.path(), 'utf8')).to.equal(
      [
        '\ufeffLot,Left t,Price EUR/t,Carbon t/t',
        'HYF9X,28.340,631.75,0.390 declared',
        'Q3WP5,10.5485,"1,020.87",2.290 verified',
        '1DKMT,47.048,902.00,0.455 EU default',
        '',
      ].join('\r\n'),
    );
  });

  it('colours and row heights are kept in cookies for the next page', async () => {
    await alone('frames-Reader');
    await page.getByText('Display and keys').click();
    await page.getByRole('radio', { name: 'dark' }).check();
    await page.getByRole('radio', { name: 'compact' }).check();
    const cookies = await page.evaluate(() => document.cookie.split('; ').sort());
    expect(cookies).to.deep.equal(['density=compact', 'theme=dark']);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).to.equal('dark');
    expect(await page.evaluate(() => document.documentElement.dataset.density)).to.equal('compact');
  });

  it('single keys walk rows, tick and list themselves, until they are turned off', async () => {
    await alone('tables-WithKeys');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).to.contain('Q3WP5');
    await page.keyboard.press('x');
    expect(await page.getByRole('status').innerText()).to.contain('1 row selected');
    await page.keyboard.press('k');
    expect(await focused()).to.contain('HYF9X');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(await dialog.innerText()).to.contain('Next row, row before');
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).to.contain('HYF9X');
    await page.keyboard.press('j');
    expect(await focused()).to.contain('HYF9X');
  });

  it('a menu closes by escape and by a press beside it', async () => {
    await alone('frames-MenuWithKeys');
    const menu = page.locator('details.menu');
    await menu.locator('summary').click();
    expect(await menu.getAttribute('open')).to.equal('');
    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('open')).to.equal(null);
    expect(await focused()).to.equal('Display and keys');
    await menu.locator('summary').click();
    await page.getByRole('heading', { level: 1 }).click();
    expect(await menu.getAttribute('open')).to.equal(null);
  });

  it('a dialog begins at what it is about, and a cross as large as a finger leads out', async () => {
    await alone('frames-OpenDialog');
    expect(await focused()).to.equal('Print 12 labels');
    const cross = await page.getByRole('button', { name: 'Close' }).boundingBox();
    expect([cross?.width, cross?.height]).to.deep.equal([44, 44]);
  });

  it('a dialog about something that cannot be undone begins on the way out', async () => {
    await alone('frames-OpenConfirm');
    expect(await focused()).to.equal('Cancel');
  });
});
