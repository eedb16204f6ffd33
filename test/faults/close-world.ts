import type { Context } from 'mocha';
import { closeFaultWorld } from './world.ts';

/** All faults happen to one world, which ends with the last of them. */
export const mochaHooks = {
  async afterAll(this: Context): Promise<void> {
    this.timeout(120_000);
    await closeFaultWorld();
  },
};
