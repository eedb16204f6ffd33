/**
 * Attack: Circle pauses the token across an expiry, so that a window closes while nobody can be paid.
 *
 * commerce-payments pushes and reverts (Spearbit, April 2025, Low, acknowledged): a pause across the capture window turns
 * the merchant's money into the payer's. Ours: a capture during the pause goes through and becomes credit, so a pause
 * moves no money from one party to the other.
 *
 * ├── a capture during the pause stands; its payouts are credits, paid after the pause
 * ├── a ruling during the pause stands
 * ├── a reclaim during the pause gives the payer credit
 * └── nothing can be authorized during the pause
 */
import { expect } from 'chai';
import { authorize, collectionOf, ERC3009, holdings, MAX_AMOUNT, stateOf, termsOf } from '../payment.ts';
import { ethers, hash, send, time, world, type Hex } from '../world.ts';

describe('Attack: a token that is paused across an expiry', () => {
  it('does not take the seller’s money: a capture in the last second stands', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await send(w.usdc, 'pause');
    await time.setNextBlockTimestamp(terms.captureBefore - 1);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
    expect((await stateOf(w, id)).refundable).to.equal(MAX_AMOUNT);
    const token = w.deployment.usdc;
    expect(await w.escrow.creditOf(token, w.mill.address)).to.equal(3_619_875_000n);
    await expect(w.escrow.connect(w.mill).claimCredit(token, w.mill.address)).to.be.revertedWith(
      'Pausable: paused',
    );
    await send(w.usdc, 'unpause');
    await time.increaseTo(terms.refundBefore);
    await w.escrow.connect(w.mill).claimCredit(token, w.mill.address);
    await w.escrow.connect(w.treasury).claimCredit(token, w.treasury.address);
    await w.escrow.connect(w.fund).claimCredit(token, w.fund.address);
    expect(await holdings(w, w.mill, { address: String(w.escrow.target) })).to.deep.equal([
      3_619_875_000n,
      0n,
    ]);
  });

  it('does not stop a ruling', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
    await authorize(w, terms);
    await w.escrow.connect(w.mill).dispute(terms, [], 0, ethers.ZeroHash);
    await send(w.usdc, 'pause');
    await time.setNextBlockTimestamp(terms.resolveBefore - 1);
    await w.escrow.connect(w.registrar).resolve(terms, [], 0, 1_000_000_000n, 0);
    expect(await w.escrow.creditOf(w.deployment.usdc, w.buyer.address)).to.equal(2_675_000_000n);
  });

  it('does not stop the payer’s exit', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await send(w.usdc, 'pause');
    await time.increaseTo(terms.captureBefore);
    await w.escrow.connect(w.stranger).reclaim(terms, []);
    await send(w.usdc, 'unpause');
    await w.escrow.connect(w.buyer).claimCredit(w.deployment.usdc, w.buyer.address);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
  });

  it('leaves nothing behind when an authorization fails', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { salt: hash('paused') });
    await send(w.usdc, 'pause');
    const given = [terms, ERC3009, await collectionOf(w, terms), ethers.ZeroAddress, '0x'];
    await expect(w.escrow.authorize(...given)).to.be.revertedWith('Pausable: paused');
    await send(w.usdc, 'unpause');
    await expect(w.escrow.authorize(...given)).to.emit(w.escrow, 'PaymentAuthorized');
  });
});
