import { expect } from 'chai';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

describe('A file store that is away', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  it('stops no payment', async () => {
    await world.ground.halt('ipfs');
    const sold = await sellPlate(world, trade);
    await world.ground.resume('ipfs');
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});
