/**
 * SettlementEscrow.claimCredit
 * ├── given a payee whom Circle has blocked
 * │   ├── when captured: the others are paid, and its part becomes credit
 * │   └── when it claims to another account: it is paid, once
 * ├── given a blocked payer: a void becomes its credit
 * ├── given a caller who leaves too little gas: the payout is not turned into credit
 * └── given no credit: it refuses
 */
import { expect } from 'chai';
import { authorize, MAX_AMOUNT, termsOf } from '../payment.ts';
import { balanceOf, send, world, type Signer, type World } from '../world.ts';

async function block(w: World, account: Signer) {
  await send(w.usdc.connect(w.blacklister), 'blacklist', account.address);
}

describe('SettlementEscrow.claimCredit', () => {
  it('INV-1: a blocked receiver gets credit and blocks nobody', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await block(w, w.mill);
    await expect(w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, 0, true, '0x'))
      .to.emit(w.escrow, 'CreditAssigned')
      .withArgs(w.deployment.usdc, w.mill.address, 985_000_000n, 985_000_000n);
    expect(await balanceOf(w.usdc, w.treasury.address)).to.equal(12_000_000n);
    expect(await balanceOf(w.usdc, w.deployment.settlementEscrow)).to.equal(985_000_000n);
    await expect(w.escrow.connect(w.mill).claimCredit(w.deployment.usdc, w.stranger.address))
      .to.emit(w.escrow, 'CreditClaimed')
      .withArgs(w.deployment.usdc, w.mill.address, w.stranger.address, 985_000_000n);
    expect(await balanceOf(w.usdc, w.stranger.address)).to.equal(985_000_000n);
    await expect(w.escrow.connect(w.mill).claimCredit(w.deployment.usdc, w.stranger.address))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NoCredit')
      .withArgs(w.deployment.usdc, w.mill.address);
  });

  it('a blocked fee receiver gets credit, and the seller its money', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await block(w, w.fund);
    await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, 0, true, '0x');
    expect(await w.escrow.creditOf(w.deployment.usdc, w.fund.address)).to.equal(3_000_000n);
    expect(await balanceOf(w.usdc, w.mill.address)).to.equal(985_000_000n);
  });

  it('a blocked payer gets credit when the payment is voided', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await block(w, w.buyer);
    await w.escrow.connect(w.relayer).void(terms);
    expect(await w.escrow.creditOf(w.deployment.usdc, w.buyer.address)).to.equal(MAX_AMOUNT);
  });

  it('a caller cannot starve a payout into credit', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await expect(
      w.escrow.connect(w.relayer).void(terms, { gasLimit: 150_000 }),
    ).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_GasTooLow');
  });
});
