import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { closeWorld, openPages } from './world.ts';

/** All journeys share one system and one browser; both end with the last of them. A failure leaves pictures of every page. */
export const mochaHooks = {
  async afterEach(this: Context): Promise<void> {
    if (this.currentTest?.state !== 'failed') return;
    this.timeout(60_000);
    const folder = join(tmpdir(), 'topsteel-journey-failures');
    mkdirSync(folder, { recursive: true });
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 60);
    for (const [index, page] of (await openPages()).entries()) {
      const path = join(folder, `${name}-${index}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(`      ${page.url()} as seen at the failure: ${path}`);
    }
  },
  async afterAll(this: Context): Promise<void> {
    this.timeout(60_000);
    await closeWorld();
  },
};
