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
import { passerBy, stack, type Person } from './world.ts';

describe('A buyer pays by card', function () {
  this.timeout(240_000);
  let mill: Person;
  let buyer: Person;
  let order: OffChainOrder;

  before(async function () {
    this.timeout(900_000);
    ({ mill, buyer } = await bothSides());
  });

  it('1. chooses the card; a declined one takes nothing; the next one asks for 3-D Secure and is held', async () => {
    const page = await buyer.context.newPage();
    order = await orderBy(page, /^Card, Apple Pay or Google Pay \(EUR\)/);
    await page.getByRole('link', { name: 'Open the payment page' }).click();
    await page.getByLabel('Card number').fill('4000 0000 0000 0002');
    await page.getByRole('button', { name: 'Pay by card' }).click();
    expect(await page.getByRole('alert').innerText()).to.include('Your card was declined.');
    await page.getByLabel('Card number').fill('4000 0025 0000 3155');
    await page.getByRole('button', { name: 'Pay by card' }).click();
    await page.getByRole('button', { name: 'Approve the payment' }).click();
    await page
      .getByText('The payment is held. The steel has not left yet.')
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await textOf(page)).to.include(`Still held ${euros(order.mostCents)}`);
    await page.close();
  });

  it('2. the load is weighed and accepted: the card is charged for it, the rest is let go, title moves', () =>
    deliver(order, mill, buyer));

  it('3. the invoice can be downloaded', () => downloadInvoice(order, buyer));

  it('4. the card provider pays the marketplace, which pays the mill on the word of two', async () => {
    const provider = await passerBy();
    const page = await provider.newPage();
    await page.goto(`${(await stack()).urls.carrier}/psp`);
    await page.getByRole('button', { name: 'Pay EUR out' }).click();
    await page.getByText(/has been sent to the bank/).waitFor();
    await provider.close();
    await payOut(order);
  });

  it('5. bank, books and chain agree', () => seeItReconciled(order, buyer));
});
