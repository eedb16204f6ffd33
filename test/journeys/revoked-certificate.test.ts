import { expect } from 'chai';
import { certificateFor, newNames } from './documents.ts';
import { textOf } from './page-text.ts';
import { offerNewLot, sessionOf } from './trade.ts';
import { passerBy, person, stack } from './world.ts';

describe('A revoked certificate is seen by whoever scans the steel', function () {
  this.timeout(180_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('reads In force before and Revoked after the mill withdraws it, with the reason', async () => {
    const { number, heat } = newNames();
    const seller = await sessionOf('mill-fr');
    const { lot } = await offerNewLot(seller, await certificateFor('fr-plate-s355j2-20.json', number, heat));

    const scanning = await passerBy();
    const label = await scanning.newPage();
    await label.goto(`/v/${lot.lotCode}`);
    expect(await textOf(label)).to.match(/(In force|Registered \d+ min ago)\./);

    const mill = await person('mill-fr');
    const desk = await mill.context.newPage();
    await desk.goto('/vendor/certificates');
    await desk.getByRole('link', { name: number }).click();
    await desk.getByRole('button', { name: 'Revoke this certificate…' }).click();
    await desk.getByLabel('The material does not conform').check();
    await desk.getByRole('button', { name: `Revoke ${number} for good` }).click();
    await desk.getByText('Revoked', { exact: true }).first().waitFor({ timeout: 60_000 });

    await label.reload();
    const verdict = await textOf(label);
    expect(verdict).to.include('Do not use this steel on the strength of this certificate.');
    expect(verdict).to.match(/Revoked by .+ on .+: .*conform.*\. Set the material aside and contact /);
    expect(verdict).to.not.include('In force.');
    await mill.context.close();
    await scanning.close();
  });
});
