import { randomUUID } from 'node:crypto';
import { authenticatorSetup, backupCodes, invitation } from '@topsteel/domain/api';
import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { codeOf, stepAt } from '../../backend/src/identity/totp.ts';
import { signIn } from '../../scripts/seed/session.ts';
import { until } from '../../scripts/seed/until.ts';
import { sessionOf } from './trade.ts';
import { passerBy, stack } from './world.ts';

const messages = z.object({ items: z.array(z.object({ to: z.array(z.string()), text: z.string() })) });
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of a base32 text without padding (RFC 4648, 6). */
function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe('A new colleague comes by invitation, forgets the password, and signs in with two factors', function () {
  this.timeout(120_000);
  const email = `colleague-${randomUUID().slice(0, 8)}@nordkai-stahlbau.example`;
  const first = 'seven blue girders';
  const second = 'eight green girders';
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(900_000);
    await stack();
    context = await passerBy();
    page = await context.newPage();
  });

  /** The link to one of our pages in the newest mail to the colleague. */
  const linkTo = async (path: string): Promise<string> => {
    const { urls } = await stack();
    const link = await until(
      `a mail with a link to ${path}`,
      async () => {
        const { items: all } = messages.parse(await (await fetch(`${urls.inbox}/messages`)).json());
        const texts = all.filter(({ to }) => to.includes(email)).map(({ text }) => text);
        return texts.map(
          (text) => /https?:\/\/\S+/.exec(text.slice(Math.max(0, text.indexOf(path) - 40)))?.[0],
        );
      },
      (links) => links.some((one) => one?.includes(path)),
    );
    return link.find((one) => one?.includes(path)) ?? '';
  };

  const signInAs = async (password: string): Promise<void> => {
    await page.goto('/signin');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  };

  it('1. joins the company with a name and a password', async () => {
    const admin = await sessionOf('buyer-1');
    await admin.post('/v2/invitations', { email, roles: ['buyer'] }, invitation);
    await page.goto(await linkTo('/join#'));
    await page.getByLabel('Your name').fill('Jule Harms');
    await page.getByLabel('New password').fill(first);
    await page.getByLabel('The same again').fill(second);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('The two passwords differ.').waitFor();
    await page.getByLabel('The same again').fill(first);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText(`You have joined Nordkai Stahlbau. Sign in with ${email}.`).waitFor();
    await signInAs(first);
    await page.waitForURL(/\/steel$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('2. has a link mailed and sets another password; the link counts once', async () => {
    await page.goto('/signin');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('button', { name: 'Mail the link' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Mail the link' }).click();
    await page.getByText('the link is on its way').waitFor();
    const link = await linkTo('/signin/reset');
    const reset = async (): Promise<void> => {
      await page.goto(link);
      await page.getByLabel('New password').fill(second);
      await page.getByLabel('The same again').fill(second);
      await page.getByRole('button', { name: 'Set the password' }).click();
    };
    await reset();
    await page.getByText('Your password is set').waitFor();
    await reset();
    await page.getByText('This link was used already, or its time has passed.').waitFor();
  });

  it('3. is asked for a code once an authenticator is on; a backup code does, a wrong one does not', async () => {
    const { urls } = await stack();
    const colleague = await signIn(urls.api, urls.web, email, second);
    const path = '/v2/me/second-factor/authenticator';
    const { secret } = await colleague.post(path, {}, authenticatorSetup);
    const code = codeOf(bytesOf(secret), stepAt(new Date()));
    const { codes } = await colleague.post(`${path}/confirm`, { code }, backupCodes);
    await signInAs(second);
    await page.waitForURL(/\/signin\/code$/);
    await page.getByRole('textbox', { name: 'Code' }).fill('aaaa-bbbb-cccc-dddd');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This code is wrong, or it was used already.').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/steel$/);
    await page.getByText('Nordkai Stahlbau').first().waitFor();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('4. is told what to do by links that lack their token', async () => {
    for (const [path, sentence] of [
      ['/join', 'This page is reached by the link of an invitation.'],
      ['/signin/unlock', 'the link in the mail about your closed sign-in'],
      ['/signin/email', 'the link in the mail to your new address'],
    ] as const) {
      await page.goto(path);
      await page.getByText(sentence).waitFor();
    }
    await page.goto(`/signin/unlock?token=${'A'.repeat(43)}`);
    await page.getByRole('button', { name: 'Open my sign-in' }).click();
    await page.getByText('This link was used already, or its time has passed.').waitFor();
  });
});
