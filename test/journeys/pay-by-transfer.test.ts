import { expect } from 'chai';
import { textOf } from './page-text.ts';
import {
  bothSides,
  deliver,
  downloadInvoice,
  euros,
  orderBy,
  payOut,
  seeItReconciled,
  type OffChainOrder,
} from './trade-off-chain.ts';
import type { Person } from './world.ts';

describe('A buyer pays by transfer', function () {
  this.timeout(240_000);
  let mill: Person;
  let buyer: Person;
  let order: OffChainOrder;

  before(async function () {
    this.timeout(900_000);
    ({ mill, buyer } = await bothSides());
  });

  it('1. sees account, reference and amount, and sends them from its bank: the money is held', async () => {
    const page = await buyer.context.newPage();
    order = await orderBy(page, /^Bank transfer/);
    await page.getByRole('link', { name: 'Open the demo bank' }).waitFor();
    const shown = await textOf(page);
    expect(shown).to.match(/IBAN LU28 0019 4006 4475 0000 .* Reference RF\d\d[0-9A-Z]+ /);
    expect(shown).to.include('Repeat it exactly: it tells us which order you pay.');
    await page.getByRole('img', { name: 'Code for your banking app or wallet' }).waitFor();

    const [bank] = await Promise.all([
      buyer.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open the demo bank' }).click(),
    ]);
    await bank.getByLabel('From').selectOption({ value: 'DE89370400440532013000' });
    expect(await bank.getByLabel('Amount, EUR').inputValue()).to.equal(
      euros(order.mostCents).replaceAll(',', ''),
    );
    await bank.getByRole('button', { name: 'Transfer' }).click();
    await bank.getByText('The transfer is booked.').waitFor();
    await bank.close();
    await page
      .getByText('The payment is held. The steel has not left yet.')
      .first()
      .waitFor({ timeout: 60_000 });
    await page.close();
  });

  it('2. the load is weighed and accepted: the weighed mass is paid, the rest is sent back, title moves', () =>
    deliver(order, mill, buyer));

  it('3. the invoice can be downloaded', () => downloadInvoice(order, buyer));

  it('4. the mill is paid on the word of two, by the bank', () => payOut(order));

  it('5. bank, books and chain agree', () => seeItReconciled(order, buyer));
});
