import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@topsteel/sandbox';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoSignIns, demoSignInOf, type DemoSignIn } from '../../scripts/seed/demo-sign-ins.ts';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import type { LocalAccount } from 'viem/accounts';
import { newPerson, openBrowser } from './browser.ts';
import { installWallet, type WalletLog } from './wallet.ts';

let dataDir: string | undefined;
let running: Promise<Stack> | undefined;
let browsing: Promise<Browser> | undefined;

/**
 * The seeded system that the journeys share: the first to ask starts it, `closeWorld` stops it.
 * JOURNEYS_DATA names a folder to keep the data in, for working on a journey.
 */
export function stack(): Promise<Stack> {
  running ??= (async () => {
    const kept = process.env['JOURNEYS_DATA'];
    dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'topsteel-journeys-')));
    return startStack({ dataDir, ports: 'random', seed: true, demoSignIns });
  })();
  return running;
}

export function browser(): Promise<Browser> {
  browsing ??= openBrowser();
  return browsing;
}

/** Every page that is open now. */
export async function openPages(): Promise<Page[]> {
  return ((await browsing)?.contexts() ?? []).flatMap((context) => context.pages());
}

export async function closeWorld(): Promise<void> {
  await (await browsing)?.close();
  await (await running)?.stop();
  if (dataDir !== undefined && process.env['JOURNEYS_DATA'] === undefined)
    await rm(dataDir, { recursive: true, force: true });
}

/** Somebody passing by: no account, no wallet. */
export async function passerBy(): Promise<BrowserContext> {
  return newPerson(await browser(), (await stack()).urls.web);
}

export interface Person {
  context: BrowserContext;
  who: DemoSignIn;
  wallet: WalletLog;
}

/**
 * A demo person with a fresh cookie jar, signed in by the one-press button, with their wallet if they have one;
 * `account` puts another key into it, `chainId` another network.
 */
export function person(
  organisation: string,
  options: { chainId?: number; account?: LocalAccount } = {},
): Promise<Person> {
  return signedIn(demoSignInOf(organisation), options);
}

/** The same for one of several people of an organisation. */
export async function signedIn(
  who: DemoSignIn,
  options: { chainId?: number; account?: LocalAccount } = {},
): Promise<Person> {
  const { urls } = await stack();
  const context = await passerBy();
  const wallet =
    who.wallet === undefined
      ? { signed: [], chainId: 31337 }
      : await installWallet(context, options.account ?? demoWallet(who.wallet), urls.chain, options.chainId);
  const page = await context.newPage();
  await page.goto('/signin');
  await page.getByRole('button', { name: `Sign in as ${who.label}` }).click();
  await page.waitForURL((url) => !url.pathname.includes('/signin'));
  await page.close();
  return { context, who, wallet };
}
