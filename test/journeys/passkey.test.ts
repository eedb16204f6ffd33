import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../../scripts/seed/until.ts';
import { passerBy, person, stack, type Person } from './world.ts';

const messages = z.object({ items: z.array(z.object({ to: z.array(z.string()), text: z.string() })) });

/** A device with a fingerprint reader, for one page. Gives what lays the finger on it, or takes it off. */
async function giveFingerprintReader(
  context: BrowserContext,
  page: Page,
): Promise<(isOn: boolean) => Promise<void>> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async (enabled) => {
    await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  };
}

describe('A colleague is invited at the desk of the company, joins, and signs in by passkey from then on', function () {
  this.timeout(120_000);
  const email = `yard-${randomUUID().slice(0, 8)}@nordkai-stahlbau.example`;
  const password = 'seven blue girders';
  let admin: Person;
  let page: Page;
  let layFinger: (isOn: boolean) => Promise<void>;

  before(async function () {
    this.timeout(900_000);
    admin = await person('buyer-1');
    const context = await passerBy();
    page = await context.newPage();
    layFinger = await giveFingerprintReader(context, page);
  });

  it('1. is invited to buy', async () => {
    const desk = await admin.context.newPage();
    await desk.goto('/company/people');
    const form = desk.locator('form', { hasText: 'Mail the invitation' });
    await form.waitFor({ state: 'attached' });
    if (!(await form.isVisible())) await desk.getByText('Invite somebody').click();
    await form.getByRole('button', { name: 'Mail the invitation' }).click();
    await form.getByRole('link', { name: 'Choose at least one thing they may do.' }).waitFor();
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Buy', { exact: true }).check();
    await form.getByRole('button', { name: 'Mail the invitation' }).click();
    await desk.getByText(`Invited: ${email}. The link is on its way.`).waitFor();
    await desk.getByRole('row', { name: new RegExp(`${email}.*Buy.*open`) }).waitFor();
    await desk.close();
  });

  it('2. joins, signs in, and adds the passkey of this device', async () => {
    const { urls } = await stack();
    const link = await until(
      'the invitation to be mailed',
      async () => {
        const { items } = messages.parse(await (await fetch(`${urls.inbox}/messages`)).json());
        const mail = items.find(({ to }) => to.includes(email));
        return /https?:\/\/\S+\/join#\S+/.exec(mail?.text ?? '')?.[0];
      },
      (found) => found !== undefined,
    );
    await page.goto(link ?? '');
    await page.getByLabel('Your name').fill('Ole Petersen');
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The same again').fill(password);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText(`You have joined Nordkai Stahlbau. Sign in with ${email}.`).waitFor();
    await page.goto('/signin?next=/company/me/security');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.waitForURL(/\/en\/company\/me\/security$/);
    await page.getByText('You have one way to prove who you are.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Yard phone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('“Yard phone” signs you in from now on.').waitFor();
    await page.getByRole('row', { name: /Yard phone.*never/ }).waitFor();
  });

  it('3. signs out, and in with one press', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    // With the finger on it, the passkey that the page offers by itself would be taken before the press; and a reader
    // that was asked without a finger on it does not feel one that comes later.
    await layFinger(false);
    const offered = page.waitForResponse('**/v2/sign-in/passkey/options');
    await page.goto('/fr/signin?next=/company/me');
    await offered;
    await page.route(
      '**/v2/sign-in/passkey/options',
      async (route) => {
        await layFinger(true);
        await route.continue();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
    await page.waitForURL(/\/fr\/company\/me$/);
    await page.getByRole('row', { name: /celle-ci.*clé d’accès.*avec deux facteurs/ }).waitFor();
  });
});
