import type { Page } from 'playwright-core';

/** Text of a page's main part, in one line, with plain spaces. */
export const textOf = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\s\u00a0\u202f]+/g, ' ');
