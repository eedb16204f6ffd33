import { lotPage } from '@topsteel/domain/api';
import { expect } from 'chai';
import { textOf } from './page-text.ts';
import { sessionOf } from './trade.ts';
import { passerBy, stack } from './world.ts';

describe('Verification needs none of our servers but the page itself', function () {
  this.timeout(180_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  after(async () => (await stack()).resume('backend'));

  it('answers every line from the register and the file store while the backend is stopped', async () => {
    const { items } = await (await sessionOf('mill-fr')).get('/v2/lots?limit=100', lotPage);
    const lot = items.find(({ heatNumber }) => !heatNumber.startsWith('J'));
    if (lot === undefined) throw new Error('The demo world has no lot of the French mill.');
    const world = await stack();
    await world.halt('backend');
    const isAway = await fetch(`${world.urls.api}/health`).then(
      () => false,
      () => true,
    );
    expect(isAway).to.equal(true);

    const context = await passerBy();
    const page = await context.newPage();
    await page.goto(`/v/${lot.lotCode}`);
    await page.getByText(/Your browser has repeated \d+ of \d+ checks/).waitFor();
    const verdict = await textOf(page);
    expect(verdict).to.match(/No problem found in \d+ checks\./);
    for (const line of [
      'Intact.',
      'Issued by ',
      'In force.',
      'Meets ',
      ' t certified.',
      'Melted in ',
      'declared by ',
    ]) {
      expect(verdict).to.include(line);
    }
    expect(verdict).to.include(lot.heatNumber);
    expect(verdict).to.not.include('Not checked.');
    await context.close();
  });
});
