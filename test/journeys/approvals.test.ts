import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { purchaserSignIn } from '../../scripts/seed/demo-sign-ins.ts';
import { until } from '../../scripts/seed/until.ts';
import { certificateFor, newNames } from './documents.ts';
import { textOf } from './page-text.ts';
import { offerNewLot, sessionOf } from './trade.ts';
import { person, signedIn, stack } from './world.ts';

const messages = z.object({ items: z.array(z.object({ to: z.array(z.string()), text: z.string() })) });
const { email } = purchaserSignIn;

describe('A buyer asks for an order above the limit, and a colleague decides it', function () {
  this.timeout(120_000);
  let buyer: Page;
  let approver: Page;
  let number: string;

  const letterTo = async (to: string, part: string): Promise<string> => {
    const { urls } = await stack();
    return until(
      `a letter to ${to} that says ${part}`,
      async () => {
        const { items } = messages.parse(await (await fetch(`${urls.inbox}/messages`)).json());
        return items.find((one) => one.to.includes(to) && one.text.includes(part))?.text ?? '';
      },
      (text) => text !== '',
    );
  };

  before(async function () {
    this.timeout(900_000);
    const { number: certificate, heat } = newNames();
    const file = await certificateFor('fr-plate-s355j2-20.json', certificate, heat);
    const { offer } = await offerNewLot(await sessionOf('mill-fr'), file);
    const { context } = await signedIn(purchaserSignIn);
    // Ten tonnes at 700 USDC are some 6,000 EUR: more than the 5,000 that the purchaser orders alone.
    await context.request.post('/v2/baskets/current/lines', {
      data: { offerId: offer.id, quantity: { unit: 'tonne', amountMilli: '10000' } },
      headers: { origin: (await stack()).urls.web },
    });
    buyer = await context.newPage();
    approver = await (await person('buyer-1')).context.newPage();
  });

  /** Through the steps from the site to the answers, to be paid by transfer. */
  const toAnswers = async (): Promise<void> => {
    await buyer.getByRole('radio', { name: 'I collect it' }).check();
    await buyer.getByRole('button', { name: 'Continue' }).click();
    await buyer.getByLabel('Your order number (optional)').fill('PO-9001');
    await buyer.getByRole('button', { name: 'Continue' }).click();
    await buyer.getByText('This order passes your limit. It can be sent for approval.').waitFor();
    await buyer.getByRole('link', { name: 'Continue' }).click();
    await buyer.getByRole('radio', { name: /^Bank transfer/ }).check();
    await buyer.getByRole('button', { name: 'Continue' }).click();
    await buyer.getByRole('heading', { name: 'Check your answers' }).waitFor();
  };
  const open = async (): Promise<void> => {
    await approver.goto('/en/approvals');
    await approver.getByRole('link', { name: number }).click();
    await approver.getByText('Your move: approve it or refuse it').waitFor();
  };

  it('1. the buyer without a limit high enough sends it with a reason; nothing is ordered', async () => {
    await buyer.goto('/en/checkout/delivery');
    await toAnswers();
    await buyer.getByText('This order needs an approval').waitFor();
    await buyer.getByRole('button', { name: /^Send for approval, / }).click();
    await buyer.getByRole('link', { name: 'Write why the order is needed.' }).waitFor();
    await buyer.getByLabel('Why is it needed?').fill('Beams for hall 7; the site stands still.');
    await buyer.getByRole('button', { name: /^Send for approval, / }).click();
    await buyer.getByText('Waits for Anke Brandt').waitFor();
    number = /TA-\d{4}-\d{6}/.exec(await textOf(buyer))?.[0] ?? '';
    expect(await textOf(buyer)).to.include('Nothing is ordered or paid before, and no steel is kept back.');
  });

  it('2. the approver sees that it waits, why and beside which limits, and refuses it with a sentence', async () => {
    await approver.goto('/en/steel');
    await approver.getByRole('link', { name: /^Approvals 1/ }).click();
    await open();
    const shown = await textOf(approver);
    expect(shown).to.include('Beams for hall 7; the site stands still.');
    expect(shown).to.match(/Mira Sand 5,000\.00 EUR an order 5,000\.00 EUR [\d,.]+ EUR no/);
    await approver.getByRole('button', { name: 'Refuse…' }).click();
    await approver
      .getByLabel('Why not? Mira Sand reads this.')
      .fill('Order it on the cost centre of hall 7.');
    await approver.getByRole('button', { name: 'Refuse the order' }).click();
    await approver.getByText(/^Refused by Anke Brandt on /).waitFor();
  });

  it('3. the buyer reads the sentence, finds the lines in a basket, and asks again', async () => {
    await letterTo(email, 'Order it on the cost centre of hall 7.');
    await buyer.reload();
    await buyer.getByText('Order it on the cost centre of hall 7.').waitFor();
    await buyer.getByRole('link', { name: `Change it in the basket ${number} and ask again` }).click();
    await buyer.getByRole('link', { name: /^Check out / }).click();
    await toAnswers();
    await buyer.getByLabel('Why is it needed?').fill('There is no cost centre of hall 7.');
    await buyer.getByRole('button', { name: /^Send for approval, / }).click();
    await buyer.getByText('Waits for Anke Brandt').waitFor();
    number = /TA-\d{4}-\d{6}/.exec(await textOf(buyer))?.[0] ?? '';
  });

  it('4. the approver approves it: it is ordered at once, in the name of the buyer', async () => {
    await open();
    const approve = approver.getByRole('button', { name: /^Approve and order for / });
    await approve.click();
    await approver
      .getByRole('dialog')
      .getByRole('button', { name: /^Approve and order for / })
      .click();
    await approver.getByText(/^Approved by Anke Brandt on /).waitFor();
    expect(await textOf(approver)).to.match(
      /It is order TG-\d{4}-\d{6} of [\d,.]+ EUR, in the name of Mira Sand\./,
    );
  });

  it('5. the buyer pays it, and the order says who let it pass', async () => {
    await letterTo(email, 'Anke Brandt has approved your order');
    await buyer.reload();
    await buyer.getByRole('link', { name: 'Open the order' }).click();
    await buyer.getByRole('link', { name: /^TS-\d{4}-\d{6}$/ }).click();
    await buyer.getByText(/^Above the limit of Mira Sand: approved by Anke Brandt on /).waitFor();
    await buyer.getByRole('link', { name: /^Pay at most [\d,.]+ EUR$/ }).click();
    const [bank] = await Promise.all([
      buyer.context().waitForEvent('page'),
      buyer.getByRole('link', { name: 'Open the demo bank' }).click(),
    ]);
    await bank.getByLabel('From').selectOption({ value: 'DE89370400440532013000' });
    await bank.getByRole('button', { name: 'Transfer' }).click();
    await bank.getByText('The transfer is booked.').waitFor();
    await bank.close();
    await buyer
      .getByText('The payment is held. The steel has not left yet.')
      .first()
      .waitFor({ timeout: 60_000 });
  });
});
