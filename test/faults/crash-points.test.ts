import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { expectInvariants } from './invariants.ts';
import type { Commit, Verdict } from './pg-proxy.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

/** All of them take a while; `npm test` takes every so many-th. */
const EVERY = process.env['FAULTS'] === 'all' ? 1 : 12;

describe('A process killed at any of its commits', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  let reference: Order;
  const points: Commit[] = [];

  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
    world.database.onCommit = (commit) => {
      if (!points.some(({ app, label }) => app === commit.app && label === commit.label)) points.push(commit);
      return 'pass';
    };
    reference = await sellPlate(world, trade);
    world.database.onCommit = () => 'pass';
  });

  it('knows the commits of an order’s life, of both processes', () => {
    const labels = points.map(({ app, label }) => `${app}: ${label}`);
    expect(labels).to.include.members(['oracles: bridge.intent+bridge.transaction']);
    expect(labels.filter((label) => label.includes('ledger')).length).to.be.above(0);
    expect(reference.settlement).to.deep.include({ titleGrams: '996000' });
  });

  it('comes back and finishes the order: paid once, everything adds up', async () => {
    const crashes = points.flatMap((point) =>
      (['before', 'after'] as const).map((when) => ({ ...point, when })),
    );
    const chosen = crashes.filter((_crash, at) => at % EVERY === 0);
    for (const { app, label, when } of chosen) {
      let isStruck = false;
      world.database.onCommit = (commit): Verdict => {
        if (isStruck || commit.app !== app || commit.label !== label) return 'pass';
        isStruck = true;
        world.product.kill(app);
        return when;
      };
      const sold = await sellPlate(world, trade).catch((error: unknown) => {
        throw new Error(`${app} died ${when} ${label}: ${(error as Error).message}`);
      });
      world.database.onCommit = () => 'pass';
      expect(isStruck, `${app} came to ${label}`).to.equal(true);
      expect(sold.settlement?.capturedMinor, label).to.equal(reference.settlement?.capturedMinor);
      await expectInvariants(world);
    }
  });
});
