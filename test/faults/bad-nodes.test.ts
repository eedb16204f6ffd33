import { expect } from 'chai';
import { nodeFaults } from './bend-node.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const BAD_MS = 5_000;

describe('A node that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  for (const [what, bend] of Object.entries(nodeFaults)) {
    it(`${what}: the order is late, and paid once`, async () => {
      let bent = 0;
      const since = Date.now();
      world.node.bend = (passing) => {
        if (Date.now() - since > BAD_MS) return undefined;
        const bending = bend(passing);
        if (bending) bent += 1;
        return bending;
      };
      const sold = await sellPlate(world, trade);
      expect(bent, 'requests that went wrong').to.be.above(0);
      expect(sold.settlement?.titleGrams).to.equal('996000');
      await expectInvariants(world);
    });
  }
});
