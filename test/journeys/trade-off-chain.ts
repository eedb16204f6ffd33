import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { financeSignIns } from '../../scripts/seed/demo-sign-ins.ts';
import { certificateFor, newNames } from './documents.ts';
import { textOf } from './page-text.ts';
import { offerNewLot, sessionOf } from './trade.ts';
import { weighAt } from './weigh-at.ts';
import { person, signedIn, stack, type Person } from './world.ts';

const MILL = 'mill-fr';
/** 5.1 t at 700 USDC: what 5 t with a tolerance of 20 ‰ cost at most. */
const MOST_USDC_MINOR = 3_570_000_000n;
const MOST_KG = 5_100n;
const WEIGHED_KG = 4_982n;

const upOf = (numerator: bigint, denominator: bigint): bigint => (numerator + denominator - 1n) / denominator;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

/** Cents as pages write them. */
export function euros(cents: bigint): string {
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',')}.${digits.slice(-2)}`;
}

/** An order of 5 t for which the buyer has chosen how to pay. */
export interface OffChainOrder {
  id: string;
  number: string;
  /** What is taken at most, for 4,982 kg, and of that for the seller, in cents. */
  mostCents: bigint;
  capturedCents: bigint;
  sellerCents: bigint;
}

/** What the order costs follows from the rate that it was placed at. */
async function readOrder(id: string): Promise<OffChainOrder> {
  const buyer = await sessionOf('buyer-1');
  const { number, payment }: Order = await buyer.get(`/v2/orders/${id}`, orderSchema);
  const rateE8 = BigInt(payment.rate?.rateE8 ?? 0);
  // USDC has six decimals and the euro two: the price in cents is micro-dollars ÷ rate ÷ 10,000.
  const mostCents = upOf(MOST_USDC_MINOR * 10n ** 8n, rateE8 * 10_000n);
  const capturedCents = upOf(mostCents * WEIGHED_KG, MOST_KG);
  return { id, number, mostCents, capturedCents, sellerCents: capturedCents - capturedCents / 100n };
}

/** The buyer takes a new offer of the mill to the checkout, chooses a way to pay, and is led to its page. */
export async function orderBy(page: Page, rail: RegExp): Promise<OffChainOrder> {
  const { number, heat } = newNames();
  const file = await certificateFor('fr-plate-s355j2-20.json', number, heat);
  const { offer } = await offerNewLot(await sessionOf(MILL), file);
  await page.goto(`/offers/${offer.id}`);
  await page.getByLabel('Mass in t').fill('5');
  await page.getByRole('button', { name: 'Get price' }).click();
  await page.getByRole('link', { name: /Continue: authorise up to 3,570\.00/ }).click();
  const choice = page.getByRole('radio', { name: rail }).first();
  await choice.check();
  await page.getByRole('button', { name: /^Place the order and pay at most .* EUR/ }).click();
  await page.waitForURL(/\/pay\/[0-9a-f-]{36}/);
  const order = await readOrder(page.url().split('/').at(-1) ?? '');
  await page.getByRole('heading', { name: `To pay ${euros(order.mostCents)} EUR` }).waitFor();
  return order;
}

/** The mill ships, the weighbridge signs 4,982 kg, the buyer confirms: money is captured for it and title moves. */
export async function deliver(order: OffChainOrder, mill: Person, buyer: Person): Promise<void> {
  const desk = await mill.context.newPage();
  await desk.goto(`/vendor/orders/${order.id}`);
  await desk.getByLabel('Carrier').fill('Spedition Donau-Rhein');
  await desk.getByRole('button', { name: 'Announce load 1' }).click();
  const [bridge] = await Promise.all([
    mill.context.waitForEvent('page'),
    desk.getByRole('link', { name: 'Open the weighbridge' }).click(),
  ]);
  await weighAt(bridge, order.number, WEIGHED_KG.toString());
  await desk
    .getByText(/4,982 kg/)
    .first()
    .waitFor({ timeout: 60_000 });
  await desk.close();

  const page = await buyer.context.newPage();
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: 'It arrived: confirm 4,982 kg' }).click({ timeout: 60_000 });
  const { mostCents, capturedCents, sellerCents } = order;
  await page
    .getByRole('dialog', { name: 'Confirm 4,982 kg?' })
    .getByRole('button', { name: `Pay the seller ${euros(capturedCents)} EUR` })
    .click();
  await page
    .getByText('Completed: paid for the weighed mass, and the title has moved.')
    .waitFor({ timeout: 60_000 });
  const money = await textOf(page);
  expect(money).to.include(
    `${euros(capturedCents)} EUR of ${euros(mostCents)} EUR was captured; ${euros(mostCents - capturedCents)} EUR went back.`,
  );
  expect(money).to.include(`Returned to the buyer ${euros(mostCents - capturedCents)} Still held 0.00`);
  expect(money).to.include(`Maximum authorised ${euros(mostCents)}`);
  expect(money).to.include(`Seller receives Aciéries du Val d'Orne ${euros(sellerCents)}`);
  expect(money).to.include('Title to 4.982 t moved to the buyer.');
  expect(money).to.include('The load weighs 4,982 kg by the weigh ticket.');
  await page.close();
}

/** The invoice for the goods is issued a moment after the money is final, and its PDF is a PDF. */
export async function downloadInvoice(order: OffChainOrder, buyer: Person): Promise<void> {
  const page = await buyer.context.newPage();
  await page.goto(`/orders/${order.id}`);
  const row = page.getByRole('row').filter({ hasText: 'Factur-X PDF' }).first();
  for (let attempt = 0; attempt < 30 && !(await row.isVisible()); attempt += 1) {
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  expect(oneLine(await row.innerText())).to.include(`${euros(order.capturedCents)} EUR`);
  const href = (await row.getByRole('link', { name: 'Factur-X PDF' }).getAttribute('href')) ?? '';
  const file = await (await buyer.context.request.get(href)).body();
  expect(file.subarray(0, 5).toString()).to.equal('%PDF-');
  await page.close();
}

/** One of the finance desk proposes what is due, another approves it, and the bank carries it out. */
export async function payOut(order: OffChainOrder): Promise<void> {
  const [proposes, approves] = await Promise.all(financeSignIns.map((who) => signedIn(who)));
  if (proposes === undefined || approves === undefined) throw new Error('The finance desk has two people.');
  const proposal = await proposes.context.newPage();
  await proposal.goto('/finance/payouts');
  await proposal.getByRole('button', { name: 'Propose payouts' }).click();
  const batches = proposal.locator('a[href*="/finance/payouts/"]');
  const waiting = proposal.getByRole('row').filter({ hasText: 'waits for approval', has: batches });
  const batch = (await waiting.locator(batches).first().getAttribute('href')) ?? '';
  await proposal.goto(batch);
  await proposal.getByText('You proposed this batch.').waitFor();

  const decision = await approves.context.newPage();
  await decision.goto(batch);
  const approval = decision.getByRole('button', { name: 'Approve and send' });
  await approval.waitFor();
  expect(await textOf(decision)).to.include(`${order.number} ${euros(order.sellerCents)}`);
  await approval.click();
  const paid = decision.getByRole('region', { name: "Aciéries du Val d'Orne paid" });
  await paid.waitFor({ timeout: 60_000 });
  const total = /[\d,]+\.\d\d/u.exec(await paid.getByRole('row', { name: /^Payout/ }).innerText())?.[0] ?? '';

  const bank = await approves.context.newPage();
  await bank.goto(`${(await stack()).urls.carrier}/bank`);
  // Names of parties travel in the SEPA character set, without accents.
  const booking = bank
    .getByRole('row')
    .filter({ hasText: /Acieries.*TopSteel payout/su })
    .first();
  expect(oneLine(await booking.innerText())).to.include(`−${total}`);
  await Promise.all([proposes, approves].map(({ context }) => context.close()));
}

/** Bank and books are equal, every line is matched, and the order's money has come to its end. */
export async function seeItReconciled(order: OffChainOrder, buyer: Person): Promise<void> {
  const page = await buyer.context.newPage();
  await page.goto(`/orders/${order.id}`);
  await page.getByText('Show as a table').first().click();
  await page.getByRole('rowheader', { name: 'books, bank and register agree' }).waitFor({ timeout: 60_000 });
  await page.close();

  const desk = await signedIn(financeSignIns[0]);
  const reconcile = await desk.context.newPage();
  await reconcile.goto('/finance/reconcile?state=unmatched');
  await reconcile.getByRole('heading', { level: 1 }).waitFor();
  expect(await textOf(reconcile)).to.include('Bank and books equal');
  expect(await reconcile.getByRole('link', { name: /STRIPE|Nordkai/u }).count()).to.equal(0);
  await desk.context.close();
}

/** The two sides of the trade, signed in. */
export const bothSides = async (): Promise<{ mill: Person; buyer: Person }> => ({
  mill: await person(MILL),
  buyer: await person('buyer-1'),
});
