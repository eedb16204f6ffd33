import { expect } from 'chai';
import { orderPage } from '@topsteel/domain/api';
import { textOf } from './page-text.ts';
import { sessionOf } from './trade.ts';
import { person, stack, type Person } from './world.ts';

/** One pixel; the smallest PNG there is. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('A buyer finds damage after the steel was paid, claims a lower price with a photograph, and withdraws it', function () {
  this.timeout(240_000);

  let buyer: Person;
  let claimed = '';

  before(async function () {
    this.timeout(900_000);
    await stack();
    buyer = await person('buyer-1');
    const { items } = await (await sessionOf('buyer-1')).get('/v2/orders?side=buyer&limit=100', orderPage);
    claimed = items.find(({ status }) => status === 'completed')?.id ?? '';
  });
  after(() => buyer.context.close());

  it('1. reads how long each kind of fault may be reported, and is told what is missing', async () => {
    const page = await buyer.context.newPage();
    await page.goto(`/en/orders/${claimed}`);
    await page.getByRole('link', { name: 'Claim or return' }).click();
    await page.getByRole('heading', { name: 'How long you have' }).waitFor();
    const clocks = await textOf(page);
    expect(clocks).to.match(/Damaged on the way 1 .* UTC/);
    expect(clocks).to.match(/Rust or stain 5 .* UTC/);
    expect(clocks).to.match(/Not what was ordered: grade, size, surface 30 .* UTC/);
    await page.getByRole('button', { name: 'Send the claim' }).click();
    const summary = page.getByRole('alert').first();
    for (const fault of [
      'Choose what is wrong.',
      'Say where the material is.',
      'Say in at least twenty characters what happened.',
      'Choose what you ask for.',
    ]) {
      await summary.getByText(fault).waitFor();
    }
    await page.close();
  });

  it('2. asks for 12.50 USDC less, with a photograph, and reads that the seller answers next', async () => {
    const page = await buyer.context.newPage();
    await page.goto(`/en/orders/${claimed}/claim`);
    await page.getByLabel('Damaged on the way').check();
    await page.getByLabel('Where the material is now').fill('Hall 3, bay 2');
    await page.getByLabel('What happened').fill('One corner of the upper plate is bent over 40 mm.');
    await page.getByLabel('The photographs were taken before unloading').check();
    await page.locator('#photos').setInputFiles({ name: 'corner.png', mimeType: 'image/png', buffer: PHOTO });
    await page.getByText('1 file goes with it').waitFor();
    await page.getByLabel('Keep it at a lower price').check();
    await page.getByLabel('Amount you ask for, USDC').fill('12.50');
    await page.getByRole('button', { name: 'Ask for the lower price' }).click();
    const panel = page.getByRole('region', { name: /^Return R-/ }).first();
    await panel.getByText('waiting for the seller').waitFor({ timeout: 60_000 });
    await panel.getByRole('link', { name: 'corner.png' }).waitFor({ timeout: 60_000 });
    const said = (await panel.innerText()).replace(/[\s\u00a0]+/g, ' ');
    expect(said).to.include('The seller agrees or refuses.');
    expect(said).to.include('Asked for 12.50 USDC');
    expect(said).to.include('Material at: Hall 3, bay 2');
    expect(said).to.include('Photographed before unloading.');
    await page.close();
  });

  it('3. withdraws it, which changes nothing about the order, and finds it in the list', async () => {
    const page = await buyer.context.newPage();
    await page.goto(`/en/orders/${claimed}/claim`);
    const panel = page.getByRole('region', { name: /^Return R-/ }).first();
    await panel.getByRole('button', { name: 'Withdraw this return' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    await panel.getByText('withdrawn').waitFor({ timeout: 60_000 });
    await page.goto('/en/claims?view=returns');
    const row = page.getByRole('row', { name: /^R-/ }).first();
    expect((await row.innerText()).replace(/[\s\u00a0]+/g, ' ')).to.match(
      /lower price for quality 12\.50 USDC withdrawn/,
    );
    await page.close();
  });
});
