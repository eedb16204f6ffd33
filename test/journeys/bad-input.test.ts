import { certificatePage } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { certificateFile } from '../../scripts/seed/world.ts';
import { jsonFile, newNames, certificateFor } from './documents.ts';
import { textOf } from './page-text.ts';
import { sessionOf } from './trade.ts';
import { person, stack, type Person } from './world.ts';

interface WithType {
  Certificate: { CommercialTransaction: { A02: string; A03?: string } };
}

/** From the list to the checkout of 5 t of the French S355J2 plate. */
async function toCheckout(buyer: Person): Promise<Page> {
  const page = await buyer.context.newPage();
  await page.goto('/steel?q=F26-41873');
  await page
    .getByRole('row', { name: /768\.00/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByLabel('Mass in t').fill('5');
  await page.getByRole('button', { name: 'Get price' }).click();
  await page.getByRole('link', { name: /Continue: authorise up to 3,916\.80/ }).click();
  await page.getByRole('button', { name: 'Connect a wallet' }).click();
  await page.getByRole('button', { name: 'Journey wallet' }).click();
  return page;
}

describe('What is wrong is said in a sentence, and nothing changes', function () {
  this.timeout(180_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('tells a wallet on another network, and goes on once it has switched', async () => {
    const buyer = await person('buyer-1', { chainId: 1 });
    const page = await toCheckout(buyer);
    await page
      .getByText(
        'Your wallet is on another network. Switch it to TopSteel demo network before you sign; nothing was signed.',
      )
      .waitFor();
    expect(await page.getByRole('button', { name: /^Place the order/ }).count()).to.equal(0);
    await page.getByRole('button', { name: 'Switch network' }).click();
    await page.getByRole('button', { name: 'Place the order and pay up to 3,916.80 USDC' }).waitFor();
    expect(buyer.wallet.signed).to.deep.equal([]);
    await buyer.context.close();
  });

  it('tells how much USDC a wallet lacks, and where to get it', async () => {
    const buyer = await person('buyer-1', { account: privateKeyToAccount(generatePrivateKey()) });
    const page = await toCheckout(buyer);
    await page
      .getByText(
        'The wallet lacks 3,916.80 USDC for the maximum that will be authorised. Nothing was signed.',
      )
      .waitFor();
    expect(await page.getByRole('button', { name: /^Place the order/ }).count()).to.equal(0);
    await page.getByRole('button', { name: 'Get test USDC' }).click();
    await page.getByRole('button', { name: 'Place the order and pay up to 3,916.80 USDC' }).waitFor();
    expect(buyer.wallet.signed).to.deep.equal([]);
    await buyer.context.close();
  });

  it('refuses documents that do not hold, each with its reason, and registers none of them', async () => {
    const seller = await sessionOf('mill-fr');
    const count = async (): Promise<number> =>
      (await seller.get('/v2/certificates?limit=100', certificatePage)).items.filter(
        ({ state }) => state !== 'draft',
      ).length;
    const before = await count();
    const names = newNames();
    const good = await certificateFor('fr-plate-s355j2-20.json', names.number, names.heat);
    const report = JSON.parse(good.buffer.toString('utf8')) as WithType;
    report.Certificate.CommercialTransaction.A02 = 'Test report 2.2 according to EN 10204:2004';
    const unnumbered = JSON.parse(good.buffer.toString('utf8')) as WithType;
    delete unnumbered.Certificate.CommercialTransaction.A03;

    const again = JSON.parse((await certificateFile('fr-plate-s355j2-20.json')).toString('utf8')) as WithType;
    again.Certificate.CommercialTransaction.A03 = names.number;

    const mill = await person('mill-fr');
    const page = await mill.context.newPage();
    await page.goto('/vendor/certificates/mint');
    await page.locator('#certificate-files').setInputFiles([
      {
        name: 'not-json.json',
        mimeType: 'application/json',
        buffer: Buffer.from('Abnahmeprüfzeugnis 3.1'),
      },
      jsonFile('test-report.json', report),
      jsonFile('unnumbered.json', unnumbered),
      jsonFile('known-heat.json', again),
    ]);
    await page
      .getByText('None of these files can be registered. Correct them as described and drop them again.')
      .waitFor();
    const answer = await textOf(page);
    expect(answer).to.include('0 ready, 0 with remarks, 4 refused');
    expect(answer.match(/refused/g)).to.have.length(5);
    for (const sentence of [
      'The file is not JSON. Export the certificate as EN 10168 JSON and upload that file.',
      'This is a type 2.2 document; type 3.1 or 3.2 is needed, which certifies results of the delivered heat itself',
      'The document number (A03) is missing. Add Certificate.CommercialTransaction.A03 and upload the certificate again.',
      'Heat F26-41873 is certified already by AVO-2026-11873.',
    ]) {
      expect(answer).to.include(sentence);
    }
    expect(await count()).to.equal(before);
    await mill.context.close();
  });
});
