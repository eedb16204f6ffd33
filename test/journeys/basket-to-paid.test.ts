import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { certificateFor, newNames } from './documents.ts';
import { textOf } from './page-text.ts';
import { offerNewLot, sessionOf } from './trade.ts';
import { person, type Person } from './world.ts';

describe('A buyer orders a list', function () {
  this.timeout(240_000);
  let buyer: Person;
  let page: Page;
  let offerId: string;

  before(async function () {
    this.timeout(900_000);
    const { number, heat } = newNames();
    const file = await certificateFor('fr-plate-s355j2-20.json', number, heat);
    ({
      offer: { id: offerId },
    } = await offerNewLot(await sessionOf('mill-fr'), file));
    buyer = await person('buyer-1');
    page = await buyer.context.newPage();
  });
  after(() => page.close());

  it('1. pastes it: what is ready goes into the basket, what nobody offers is named', async () => {
    await page.goto('/cart/paste');
    await page.getByLabel('Your list').fill(`${offerId}\t5\tt\nunobtainium 5 kg`);
    await page.getByRole('button', { name: 'Find the steel' }).click();
    await page.getByRole('heading', { name: '2 lines read' }).waitFor();
    await page.getByText('1 ready, 0 to choose, 1 not found').waitFor();
    await page.getByRole('button', { name: 'Add 1 line to the basket' }).click();
    await page.getByText('1 line is in the basket.').waitFor();
  });

  it('2. sees what it costs at most, removes a line and takes that back', async () => {
    await page.goto('/cart');
    await page.getByLabel('Prices in').selectOption('USDC');
    await page.getByRole('link', { name: 'Check out 3,500.00 USDC' }).waitFor();
    expect(await textOf(page)).to.match(
      /To pay for 5\.000 t 3,500\.00 USDC Most you can be charged .* 3,570\.00 USDC/,
    );
    await page.getByRole('button', { name: /^Remove Hot rolled plate/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Check out 3,500.00 USDC' }).click();
  });

  it('3. answers step by step, checks the answers and orders', async () => {
    await page.getByRole('heading', { name: 'Where does it go?' }).waitFor();
    await page.getByRole('radio', { name: 'I collect it' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your order number (optional)').fill('PO-4712');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'How do you pay?' }).waitFor();
    await page.getByRole('radio', { name: /^Bank transfer/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    const answers = await textOf(page);
    expect(answers).to.include('Delivery Collected by you Change');
    expect(answers).to.include('Your order number PO-4712 Change');
    await page
      .getByRole('button', { name: /^Place the order and pay at most .* EUR by Bank transfer/ })
      .click();
    await page.getByRole('heading', { name: /^Order TG-\d{4}-\d{6} is placed$/ }).waitFor();
  });

  it('4. is led to one place to pay, and a confirmation that can be kept', async () => {
    const confirmation = page.url();
    await page.getByRole('link', { name: 'Pay now' }).click();
    await page.getByRole('heading', { name: /^To pay .* EUR by Bank transfer \(SEPA\)/ }).waitFor();
    await page.getByText('Repeat it exactly: it tells us which order you pay.').waitFor();
    expect(await textOf(page)).to.match(/IBAN LU28 0019 4006 4475 0000 .* Reference RF\d\d[0-9A-Z]+ /);
    await page.goto(confirmation);
    await page.getByRole('link', { name: /^Confirmation of .*, PDF$/ }).waitFor();
  });
});
