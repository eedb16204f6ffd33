import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core';

/**
 * Flags of the npm build that would make it another browser than people have: one process for everybody (people would
 * share their cookies), and no web security (no Origin header, so signing in is refused as it should be).
 */
const unlike = /single-process|no-zygote|web-security|insecure-content|site-isolation|IsolateOrigins/;

/** Of this build a start now and then ends in a fault of its own; the next one goes well. */
const MOST_STARTS = 5;

/** Chromium from npm: nothing to install on the machine. */
export async function openBrowser(extraArgs: string[] = []): Promise<Browser> {
  const options = {
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !unlike.test(arg)), ...extraArgs],
    headless: true,
  };
  for (let start = 1; ; start += 1) {
    try {
      return await playwright.launch(options);
    } catch (error) {
      if (start === MOST_STARTS || !String(error).includes('signal=SIG')) throw error;
    }
  }
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
