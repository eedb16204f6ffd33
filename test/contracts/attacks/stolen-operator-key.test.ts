/**
 * Attack: the operator's key is stolen.
 *
 * commerce-payments gives each operator a store of tokens, so that one bad operator cannot reach another's payments, and
 * documents that an operator chooses the fee receiver when terms leave it open. Ours: terms leave nothing open. The
 * operator chooses when to capture and when to void.
 *
 * ├── it can: capture what is not disputed, to the receiver; void, to the payer; refund out of its own pocket
 * ├── it cannot: send money to itself, change any term, capture goods unweighed, uninspected or at another price
 * ├── it cannot: capture or void what is disputed, rule, or act on payments of another operator
 * └── it cannot: use anybody's allowance
 */
import { expect } from 'chai';
import {
  authorize,
  holdings,
  MAX_AMOUNT,
  refuses,
  stateOf,
  termsOf,
  weigh,
  WEIGHED_GRAMS,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, hash, send, world, type Hex } from '../world.ts';

describe('Attack: a stolen operator key', () => {
  it('can pay the receiver early, and nobody else', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    const thief = w.escrow.connect(w.relayer);
    for (const change of [
      { receiver: w.relayer.address as Hex },
      { feeBps: 1_000 },
      { feeShares: [{ receiver: w.relayer.address as Hex, shareBps: 10_000 }] },
      { maxAmount: MAX_AMOUNT + 1n },
      { captureBefore: terms.captureBefore + 1 },
      { payer: w.relayer.address as Hex },
    ]) {
      const changed = { ...terms, ...change };
      const id = await w.escrow.paymentId(changed);
      await refuses(w, thief.capture(changed, 1n, true), 'NotOpen', id, 0);
      await refuses(w, thief.void(changed), 'NotOpen', id, 0);
    }
    await thief.capture(terms, MAX_AMOUNT, true);
    expect(await holdings(w, w.relayer, w.mill)).to.deep.equal([0n, 3_619_875_000n]);
  });

  it('cannot move goods unweighed, uninspected, or at another price', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const terms = await termsOf(w, lotId);
    const id = await authorize(w, terms);
    const thief = w.escrow.connect(w.relayer);
    const sent = () => thief.captureOnDelivery(terms, WEIGHED_GRAMS, true, '0x', hash('no delivery'));
    await refuses(w, sent(), 'NotWeighed', id);
    await weigh(w, id, WEIGHED_GRAMS);
    await expect(sent()).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_InspectionOpen');
    await refuses(w, thief.capture(terms, MAX_AMOUNT, true), 'WrongTerms', lotId, ethers.ZeroHash);
    expect((await stateOf(w, id)).capturable).to.equal(MAX_AMOUNT);
  });

  it('cannot touch what is disputed, rule, or settle', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
    const id = await authorize(w, terms);
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, hash('the key is stolen'));
    const thief = w.escrow.connect(w.relayer);
    await refuses(w, thief.capture(terms, 1n, true), 'Disputed', id, 0);
    await refuses(w, thief.void(terms), 'NotAllowed', w.relayer.address, w.mill.address);
    await refuses(
      w,
      thief.resolve(terms, [], 0, 1n, 0),
      'NotAllowed',
      w.relayer.address,
      w.registrar.address,
    );
    const settled = thief.settle(terms, 1n, 0, '0x', w.relayer.address, '0x');
    await refuses(w, settled, 'SignatureInvalid', w.buyer.address);
  });

  it("cannot act on another operator's payments", async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { operator: w.hosted.address as Hex });
    await authorize(w, terms);
    const thief = w.escrow.connect(w.relayer);
    await refuses(w, thief.capture(terms, 1n, true), 'NotAllowed', w.relayer.address, w.hosted.address);
    await refuses(w, thief.void(terms), 'NotAllowed', w.relayer.address, w.hosted.address);
  });

  it("cannot use anybody's allowance: a refund is its own money", async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
    for (const account of [w.mill, w.treasury, w.fund, w.buyer]) {
      await send(w.usdc.connect(account), 'approve', w.escrow.target, ethers.MaxUint256);
    }
    await expect(w.escrow.connect(w.relayer).refund(terms, 1n, MAX_AMOUNT)).to.be.revertedWith(
      'ERC20: transfer amount exceeds allowance',
    );
    expect(await holdings(w, w.mill, w.treasury)).to.deep.equal([3_619_875_000n, 44_100_000n]);
  });
});
