import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { until } from '../../scripts/seed/until.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const HOUR_MS = 3_600_000;

describe('A clock that is wrong', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  for (const [what, skewMs, zone] of [
    ['by an hour ahead', HOUR_MS, 'UTC'],
    ['by an hour behind', -HOUR_MS, 'UTC'],
    ['in a zone that has just changed its half hour of summer time', 0, 'Australia/Lord_Howe'],
  ] as const) {
    it(`${what} pays once, and not before its time`, async () => {
      await world.product.halt('backend');
      const backend = await startSkewed(world, skewMs, zone);
      try {
        const sold = await sellPlate(world, trade);
        expect(sold.settlement?.titleGrams).to.equal('996000');
      } finally {
        backend.kill('SIGKILL');
        await once(backend, 'exit');
        await world.product.resume('backend');
      }
      await expectInvariants(world);
    });
  }
});

/** The marketplace as the stack runs it, with its clock moved. */
async function startSkewed(world: FaultWorld, skewMs: number, zone: string): Promise<ChildProcess> {
  const { env, urls } = world.product;
  const skew = new URL('skew-clock.mjs', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--import', skew, '--import', './backend/register.mjs', 'backend/src/main.ts'],
    { env: { PATH: process.env['PATH'], ...env, CLOCK_SKEW_MS: String(skewMs), TZ: zone }, stdio: 'ignore' },
  );
  await until(
    'the marketplace to answer',
    () =>
      fetch(`${urls.api}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    (isUp) => isUp,
  );
  return child;
}
