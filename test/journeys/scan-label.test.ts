import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { lotPage, lotReadings } from '@topsteel/domain/api';
import { newPerson, openBrowser } from './browser.ts';
import { filmOf, wears } from './film.ts';
import { textOf } from './page-text.ts';
import { sessionOf } from './trade.ts';
import { passerBy, stack } from './world.ts';

describe('A foreman scans a label, also without a connection', function () {
  this.timeout(120_000);
  let web: string;
  let lotCode: string;
  let lotId: string;
  let folder: string;

  before(async function () {
    this.timeout(900_000);
    web = (await stack()).urls.web;
    folder = await mkdtemp(join(tmpdir(), 'topsteel-films-'));
    const { items } = await (await sessionOf('mill-fr')).get('/v2/lots?limit=100', lotPage);
    const lot = items.find(({ state }) => state === 'final' || state === 'commissioned');
    if (lot === undefined) throw new Error('The seeded mill has no lot.');
    lotCode = lot.lotCode;
    lotId = lot.id;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const wear of wears) {
    it(`the camera reads a label that is ${wear}`, async () => {
      const film = join(folder, `${wears.indexOf(wear)}.mjpeg`);
      await writeFile(film, await filmOf(`${web}/v/${lotCode}`, wear));
      const browser = await openBrowser([
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ]);
      try {
        const page = await (await newPerson(browser, web)).newPage();
        await page.goto('/v');
        const began = performance.now();
        await page.getByRole('button', { name: 'Open the camera' }).click();
        await page.waitForURL(`**/v/${lotCode}**`, { timeout: 30_000 });
        console.log(`      ${wear}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
        expect(await textOf(page)).to.include('Now look at the steel');
      } finally {
        await browser.close();
      }
    });
  }

  it('opens the last answer with its date without a connection, and sends one report of two presses', async () => {
    const yard = await passerBy();
    const page = await yard.newPage();
    await page.goto(`/v/${lotCode}?lang=en`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // The first load was before the service worker answered; this one is kept.
    await page.reload();
    await page.getByText(/Your browser has repeated \d+ of \d+ checks/).waitFor();
    await yard.setOffline(true);
    await page.reload();
    const kept = await textOf(page);
    expect(kept).to.match(
      /You are offline\. This is the answer of \d+ \w+ \d{4} at \d{2}:\d{2} UTC\. Nothing has been asked since, and it may have changed\./,
    );
    expect(kept).to.include('Now look at the steel');
    await page.goto('/v/00000000000000000001?lang=en');
    expect(await textOf(page)).to.include('this label was not checked on this device before');

    await page.goto(`/v/${lotCode}?lang=en`);
    const words = `Scanned in the yard at ${new Date().toISOString()}.`;
    await page.getByLabel('What do you see?').fill(words);
    const report = page.getByRole('button', { name: /^Report this / });
    await report.click();
    await page.getByText('Your report is kept on this device').waitFor();
    await report.click();
    await page.getByText('Your report is kept on this device').waitFor();
    await yard.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));

    const mill = await sessionOf('mill-fr');
    const said = async () =>
      (await mill.get(`/v2/lots/${lotId}/readings`, lotReadings)).reports.filter(
        ({ text }) => text === words,
      );
    for (let look = 0; look < 40 && (await said()).length === 0; look += 1) await page.waitForTimeout(500);
    expect((await said()).length).to.equal(1);
    await yard.close();
  });
});
