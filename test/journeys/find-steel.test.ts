import { expect } from 'chai';
import { textOf } from './page-text.ts';
import { person, stack, type Person } from './world.ts';

describe('Steel is found by size and grade, seen with its proof, cut to a plan and put into a basket', function () {
  this.timeout(180_000);
  let buyer: Person;

  before(async function () {
    this.timeout(900_000);
    await stack();
    buyer = await person('buyer-1');
  });
  after(() => buyer.context.close());

  it('1. the list narrows by facets, and its address holds what was chosen', async () => {
    const page = await buyer.context.newPage();
    await page.goto('/en/steel?q=SHS%20100');
    await page.getByRole('link', { name: 'Netherlands', exact: true }).click();
    await page.waitForURL(/country=NL/);
    expect(await textOf(page)).to.include('KOKER-100-5');
    await page.close();
  });

  it('2. pieces, metres and mass of a hollow section say the same', async () => {
    const page = await buyer.context.newPage();
    await page.goto('/en/steel?q=KOKER-100-5');
    await page
      .getByRole('row', { name: /KOKER-100-5/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByLabel('Pieces', { exact: true }).fill('10');
    await page.getByText('0.8646 t').waitFor();
    expect(await page.getByLabel('Length in m').inputValue()).to.equal('60');
    expect(await page.getByLabel('Mass in t').inputValue()).to.equal('0.8646');
    expect(await textOf(page)).to.include(
      'Meets S355J2H (EN 10219-1:2006). 9 of 9 required values are within limits.',
    );
    await page.close();
  });

  it('3. a cutting list becomes bars, new lots and a line in the basket', async () => {
    const page = await buyer.context.newPage();
    await page.goto('/en/steel?q=KOKER-100-5');
    await page
      .getByRole('row', { name: /KOKER-100-5/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByLabel('Cutting list').fill('4 x 2400\n6 x 1150');
    await page.getByRole('button', { name: 'Show plan and price' }).click();
    await page
      .getByText('3 bars of 6 m, 91.6 % used; 1.388 m come back as remnants, 0.082 m are scrap.')
      .waitFor();
    expect(await textOf(page)).to.match(/Cut piece 2,400 4 138\.336 delivered/);
    await page.getByLabel(/^The seller takes them back at 480\.00\sEUR/).check();
    await page.getByLabel(/^Mark transfer to cut pieces/).check();
    await page.getByRole('button', { name: 'Show plan and price' }).click();
    await page.getByText(/back to the seller for 9\.60\sEUR/).waitFor();
    // Four pieces of 2.4 m and six of 1.15 m get the heat: ten at 2.40 EUR.
    expect(await textOf(page)).to.match(/Mark transfer to cut pieces 10 × 2\.40 EUR 24\.00/);
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByText('In your basket.').waitFor();
    await page.close();
  });
});
