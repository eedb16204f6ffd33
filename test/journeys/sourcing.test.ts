import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../../scripts/seed/until.ts';
import { textOf } from './page-text.ts';
import { passerBy, person, stack } from './world.ts';

const messages = z.object({ items: z.array(z.object({ to: z.array(z.string()), text: z.string() })) });
const OUTSIDER = 'verkauf@ohne-konto.example';

describe('A buyer asks for quotations and orders from the better one', function () {
  this.timeout(120_000);
  let buyer: Page;
  let mill: Page;

  before(async function () {
    this.timeout(900_000);
    buyer = await (await person('buyer-1')).context.newPage();
    mill = await (await person('mill-fr')).context.newPage();
  });

  /** The day so many days from now, as a date field takes it. */
  const inDays = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('1. asks a mill that sells here and a works without an account, from a search that found nothing', async () => {
    await buyer.goto('/en/rfq/new?q=Heavy+plate+S355J2%2BN+20+x+2000+x+6000');
    await buyer.getByLabel('Amount', { exact: true }).fill('20');
    await buyer.getByLabel('Certificate, at least').selectOption('3.1');
    await buyer.getByLabel('Postcode').fill('50667');
    await buyer.getByLabel('Wanted on').fill(inDays(14));
    await buyer.getByLabel(/^Aciéries du Val d'Orne/).check();
    await buyer.getByLabel('Vendors without an account').fill(`Walzwerk Ohne Konto, ${OUTSIDER}`);
    await buyer.getByRole('button', { name: 'Keep as a draft and check' }).click();
    await buyer.getByRole('button', { name: 'Send to 2 vendors' }).click();
    const dialog = buyer.getByRole('dialog');
    await dialog.getByText('Each vendor gets a letter that names your country, not your company.').waitFor();
    await dialog.getByRole('button', { name: 'Send to 2 vendors' }).click();
    await buyer.getByText('0 of 2 have quoted.').waitFor();
  });

  it('2. the mill quotes 712.50 EUR a tonne with a lot in stock, and does not learn who asks', async () => {
    await mill.goto('/en/vendor/quotes');
    await mill.locator('main a[href*="/vendor/quotes/"]').first().click();
    await mill.getByText('Asked by a buyer in Germany.').waitFor();
    expect(await textOf(mill)).to.not.include('Nordkai');
    await mill.getByLabel('Price before tax').fill('712.50');
    await mill.getByLabel('Freight').fill('480');
    await mill.getByLabel('Delivered on').fill(inDays(10));
    const lots = mill.getByLabel('Lot in stock');
    const plate = lots.locator('option', { hasText: 'Hot rolled plate, 20 × 2500' });
    await lots.selectOption(await plate.first().getAttribute('value'));
    await mill.getByLabel('Price held until').fill(inDays(20));
    await mill.getByRole('button', { name: 'Send the quotation' }).click();
    await mill.getByRole('heading', { name: 'What you have sent' }).waitFor();
    expect(await textOf(mill)).to.match(/14,730\.00 736\.50/);
  });

  it('3. the works answers under its link, cheaper and a week late', async () => {
    const { urls } = await stack();
    const link = await until(
      'the letter to the works',
      async () => {
        const { items } = messages.parse(await (await fetch(`${urls.inbox}/messages`)).json());
        const letter = items.find(({ to }) => to.includes(OUTSIDER));
        return /\/q\/[\w-]{43}/.exec(letter?.text ?? '')?.[0];
      },
      (found) => found !== undefined,
    );
    const works = await (await passerBy()).newPage();
    await works.goto(link ?? '');
    await works.getByText('You answer for Walzwerk Ohne Konto, without an account').waitFor();
    expect(await textOf(works)).to.not.match(/Nordkai|Aciéries|712\.50/);
    await works.getByLabel('Price before tax').fill('695');
    await works.getByLabel('Delivered on').fill(inDays(21));
    await works.getByLabel('Price held until').fill(inDays(20));
    await works.getByRole('button', { name: 'Send the quotation' }).click();
    await works.getByRole('heading', { name: 'What you have sent' }).waitFor();
    await works.context().close();
  });

  it('4. the buyer sees both side by side, what deviates, and takes the one in time into the basket', async () => {
    await buyer.reload();
    const rows = buyer.getByRole('table', { name: 'Quotations for row 1, side by side' }).getByRole('row');
    await rows.filter({ hasText: 'Walzwerk' }).getByText('7 days later').waitFor();
    expect(await rows.nth(1).innerText()).to.match(/Walzwerk Ohne Konto[\s\S]*695\.00[\s\S]*13,900\.00/);
    expect(await rows.nth(2).innerText()).to.match(/Aciéries du Val d'Orne[\s\S]*736\.50[\s\S]*14,730\.00/);
    // The lot that the mill names is of another size than was asked for.
    expect(await rows.nth(2).innerText()).to.match(
      /Plate\s2500\s×\s12000\s×\s20 instead of 20 x 2000 x 6000/,
    );
    await rows
      .nth(2)
      .getByRole('button', { name: /^Accept/ })
      .click();
    await buyer
      .getByRole('dialog')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await buyer.getByText('All of it is accepted.').waitFor();
    expect(await textOf(buyer)).to.include('14,730.00 your move: order');
    await buyer.getByRole('link', { name: 'Look at the order' }).click();
    await buyer.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
    expect(await textOf(buyer)).to.match(/Hot rolled plate.* 20 × 2500 × 12000/);
  });
});
