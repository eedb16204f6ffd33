/**
 * Attack: terms name a victim as operator or fee receiver, to spend its allowance to the escrow.
 *
 * Anyone can write terms that name anyone. If a refund by the receiver took the commission from the operator, as earlier
 * versions of this contract did, payer and receiver could agree on terms with the victim as operator and themselves as
 * fee receivers, settle without the operator, refund, and keep a tenth of the amount out of the victim's allowance.
 * Ours: in a refund by the receiver every fee receiver returns what this payment paid it, and the operator nothing.
 *
 * ├── a victim named as operator loses nothing
 * └── a victim named as fee receiver loses nothing: it returns what it was paid
 */
import { expect } from 'chai';
import type { Terms } from '@topsteel/domain/bridge';
import { authorize, holdings, MAX_AMOUNT, settlementOf, termsOf } from '../payment.ts';
import { ethers, send, world, type Hex, type World } from '../world.ts';

/** The buyer and the mill conspire: they pay, settle in full without an operator, and refund in full. */
async function conspire(w: World, terms: Terms) {
  const paymentId = await authorize(w, terms);
  const division = { paymentId, capturable: MAX_AMOUNT, toReceiver: MAX_AMOUNT, grams: 0n };
  const payer = await settlementOf(w, division, w.buyer);
  const receiver = await settlementOf(w, division, w.mill);
  await w.escrow.settle(terms, MAX_AMOUNT, 0, payer, w.mill.address, receiver);
  await send(w.usdc.connect(w.mill), 'approve', w.escrow.target, ethers.MaxUint256);
  return w.escrow.connect(w.mill).refund(terms, MAX_AMOUNT, MAX_AMOUNT);
}

async function victim(w: World) {
  await send(w.usdc, 'mint', w.stranger.address, MAX_AMOUNT);
  await send(w.usdc.connect(w.stranger), 'approve', w.escrow.target, ethers.MaxUint256);
  return w.stranger.address as Hex;
}

describe('Attack: a borrowed allowance', () => {
  it('a victim named as operator loses nothing', async () => {
    const w = await world();
    const operator = await victim(w);
    const feeShares = [{ receiver: w.hosted.address as Hex, shareBps: 10_000 }];
    const terms = await termsOf(w, 0n, { operator, feeBps: 1_000, feeShares });
    await expect(conspire(w, terms)).to.be.revertedWith('ERC20: transfer amount exceeds allowance');
    expect(await holdings(w, w.stranger)).to.deep.equal([MAX_AMOUNT]);
  });

  it('a victim named as fee receiver returns what it was paid, to the unit', async () => {
    const w = await world();
    const receiver = await victim(w);
    const terms = await termsOf(w, 0n, { feeBps: 1_000, feeShares: [{ receiver, shareBps: 10_000 }] });
    await conspire(w, terms);
    expect(await holdings(w, w.stranger, w.buyer, w.mill)).to.deep.equal([MAX_AMOUNT, 10_000_000_000n, 0n]);
  });
});
