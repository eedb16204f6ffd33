import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const BUYERS = 4;

describe('A database that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  it('is killed and comes back under load loses no order and pays none twice', async () => {
    const selling = Promise.all(Array.from({ length: BUYERS }, () => sellPlate(world, trade)));
    const isOver = { yes: false };
    void selling.finally(() => {
      isOver.yes = true;
    });
    for (let kills = 0; kills < 3 && !isOver.yes; kills += 1) {
      await pause(2_500);
      world.ground.kill('postgres');
      await world.ground.waitFor('postgres');
    }
    for (const sold of await selling) expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  it('cannot be reached for a while is waited for', async () => {
    const selling = sellPlate(world, trade);
    for (let cuts = 0; cuts < 3; cuts += 1) {
      await pause(1_000);
      world.database.cut();
      await pause(1_500);
      world.database.mend();
    }
    expect((await selling).settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});
