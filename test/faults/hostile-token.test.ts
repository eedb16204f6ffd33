import { setTimeout as later } from 'node:timers/promises';
import { deploymentOf, settlementEscrowAbi } from '@topsteel/chain';
import { expect } from 'chai';
import type { Address } from 'viem';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { tokenOwner } from './token-owner.ts';
import { faultWorld, type FaultWorld } from './world.ts';

describe('A token that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  it('is paused pays later, and once', async () => {
    const owner = tokenOwner(world);
    const selling = sellPlate(world, trade);
    await later(3_000);
    await owner.pause();
    await later(6_000);
    await owner.unpause();
    expect((await selling).settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  it('blocks the seller leaves its money in escrow for it to claim; the buyer and everybody else go on', async () => {
    const owner = tokenOwner(world);
    const deployment = deploymentOf(31337);
    const seller = trade.offer.seller.account as Address;
    const creditOfSeller = () =>
      owner.node.readContract({
        address: deployment.settlementEscrow,
        abi: settlementEscrowAbi,
        functionName: 'creditOf',
        args: [deployment.usdc, seller],
      });
    // A capture that met the pause above left a credit too.
    const before = await creditOfSeller();
    await owner.block(seller);
    const sold = await sellPlate(world, trade);
    expect(((await creditOfSeller()) - before).toString()).to.equal(sold.settlement?.sellerMinor);
    await expectInvariants(world);
    await owner.unblock(seller);
    const { titleGrams } = (await sellPlate(world, trade)).settlement ?? {};
    expect(titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});
