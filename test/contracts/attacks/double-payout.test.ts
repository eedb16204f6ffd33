/**
 * Attack: the same money is paid out twice.
 *
 * Circle refund-protocol @b506b17: `earlyWithdrawByArbiter([0, 0], [100, 100])` checks each entry against the whole payment,
 * pays 200 of 100, and takes the rest out of another payer's payment. SmartInvoice pays milestones by a counter. Ours: money is
 * counted per payment and milestone, by totals; nothing takes a list of what to pay.
 *
 * ├── a milestone is captured, then ruled upon, then captured: what left it is counted once
 * ├── a milestone is ruled upon twice, or under another index of a list with equal amounts: it refuses
 * ├── what silence divided is neither ruled upon nor settled nor reclaimed
 * └── through all of it another payer's payment is untouched
 */
import { expect } from 'chai';
import {
  authorize,
  CLOSED,
  holdings,
  milestoneTerms,
  refuses,
  settlementOf,
  stateOf,
  termsOf,
} from '../payment.ts';
import { ethers, hash, time, world } from '../world.ts';

const LIST = [100n, 100n, 100n];
const REASON = ethers.ZeroHash;

async function two() {
  const w = await world();
  const other = await authorize(w, await termsOf(w, 0n, { maxAmount: 1_000n, salt: hash('other') }));
  const terms = await milestoneTerms(w, LIST, { feeBps: 0, feeShares: [], silenceBps: 5_000 });
  const id = await authorize(w, terms);
  return {
    w,
    terms,
    id,
    other,
    arbiter: w.escrow.connect(w.registrar),
    operator: w.escrow.connect(w.relayer),
  };
}

describe('Attack: a double payout', () => {
  it('INV-2: what left a milestone is counted once', async () => {
    const { w, terms, id, other, arbiter, operator } = await two();
    await operator.captureMilestone(terms, LIST, 0, 60n);
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 0, REASON);
    await refuses(w, arbiter.resolve(terms, LIST, 0, 41n, 0), 'DivisionAboveLeft', 41n, 40n);
    await arbiter.resolve(terms, LIST, 0, 40n, 0);
    await refuses(w, operator.captureMilestone(terms, LIST, 0, 100n), 'CaptureNotAbove', 100n, 100n);
    expect(await holdings(w, w.mill, { address: String(w.escrow.target) })).to.deep.equal([100n, 1_200n]);
    expect((await stateOf(w, id)).capturable).to.equal(200n);
    expect((await stateOf(w, other)).capturable).to.equal(1_000n);
  });

  it('a milestone is ruled upon once, and under its own index', async () => {
    const { w, terms, id, arbiter } = await two();
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
    for (const index of [0, 2])
      await refuses(w, arbiter.resolve(terms, LIST, index, 1n, 0), 'NotDisputed', id, index);
    await arbiter.resolve(terms, LIST, 1, 30n, 0);
    await refuses(w, arbiter.resolve(terms, LIST, 1, 30n, 0), 'NotDisputed', id, 1);
    await refuses(w, w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON), 'NothingLeft', id, 1);
    expect(await holdings(w, { address: String(w.escrow.target) })).to.deep.equal([1_200n]);
  });

  it('what silence divided is over', async () => {
    const { w, terms, id, other, arbiter } = await two();
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
    await time.increaseTo(terms.captureBefore);
    await w.escrow.reclaim(terms, LIST);
    await refuses(w, w.escrow.reclaim(terms, LIST), 'NothingToReclaim', id, terms.resolveBefore);
    await time.increaseTo(terms.resolveBefore);
    await w.escrow.reclaim(terms, LIST);
    await refuses(w, w.escrow.reclaim(terms, LIST), 'NotOpen', id, CLOSED);
    await refuses(w, arbiter.resolve(terms, LIST, 1, 1n, 0), 'NotOpen', id, CLOSED);
    const division = { paymentId: id, capturable: 0n, toReceiver: 0n, grams: 0n };
    const payer = await settlementOf(w, division, w.buyer);
    const receiver = await settlementOf(w, division, w.mill);
    const settled = w.escrow.settle(terms, 0n, 0n, payer, w.mill.address, receiver);
    await refuses(w, settled, 'NotOpen', id, CLOSED);
    expect(await holdings(w, w.mill, { address: String(w.escrow.target) })).to.deep.equal([50n, 1_000n]);
    expect((await stateOf(w, other)).capturable).to.equal(1_000n);
  });
});
