import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core';

/**
 * Flags of the npm build that would make it another browser than people have: one process for everybody (people would
 * share their cookies), and no web security (no Origin header, so signing in is refused as it should be).
 */
const unlike = /single-process|no-zygote|web-security|insecure-content|site-isolation|IsolateOrigins/;

/** Chromium from npm: nothing to install on the machine. */
export async function openBrowser(extraArgs: string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !unlike.test(arg)), ...extraArgs],
    headless: true,
  });
}

/** A person at a desk: an own cookie jar, an English browser, 1280 × 900. */
export function newPerson(browser: Browser, baseURL: string): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
}
