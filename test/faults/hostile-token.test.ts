import { deploymentOf, settlementEscrowAbi } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import type { Address } from 'viem';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import { until } from '../../scripts/seed/until.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, readOrder, sellPlate, type Sale, type Trade } from './sell-plate.ts';
import { tokenOwner } from './token-owner.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const PATIENCE_MS = 300_000;

describe('A token that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  let owner: ReturnType<typeof tokenOwner>;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
    owner = tokenOwner(world);
  });

  /** What the escrow keeps for the seller to claim. */
  const creditOfSeller = (): Promise<bigint> => {
    const { settlementEscrow, usdc } = deploymentOf(31337);
    return owner.node.readContract({
      address: settlementEscrow,
      abi: settlementEscrowAbi,
      functionName: 'creditOf',
      args: [usdc, trade.offer.seller.account as Address],
    });
  };

  /** The token refuses from before the buyer signs until the order says that and why the payment failed. */
  function refusingPayments(refuse: () => Promise<void>, admit: () => Promise<void>, why: string): Sale {
    let order: Order;
    return {
      async whenPlaced(placed) {
        order = placed;
        await refuse();
      },
      async whilePaying() {
        await until(
          `order ${order.number} to tell why it is not paid`,
          async () => (await readOrder(trade.buyer, order)).timeline,
          (entries) => entries.some(({ code, what }) => code === 'payment-failed' && what.endsWith(why)),
          PATIENCE_MS,
        );
        await admit();
      },
    };
  }

  it('is paused when the money comes in is told as the cause, and pays once when it goes on', async () => {
    const why = 'Circle has paused USDC: try again later.';
    const sold = await sellPlate(world, trade, refusingPayments(owner.pause, owner.unpause, why));
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  it('blocks the buyer is told as the cause, and pays once when it does not any more', async () => {
    const buyer = demoWallet(9).address;
    const why = 'Circle has blocked one of the accounts.';
    const blocking = refusingPayments(
      () => owner.block(buyer),
      () => owner.unblock(buyer),
      why,
    );
    const sold = await sellPlate(world, trade, blocking);
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  for (const [what, refuse, admit] of [
    ['is paused when the money goes out', () => owner.pause(), () => owner.unpause()],
    [
      'blocks the seller',
      () => owner.block(trade.offer.seller.account as Address),
      () => owner.unblock(trade.offer.seller.account as Address),
    ],
  ] as const) {
    it(`${what} leaves the seller's money in escrow for it to claim; everybody else goes on`, async () => {
      const before = await creditOfSeller();
      const sold = await sellPlate(world, trade, { whenWeighed: refuse });
      expect(sold.settlement?.titleGrams).to.equal('996000');
      expect(((await creditOfSeller()) - before).toString()).to.equal(sold.settlement?.sellerMinor);
      await expectInvariants(world);
      await admit();
      const after = await creditOfSeller();
      expect((await sellPlate(world, trade)).settlement?.titleGrams).to.equal('996000');
      expect(await creditOfSeller()).to.equal(after);
      await expectInvariants(world);
    });
  }
});
