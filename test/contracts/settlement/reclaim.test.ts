/**
 * SettlementEscrow.reclaim
 * ├── given nothing is disputed
 * │   ├── when the capture window is open: it refuses, up to the last second
 * │   └── when it closed: anyone may trigger it, and only the payer is paid; goods are freed
 * ├── given disputes that wait for a ruling
 * │   ├── it returns what is not disputed, once; the payment stays open with the rest
 * │   ├── when everything is disputed: it refuses
 * │   └── when the list of milestones is missing or wrong: it refuses
 * ├── given nobody ruled before resolveBefore
 * │   ├── it gives the receiver the signed part of each disputed remainder, as a capture, and the payer the rest
 * │   ├── when silence favours the payer: all of it
 * │   ├── when silence favours the receiver: all that was disputed
 * │   ├── with goods: all to the payer, the goods are freed
 * │   └── the second before: it refuses
 * └── given a closed payment: it refuses
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  holdings,
  MAX_AMOUNT,
  milestonesHash,
  milestoneTerms,
  refuses,
  stateOf,
  termsOf,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, time, world, type Hex } from '../world.ts';

const LIST = [100_000_000n, 600_000_001n, 299_999_999n];
const REASON = ethers.ZeroHash;

async function milestones(silenceBps = 2_500) {
  const w = await world();
  const terms = await milestoneTerms(w, LIST, { silenceBps });
  const id = await authorize(w, terms);
  return { w, terms, id, escrow: w.escrow.connect(w.stranger) };
}

describe('SettlementEscrow.reclaim', () => {
  it('refuses 1 s before captureBefore', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await time.setNextBlockTimestamp(terms.captureBefore - 1);
    const sent = w.escrow.connect(w.buyer).reclaim(terms, []);
    await refuses(w, sent, 'ReclaimTooEarly', terms.captureBefore - 1, terms.captureBefore);
  });

  for (const late of [0, 1]) {
    it(`pays the payer ${late} s after captureBefore, whoever asks`, async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const terms = await termsOf(w, lotId);
      const id = await authorize(w, terms);
      await time.setNextBlockTimestamp(terms.captureBefore + late);
      await expect(w.escrow.connect(w.stranger).reclaim(terms, []))
        .to.emit(w.escrow, 'PaymentReclaimed')
        .withArgs(id, MAX_AMOUNT, 0n, w.stranger.address);
      expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
    });
  }

  it('returns what captures of milestones left, without the list when nothing is disputed', async () => {
    const { w, terms, id, escrow } = await milestones();
    await w.escrow.connect(w.relayer).captureMilestone(terms, LIST, 0, 100_000_000n);
    await time.increaseTo(terms.captureBefore);
    await expect(escrow.reclaim(terms, []))
      .to.emit(escrow, 'PaymentReclaimed')
      .withArgs(id, 900_000_000n, 0n, w.stranger.address);
  });

  it('returns what is not disputed, once, and leaves the rest to the arbiter', async () => {
    const { w, terms, id, escrow } = await milestones();
    await w.escrow.connect(w.relayer).captureMilestone(terms, LIST, 1, 100_000_000n);
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
    await time.increaseTo(terms.captureBefore);
    await expect(escrow.reclaim(terms, LIST))
      .to.emit(escrow, 'PaymentReclaimed')
      .withArgs(id, 399_999_999n, 500_000_001n, w.stranger.address);
    expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, 500_000_001n, 100_000_000n, 2n]);
    await refuses(w, escrow.reclaim(terms, LIST), 'NothingToReclaim', id, terms.resolveBefore);
    await w.escrow.connect(w.registrar).resolve(terms, LIST, 1, 500_000_001n, 0);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 600_000_001n, 0n]);
  });

  it('refuses when everything is disputed', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
    const id = await authorize(w, terms);
    await w.escrow.connect(w.mill).dispute(terms, [], 0, REASON);
    await time.increaseTo(terms.captureBefore);
    await refuses(w, w.escrow.reclaim(terms, []), 'NothingToReclaim', id, terms.resolveBefore);
  });

  it('refuses a missing or a wrong list while disputes wait, and after', async () => {
    const { w, terms, escrow } = await milestones();
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
    for (const at of [terms.captureBefore, terms.resolveBefore]) {
      await time.increaseTo(at);
      for (const list of [[], [1_000_000_000n], [...LIST].reverse()]) {
        const sent = escrow.reclaim(terms, list);
        await refuses(w, sent, 'MilestonesMismatch', milestonesHash(list), terms.milestones);
      }
    }
  });

  it('refuses the second before resolveBefore, and lets silence decide then', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex, silenceBps: 2_500 });
    const id = await authorize(w, terms);
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON);
    await time.setNextBlockTimestamp(terms.resolveBefore - 1);
    await refuses(w, w.escrow.reclaim(terms, []), 'NothingToReclaim', id, terms.resolveBefore);
    await time.setNextBlockTimestamp(terms.resolveBefore);
    await expect(w.escrow.connect(w.stranger).reclaim(terms, []))
      .to.emit(w.escrow, 'DisputesLapsed')
      .withArgs(id, 918_750_000n, 2_756_250_000n, 918_750_000n, w.stranger.address);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      904_968_750n,
      11_025_000n,
      2_756_250n,
    ]);
    expect((await stateOf(w, id)).phase).to.equal(CLOSED);
  });

  it('gives the signed part of each disputed remainder, and the rest to the payer', async () => {
    const { w, terms, id, escrow } = await milestones(3_333);
    await w.escrow.connect(w.relayer).captureMilestone(terms, LIST, 0, 40_000_000n);
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 0, REASON);
    await w.escrow.connect(w.buyer).dispute(terms, LIST, 2, REASON);
    await time.increaseTo(terms.resolveBefore + 1);
    // floor(60,000,000 * 0.3333) + floor(299,999,999 * 0.3333) = 19,998,000 + 99,989,999
    await expect(escrow.reclaim(terms, LIST))
      .to.emit(escrow, 'DisputesLapsed')
      .withArgs(id, 119_987_999n, 840_012_001n, 159_987_999n, w.stranger.address);
    expect(await holdings(w, w.buyer)).to.deep.equal([9_840_012_001n]);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 159_987_999n, 0n]);
  });

  for (const [silenceBps, toReceiver] of [
    [0, 0n],
    [10_000, 600_000_001n],
  ] as const) {
    it(`gives the receiver ${silenceBps} of 10,000 of what was disputed`, async () => {
      const { w, terms, id, escrow } = await milestones(silenceBps);
      await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
      await time.increaseTo(terms.resolveBefore);
      await expect(escrow.reclaim(terms, LIST))
        .to.emit(escrow, 'DisputesLapsed')
        .withArgs(id, toReceiver, 1_000_000_000n - toReceiver, toReceiver, w.stranger.address);
      expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n - toReceiver]);
    });
  }

  it('with goods silence gives all to the payer and frees the goods', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const terms = await termsOf(w, lotId, { arbiter: w.registrar.address as Hex });
    await authorize(w, terms);
    await w.escrow.connect(w.mill).dispute(terms, [], 0, REASON);
    await time.increaseTo(terms.resolveBefore);
    await w.escrow.reclaim(terms, []);
    expect(await holdings(w, w.buyer, w.mill)).to.deep.equal([10_000_000_000n, 0n]);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
  });

  it('refuses a payment that is closed', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await w.escrow.connect(w.relayer).void(terms);
    await time.setNextBlockTimestamp(terms.captureBefore);
    await refuses(w, w.escrow.reclaim(terms, []), 'NotOpen', id, CLOSED);
  });
});
