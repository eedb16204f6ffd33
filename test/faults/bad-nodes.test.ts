import { expect } from 'chai';
import { expectInvariants } from './invariants.ts';
import { answersHalf, isDown, isOnChain, isSlow, limitsUs, losesLogs, type Fault } from './rpc-proxy.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const BAD_MS = 5_000;

const faults: Record<string, () => Fault> = {
  'is down': () => isDown,
  'takes two seconds for everything': () => isSlow(2_000),
  'answers 429 Too Many Requests': () => limitsUs(20, '1'),
  'is on another chain': () => isOnChain(1),
  'leaves logs out': () => losesLogs,
  'answers half a batch': () => answersHalf,
};

describe('A node that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  for (const [what, faultOf] of Object.entries(faults)) {
    it(`${what} makes the order late; it is paid once`, async () => {
      const before = world.node.requests;
      const selling = sellPlate(world, trade, {
        async whilePaying() {
          world.node.set(faultOf());
          await new Promise((resolve) => setTimeout(resolve, BAD_MS));
          expect(world.node.requests - before, 'requests that went wrong').to.be.above(0);
          world.node.set(null);
        },
      });
      expect((await selling).settlement?.titleGrams).to.equal('996000');
      await expectInvariants(world);
    });
  }
});
