import type { Context } from 'mocha';
import { closeWorld } from './world.ts';

/** All journeys share one system and one browser; both end with the last of them. */
export const mochaHooks = {
  async afterAll(this: Context): Promise<void> {
    this.timeout(60_000);
    await closeWorld();
  },
};
