import { expect } from 'chai';
import { certificateFile } from '../../scripts/seed/world.ts';
import { jsonFile } from './documents.ts';
import { textOf } from './page-text.ts';
import { passerBy, stack } from './world.ts';

interface WithYield {
  Certificate: { Inspection: { TensileTest: { C11: { Value: number } } }[] };
}

describe('A tampered certificate is told from the registered one', function () {
  this.timeout(120_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('says Intact of the file as registered', async () => {
    const context = await passerBy();
    const page = await context.newPage();
    await page.goto('/v');
    await page.getByLabel('Certificate file').setInputFiles({
      name: 'certificate.json',
      mimeType: 'application/json',
      buffer: await certificateFile('fr-plate-s355j2-20.json'),
    });
    await page
      .getByRole('button', { name: /Compare|Check/ })
      .last()
      .click();
    await page.getByText('Intact.').waitFor();
    expect(await textOf(page)).to.include(
      "Intact. This certificate is exactly the one Aciéries du Val d'Orne registered on",
    );
    await context.close();
  });

  it('says Altered of the same file with a better yield strength', async () => {
    const document = JSON.parse(
      (await certificateFile('fr-plate-s355j2-20.json')).toString('utf8'),
    ) as WithYield;
    document.Certificate.Inspection[0]!.TensileTest.C11.Value += 60;
    const context = await passerBy();
    const page = await context.newPage();
    await page.goto('/v');
    await page.getByLabel('Certificate file').setInputFiles(jsonFile('certificate.json', document));
    await page
      .getByRole('button', { name: /Compare|Check/ })
      .last()
      .click();
    await page.getByText('Altered.').waitFor();
    const verdict = await textOf(page);
    expect(verdict).to.include(
      "Altered. This file differs from the one Aciéries du Val d'Orne registered. Do not rely on it. " +
        "Open the registered certificate or ask Aciéries du Val d'Orne.",
    );
    expect(verdict).to.not.include('Intact.');
    await context.close();
  });
});
