import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { expectInvariants } from './invariants.ts';
import type { Commit } from './pg-proxy.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const BUYERS = 4;
const KILLS = 3;
/** Commits of the trade itself; chores of the clock write too. */
const OF_A_SALE = /order_event|ledger\.|bridge\.(intent|event|transaction)/;

describe('A database that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });
  afterEach(() => {
    world.database.onCommit = () => 'pass';
  });

  /** The next commit of a sale, which is on its way to the database when this resolves. */
  const nextCommit = (): Promise<Commit> =>
    new Promise((resolve) => {
      world.database.onCommit = (commit) => {
        if (OF_A_SALE.test(commit.label)) {
          world.database.onCommit = () => 'pass';
          world.ground.kill('postgres');
          resolve(commit);
        }
        return 'pass';
      };
    });

  it('is killed at a commit and comes back, three times under load, loses no order and pays none twice', async () => {
    const before = world.ground.restarts('postgres');
    const selling = Promise.all(Array.from({ length: BUYERS }, () => sellPlate(world, trade)));
    const sold = selling.then(() => null);
    const struck: string[] = [];
    while (struck.length < KILLS) {
      const commit = await Promise.race([nextCommit(), sold]);
      if (commit === null) break;
      struck.push(`${commit.app} ${commit.label}`);
      await world.ground.waitFor('postgres');
    }
    expect(struck, 'kills in the middle of a commit').to.have.length(KILLS);
    for (const { settlement } of await selling) expect(settlement?.titleGrams).to.equal('996000');
    expect(world.ground.restarts('postgres') - before).to.equal(KILLS);
    console.log(`      killed at ${struck.join('; ')}`);
    await expectInvariants(world);
  });

  it('cannot be reached for a while is waited for', async () => {
    const over = { yes: false };
    const selling = sellPlate(world, trade).finally(() => {
      over.yes = true;
    });
    for (let cuts = 0; cuts < 3; cuts += 1) {
      await pause(1_000);
      const before = world.database.lost;
      expect(over.yes, 'sold before the database was cut').to.equal(false);
      world.database.cut();
      await pause(1_500);
      world.database.mend();
      expect(world.database.lost - before, 'connections lost').to.be.above(0);
    }
    expect((await selling).settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});
