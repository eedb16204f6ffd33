import { searchAnswer } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { demoSignInOf } from '../../scripts/seed/demo-sign-ins.ts';
import { certificateFor, newNames } from './documents.ts';
import { textOf } from './page-text.ts';
import { sessionOf } from './trade.ts';
import { browser, passerBy, person, stack } from './world.ts';

const { email } = demoSignInOf('buyer-1');

/** A page whose scripts are still on the line until `wake` lets them come. */
async function sleeping(context: BrowserContext, path: string): Promise<{ page: Page; wake: () => void }> {
  let wake = (): void => undefined;
  const isAwake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const page = await context.newPage();
  await page.route(/\/_next\/static\/chunks\/[^?]+\.js/, async (route) => {
    await isAwake;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor();
  // What keeps early acts stands behind the first part of the page; with the footer, that part is there.
  await page.locator('footer').waitFor();
  return { page, wake };
}

describe('What is done before a page is awake is not lost', function () {
  this.timeout(120_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('a form is sent once it can be, with what was typed, and nothing of that stands in the address', async () => {
    const context = await passerBy();
    const { page, wake } = await sleeping(context, '/en/signin');
    await page.getByLabel('E-mail').fill(email);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).search).to.equal('');
    wake();
    await page.getByText(`Signing in as ${email}`).waitFor();
    expect(new URL(page.url()).search).to.equal('');
    await context.close();
  });

  it('a button does its act', async () => {
    const context = await passerBy();
    const { label } = demoSignInOf('buyer-1');
    const { page, wake } = await sleeping(context, '/en/signin');
    await page.getByRole('button', { name: `Sign in as ${label}` }).click();
    wake();
    await page.waitForURL((url) => !url.pathname.includes('/signin'));
    await context.close();
  });

  it('a list that was pasted is read', async () => {
    const offer = await (await sessionOf('buyer-1')).get('/v2/search?q=KOKER-100-5', searchAnswer);
    const context = await passerBy();
    const { page, wake } = await sleeping(context, '/en/cart/paste');
    const list = `${offer.items[0]?.offerId ?? ''}\t5\tt\nunobtainium 5 kg`;
    await page.getByLabel('Your list').fill(list);
    wake();
    await page.getByRole('button', { name: 'Find the steel' }).click();
    await page.getByRole('heading', { name: '2 lines read' }).waitFor();
    await context.close();
  });

  it('files that were chosen are read once, and what was read stays', async () => {
    const { context } = await person('mill-fr');
    const { page, wake } = await sleeping(context, '/en/vendor/certificates/mint');
    const { number, heat } = newNames();
    let readings = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/v2/certificates/read')) readings += 1;
    });
    await page
      .locator('#certificate-files')
      .setInputFiles([await certificateFor('fr-plate-s355j2-20.json', number, heat)]);
    wake();
    const row = page.getByRole('row', { name: new RegExp(number) });
    await row.getByText('ready').waitFor();
    // Longer than an early act waits to be repeated.
    await page.waitForTimeout(500);
    expect([readings, await row.isVisible()]).to.deep.equal([1, true]);
    await context.close();
  });

  it('without any scripts, a password is not written into the address either', async () => {
    const { urls } = await stack();
    const context = await (await browser()).newContext({ baseURL: urls.web, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/en/signin');
    await page.getByLabel('E-mail').fill(email);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.keyboard.press('Enter'),
    ]);
    expect([answer.status(), page.url()]).to.deep.equal([200, `${urls.web}/en/signin`]);
    expect(await textOf(page)).to.include('Sign in');
    await context.close();
  });
});

describe('What was typed for an act that is refused', function () {
  this.timeout(120_000);
  const QUESTION = '/en/audit/questions/captures-without-weight';
  const name = `${'Captures without a weight, '.repeat(5).slice(0, 120)}!`;

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  /** A name that is too long, which the page itself would not let anybody type. */
  const fill = async (page: Page, label: string): Promise<void> => {
    const field = page.getByLabel(label);
    await field.evaluate((element) => {
      element.removeAttribute('maxlength');
    });
    await field.fill(name);
  };
  const stateOf = (page: Page) =>
    page.getByLabel('Name of the check').evaluate((element) => ({
      value: (element as HTMLInputElement).value,
      isWrong: element.getAttribute('aria-invalid'),
      said: document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
      focus: document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName,
    }));
  const expectKept = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: /120/ }).waitFor();
    const { said, ...state } = await stateOf(page);
    expect(state).to.deep.equal({ value: name, isWrong: 'true', focus: 'alert' });
    expect(said).to.match(/120/);
  };

  it('still stands in the form, and the problem has the focus and leads to its field', async () => {
    const { context } = await person('marketplace');
    const page = await context.newPage();
    await page.goto(QUESTION);
    await fill(page, 'Name of the check');
    await page.getByRole('button', { name: 'Keep this question' }).click();
    await expectKept(page);
    await context.close();
  });

  it('does so without scripts too', async () => {
    const { context: signed } = await person('buyer-1');
    const { urls } = await stack();
    const context = await (
      await browser()
    ).newContext({ baseURL: urls.web, javaScriptEnabled: false, storageState: await signed.storageState() });
    const page = await context.newPage();
    await page.goto('/en/steel?q=S355J2');
    await fill(page, 'Name of the search');
    const field = page.getByLabel('Name of the search');
    await page.getByRole('button', { name: 'Keep search' }).click();
    await page.getByRole('alert').waitFor();
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).to.deep.equal([
      name,
      'true',
    ]);
    expect(await page.getByRole('alert').getAttribute('autofocus')).to.equal('');
    await signed.close();
    await context.close();
  });
});
