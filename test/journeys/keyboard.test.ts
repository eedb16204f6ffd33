import {
  lotPage,
  order as orderSchema,
  orderPage,
  quote as quoteSchema,
  searchAnswer,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import { financeSignIns } from '../../scripts/seed/demo-sign-ins.ts';
import { until } from '../../scripts/seed/until.ts';
import { certificateFor, newNames } from './documents.ts';
import { Hands } from './keyboard.ts';
import { textOf } from './page-text.ts';
import { euros } from './trade-off-chain.ts';
import { sessionOf } from './trade.ts';
import { passerBy, person, signedIn, stack } from './world.ts';

const REMITTANCE = 'Anzahlung ohne Zeichen';
const STRANGER = 'BE68539007547034';

describe('Whoever has a keyboard and no mouse does the five main jobs', function () {
  this.timeout(180_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('1. checks a label by its number, reads the verdict, and is told what to do when the steel matches', async () => {
    const { items } = await (await sessionOf('mill-fr')).get('/v2/lots?limit=100', lotPage);
    const lot = items.find(({ state }) => state === 'final');
    const context = await passerBy();
    const hands = new Hands(await context.newPage());
    await hands.open('/v?lang=en');
    await hands.tabTo('Lot number or the whole web address under the code');
    await hands.write(lot?.lotCode ?? '');
    await hands.press('Enter');
    await hands.page.waitForURL(`**/v/${lot?.lotCode ?? ''}**`);
    expect(await textOf(hands.page)).to.match(/No problem found in \d+ checks\./);
    await hands.tabAndPress('It matches');
    await hands.page
      .getByText('Good. The certificate and the steel in your hands carry the same heat.')
      .waitFor({ state: 'visible' });
    await context.close();
  });

  it('2. finds steel: past the menu, to the words, down the rows, into the lot', async () => {
    const context = await passerBy();
    const hands = new Hands(await context.newPage());
    await hands.open('/en/steel');
    await hands.press('Tab');
    expect(await hands.look()).to.equal('Skip to content');
    await hands.press('Enter');
    await hands.tabTo('Search in this list');
    await hands.write('KOKER-100-5');
    await hands.press('Enter');
    await hands.page.waitForURL(/q=KOKER-100-5/);
    const row = hands.page.getByRole('row', { name: /KOKER-100-5/ }).first();
    await row.waitFor();
    // The key works once the page has woken up.
    await until(
      'the first row to have the focus',
      async () => {
        await hands.press('j');
        return hands.look();
      },
      (name) => name.includes('KOKER-100-5'),
    );
    await hands.press('Enter');
    await hands.page.waitForURL(/\/en\/offers\//);
    expect(await textOf(hands.page)).to.include('Meets S355J2H (EN 10219-1:2006).');
    await context.close();
  });

  it('3. orders half a tonne and pays by card, and reads what is held', async () => {
    const { context } = await person('buyer-1');
    const hands = new Hands(await context.newPage());
    const search = await (await sessionOf('buyer-1')).get('/v2/search?q=KOKER-100-5', searchAnswer);
    await hands.open(`/en/offers/${search.items[0]?.offerId ?? ''}`);
    await hands.tabTo('Mass in t');
    await hands.write('0.5');
    await hands.tabAndPress('Get price');
    await hands.page.getByRole('heading', { name: 'Your price' }).waitFor();
    await hands.tabAndPress(/^Continue: authorise up to /);
    await hands.page.waitForURL(/\/checkout\//);
    await hands.tabTo('Your order number (optional)');
    await hands.write('PO-KEYS-1');
    await hands.press('Tab');
    await hands.choose(/^Card, Apple Pay or Google Pay/);
    const seen = hands.stops.join(' | ');
    expect(seen).to.match(/Your order number \(optional\) \| .*Card, Apple Pay or Google Pay/);
    await hands.tabAndPress(/^Place the order and pay at most .* EUR/);
    await hands.page.waitForURL(/\/pay\/[0-9a-f-]{36}/);
    const heading = await hands.page.getByRole('heading', { name: /^To pay / }).innerText();
    const amount = /[\d,]+\.\d\d/u.exec(heading)?.[0] ?? '';
    // It stands there once the provider has answered.
    await hands.page.getByRole('link', { name: 'Open the payment page' }).waitFor();
    await hands.tabAndPress('Open the payment page');
    // The provider's page is not ours: only that it can be done is asked there.
    await hands.page.getByLabel('Card number').waitFor();
    await hands.page.getByLabel('Card number').focus();
    await hands.write('4242424242424242');
    await hands.press('Enter');
    await hands.page
      .getByText('The payment is held. The steel has not left yet.')
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await textOf(hands.page)).to.include(`Still held ${amount}`);
    await context.close();
  });

  it('4. registers a certificate from a file', async () => {
    const { number, heat } = newNames();
    const { context } = await person('mill-fr');
    const hands = new Hands(await context.newPage());
    await hands.open('/en/vendor/certificates/mint');
    const chosen = hands.page.waitForEvent('filechooser');
    await hands.tabAndPress(/^Certificate files/, 'Space');
    await (await chosen).setFiles([await certificateFor('fr-plate-s355j2-20.json', number, heat)]);
    await hands.page
      .getByRole('row', { name: new RegExp(number) })
      .getByText('ready')
      .waitFor();
    await hands.tabAndPress(/^Register 1 certificate, \d+\.\d{3} t$/);
    await hands.page
      .getByText('All certificates of this batch are registered and final.')
      .waitFor({ timeout: 60_000 });
    await context.close();
  });

  it('5. says for which order an unnamed transfer was', async () => {
    const paid = await payWithoutReference();
    const { context } = await signedIn(financeSignIns[0]);
    const hands = new Hands(await context.newPage());
    await until(
      'the bank to tell of the transfer',
      async () => {
        await hands.open('/en/finance/reconcile');
        return textOf(hands.page);
      },
      (page) => page.includes(REMITTANCE),
    );
    // Newest first: the arrow goes to the transfer, as soon as the page listens to it. It is pressed again only where the
    // line has not got the focus, so that a slow answer never opens the line below.
    await until(
      'the first line to have the focus',
      async () => {
        if (!(await isOnLine(hands))) await hands.press('ArrowDown');
        return isOnLine(hands);
      },
      (has) => has,
    );
    // Not waited for: the key is for the line that was gone to, and is not lost while that is on its way.
    await hands.press('s');
    await hands.page.locator('tr[aria-current=true]', { hasText: REMITTANCE }).waitFor();
    expect(hands.page.url()).to.match(/[?&]entry=[0-9a-f-]{36}/);
    expect(await hands.look()).to.match(/^One order a line: number or reference/);
    await hands.write(`${paid.number} ${paid.amount}`);
    await hands.tabAndPress('Allocate');
    await hands.page.getByText('decided by a person').waitFor({ timeout: 60_000 });
    expect(await textOf(hands.page)).to.include(`Payment of order ${paid.number} ${paid.amount} EUR`);
    await context.close();
  });
});

/** Whether a line of the queue has the focus. */
const isOnLine = ({ page }: Hands): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.matches('a[data-line]') === true);

/** An order by transfer whose payer forgets the reference, from an account that the buyer never paid from: no rule knows it. */
async function payWithoutReference(): Promise<{ number: string; amount: string }> {
  const buyer = await sessionOf('buyer-1');
  const search = await buyer.get('/v2/search?q=KOKER-100-5', searchAnswer);
  const offerId = search.items[0]?.offerId;
  const priced = await buyer.post('/v2/quotes', { offerId, massGrams: '500000' }, quoteSchema);
  const placed = await buyer.post('/v2/orders', { quoteId: priced.id, rail: 'sepa' }, orderSchema);
  const { number, payment } = await until(
    'the order to say how it is paid',
    () => buyer.get(`/v2/orders/${placed.id}`, orderSchema),
    (current) => current.payment.action?.kind === 'transfer',
  );
  const amount = euros(BigInt(payment.amountMinor));
  const { urls } = await stack();
  await fetch(`${urls.carrier}/bank/transfers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      from: STRANGER,
      to: payment.action?.kind === 'transfer' ? payment.action.iban : '',
      amount: amount.replaceAll(',', ''),
      remittance: REMITTANCE,
    }),
  });
  const { items } = await buyer.get('/v2/orders?limit=1', orderPage);
  expect(items[0]?.number).to.equal(number);
  return { number, amount };
}
