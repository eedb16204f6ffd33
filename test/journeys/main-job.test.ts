import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { certificateFor, newNames, pdfFor } from './documents.ts';
import { textOf } from './page-text.ts';
import { weighAt } from './weigh-at.ts';
import { passerBy, person, stack, type Person } from './world.ts';

const { number: NUMBER, heat: HEAT } = newNames();

describe('A mill certificate becomes a record, its steel is sold, weighed, delivered against payment and verified', function () {
  this.timeout(240_000);

  let mill: Person;
  let buyer: Person;
  let orderUrl = '';
  let orderNumber = '';
  let bundleUrl = '';
  let label: Buffer = Buffer.alloc(0);

  before(async function () {
    this.timeout(900_000);
    await stack();
    mill = await person('mill-fr');
    buyer = await person('buyer-1');
  });

  it('1. the mill drops a certificate and its PDF, reads the findings, and registers it in one transaction', async () => {
    const page = await mill.context.newPage();
    await page.goto('/vendor/certificates/mint');
    await page
      .locator('#certificate-files')
      .setInputFiles([
        await certificateFor('fr-plate-s355j2-20.json', NUMBER, HEAT),
        await pdfFor(NUMBER, HEAT),
      ]);
    const row = page.getByRole('row', { name: new RegExp(NUMBER) });
    await row.getByText('ready').waitFor();
    expect((await row.innerText()).replace(/\s+/g, ' '))
      .to.include(HEAT)
      .and.include(`with ${NUMBER}.pdf`);
    await page.getByRole('button', { name: /^Register 1 certificate, \d+\.\d{3} t$/ }).click();
    await page
      .getByText('All certificates of this batch are registered and final.')
      .waitFor({ timeout: 60_000 });
    expect(await textOf(page)).to.include('1 certificate in one transaction');
    await page.close();
  });

  it('2. the mill commissions the lot for the certified mass and offers it at 742.50 USDC per tonne', async () => {
    const page = await mill.context.newPage();
    await page.goto('/vendor/lots/new');
    await page
      .getByLabel('Certificate', { exact: true })
      .selectOption({ label: (await optionNaming(page, NUMBER)) ?? '' });
    await page.getByRole('button', { name: /^Commission/ }).click();
    await page.waitForURL(/\/vendor\/lots\/[0-9a-f-]{36}/);
    await page
      .getByRole('heading', { level: 1 })
      .getByText(/^(registered|final)$/)
      .waitFor({ timeout: 60_000 });

    await page.goto('/vendor/offers/new');
    await page
      .getByLabel('Lot', { exact: true })
      .selectOption({ label: (await optionNaming(page, HEAT)) ?? '' });
    await page.getByLabel('Price before tax').fill('742.50');
    await page.getByLabel('Currency').selectOption('USDC');
    await page.getByLabel('Per', { exact: true }).selectOption('tonne');
    await page.getByLabel('Smallest order in t').fill('1');
    await page.getByLabel('Step in t').fill('0.5');
    await page.getByLabel('Weighing tolerance above the ordered mass, ‰').fill('20');
    await page.getByLabel('Stock place').fill('Dunkerque');
    await page.getByRole('button', { name: /^Put \d+\.\d{3} t on offer$/ }).click();
    await page.getByText('On offer. Buyers see it now.').waitFor();
    await page.goto('/vendor/offers');
    await page
      .getByRole('row', { name: /742\.50/ })
      .first()
      .waitFor();
    await page.close();
  });

  it('3. the buyer orders 5 t, sees price, tax, commission and maximum, and signs once: USDC enters the escrow', async () => {
    const page = await buyer.context.newPage();
    await page.goto(`/steel?q=${HEAT}`);
    await page
      .getByRole('row', { name: /742\.50/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByLabel('Mass in t').fill('5');
    await page.getByRole('button', { name: 'Get price' }).click();
    await page.getByRole('heading', { name: 'Your price' }).waitFor();
    const quoted = await textOf(page);
    expect(quoted).to.include('Goods 5.000 t at 742.50 USDC/t 3,712.50 USDC');
    expect(quoted).to.match(/VAT No VAT is charged: intra-Community supply, .+ in DE .+ 0\.00 USDC/);
    expect(quoted).to.match(/Most you can be charged .+ up to 5\.100 t and no more\. 3,786\.75 USDC/);
    expect(quoted).to.include(
      'The seller pays the commission of 1 % out of the price. You pay nothing on top. ' +
        'Of the commission, 80 % go to TopSteel, 20 % go to Inspection fund.',
    );
    await page.getByRole('link', { name: /Continue: authorise up to 3,786\.75/ }).click();

    await page.getByLabel('Your order number (optional)').fill('PO-4711');
    await page.getByRole('button', { name: 'Connect a wallet' }).click();
    await page.getByRole('button', { name: 'Journey wallet' }).click();
    await page.getByRole('button', { name: 'Place the order and pay up to 3,786.75 USDC' }).click();
    await page.getByRole('button', { name: 'Authorise 3,786.75 USDC' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/, { timeout: 30_000 });
    orderUrl = page.url();
    orderNumber = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Order ', '');
    await page.getByText('The money is in escrow. The steel has not left yet.').waitFor({ timeout: 60_000 });
    expect(buyer.wallet.signed.map(({ primaryType }) => primaryType)).to.deep.equal([
      'ReceiveWithAuthorization',
    ]);
    expect(buyer.wallet.signed[0]?.message['value']).to.equal('3786750000');
    await page.close();
  });

  it('4. the mill ships, and the weighbridge signs 4,982 kg', async () => {
    const page = await mill.context.newPage();
    await page.goto(orderUrl.replace('/orders/', '/vendor/orders/'));
    await page.getByLabel('Carrier').fill('Spedition Donau-Rhein');
    await page.getByRole('button', { name: 'Announce load 1' }).click();
    const [bridge] = await Promise.all([
      mill.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open the weighbridge' }).click(),
    ]);
    await weighAt(bridge, orderNumber, '4982');
    await page
      .getByText(/4,982 kg/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.close();
    await bridge.close();
  });

  it('5. the buyer confirms: the mill is paid for 4,982 kg, the commission is split, the rest returns, title moves', async () => {
    const page = await buyer.context.newPage();
    await page.goto(orderUrl);
    const confirm = page.getByRole('button', { name: 'It arrived: confirm 4,982 kg' });
    await confirm.click();
    await page
      .getByText('Completed: paid for the weighed mass, and the title has moved.')
      .waitFor({ timeout: 60_000 });
    const money = await textOf(page);
    expect(money).to.include('3,699.135 USDC of 3,786.75 USDC was captured; 87.615 USDC went back.');
    expect(money).to.include(
      '3,786.75 USDC authorised = 3,699.135 USDC captured + 87.615 USDC returned + 0.00 USDC held',
    );
    expect(money).to.match(/Returned to the buyer 87\.615000/);
    expect(money).to.match(/Still held 0\.000000/);
    expect(money).to.match(/Seller receives .* 3,662\.143650/);
    expect(money).to.match(/TopSteel 29\.593080/);
    expect(money).to.match(/Inspection fund 7\.398270/);
    expect(money).to.include('Weighed 4.982 t, ordered 5.000 t: −0.36 %, within what was agreed.');
    expect(money).to.include('4.982');
    expect(buyer.wallet.signed[1]).to.deep.include({ primaryType: 'Receipt' });
    expect(buyer.wallet.signed[1]?.message['grams']).to.equal('4982000');
    bundleUrl =
      (await page
        .getByRole('link', { name: 'Check this bundle against the register' })
        .getAttribute('href')) ?? '';
    const png = (await page.getByRole('link', { name: 'QR code, PNG' }).getAttribute('href')) ?? '';
    label = await (await buyer.context.request.get(png)).body();
    await page.close();
  });

  it('6. anybody scans the label: each question has its own answer', async () => {
    const context = await passerBy();
    const page = await context.newPage();
    await page.goto('/v');
    await page
      .getByLabel('Photo of the label')
      .setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: label });
    await page.waitForURL(/\/v\/[0-9A-Z]{20}/, { timeout: 60_000 });
    const target = (url: URL): string[] => [url.pathname, url.searchParams.get('21') ?? ''];
    expect(target(new URL(page.url()))).to.deep.equal(target(new URL(bundleUrl, page.url())));
    const verdict = await textOf(page);
    expect(verdict).to.match(/No problem found in \d+ checks\./);
    expect(verdict).to.include('Intact.');
    expect(verdict).to.match(
      /Issued by Aciéries du Val d'Orne, mill\. Identity confirmed by Eurosteel Accreditation on /,
    );
    expect(verdict).to.include('In force. Neither revoked nor replaced');
    expect(verdict).to.include('Meets S355J2');
    expect(verdict).to.match(/4\.982 t of \d+\.\d+ t certified\./);
    expect(verdict).to.match(/Melted in France/);
    expect(verdict).to.match(/Now look at the steel/);
    expect(verdict).to.include(HEAT);
    await context.close();
  });

  it('7. the auditor sees chain, contract, subgraph and ledger agree to the base unit', async () => {
    const auditor = await person('inspection');
    const page = await auditor.context.newPage();
    await page.goto('/audit');
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name, 'i') });
    await row('subgraph').waitFor();
    expect(await textOf(page)).to.match(/agree/i);
    await auditor.context.close();
  });

  it('8. and so does anybody with the node and the books, on the command line', async () => {
    const { env } = await stack();
    const sources = ['--rpc', env['RPC_URL'] ?? '', '--database', env['DATABASE_URL'] ?? ''];
    const args = ['packages/cli/src/main.ts', 'reconcile', ...sources, '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { agrees, unbookedEvents, tokens } = JSON.parse(stdout) as Reconciliation;
    expect([agrees, unbookedEvents, tokens.map(({ symbol }) => symbol)]).to.deep.equal([true, 0, ['USDC']]);
    const [usdc] = tokens;
    expect([usdc?.contractMinor, usdc?.ledgerMinor]).to.deep.equal([usdc?.tokenMinor, usdc?.tokenMinor]);
    expect(BigInt(usdc?.tokenMinor ?? 0)).to.be.above(0n);
  });
});

interface Reconciliation {
  agrees: boolean | null;
  unbookedEvents: number;
  tokens: { symbol: string; tokenMinor: string; contractMinor: string; ledgerMinor: string }[];
}

/** The text of the option that mentions `word`, as a person would look for it in the list. */
async function optionNaming(page: Page, word: string): Promise<string | undefined> {
  const options = page.locator('option').filter({ hasText: word });
  await options.first().waitFor({ state: 'attached' });
  return (await options.first().textContent())?.trim();
}
