/**
 * SettlementEscrow.captureMilestone
 * ├── given a list of milestones that the terms commit to
 * │   ├── it brings what was captured of one to the total, and pays as a capture
 * │   ├── when the same total is sent again: it refuses
 * │   ├── when above the milestone, though the payment has more: it refuses
 * │   ├── when all are captured: the payment is closed
 * │   ├── when another milestone is disputed: it pays
 * │   ├── when this one is disputed: it refuses
 * │   ├── it refuses anyone but the operator, and at captureBefore
 * │   └── when the index is beyond the list: it refuses
 * ├── given another list, an unsound list, or no milestones in the terms: it refuses
 * └── given fourteen milestones: each is captured; fifteen are refused
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  holdings,
  milestonesHash,
  milestoneTerms,
  refuses,
  stateOf,
  termsOf,
} from '../payment.ts';
import { ethers, time, world, type Hex } from '../world.ts';

/** Engineering, material, delivery: 10 %, 60 %, 30 %. */
const LIST = [100_000_000n, 600_000_000n, 300_000_000n];

async function paid(list: bigint[] = LIST) {
  const w = await world();
  const terms = await milestoneTerms(w, list);
  const id = await authorize(w, terms);
  return { w, terms, id, escrow: w.escrow.connect(w.relayer) };
}

describe('SettlementEscrow.captureMilestone', () => {
  it('brings one milestone to the total and pays as a capture', async () => {
    const { w, terms, id, escrow } = await paid();
    await expect(escrow.captureMilestone(terms, LIST, 1, 200_000_000n))
      .to.emit(escrow, 'MilestoneCaptured')
      .withArgs(id, 1, 200_000_000n, 200_000_000n, 200_000_000n);
    await expect(escrow.captureMilestone(terms, LIST, 1, 600_000_000n))
      .to.emit(escrow, 'MilestoneCaptured')
      .withArgs(id, 1, 400_000_000n, 600_000_000n, 600_000_000n);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      591_000_000n,
      7_200_000n,
      1_800_000n,
    ]);
    expect(await escrow.milestoneSpentOf(id, 1)).to.equal(600_000_000n);
    expect(await escrow.milestoneSpentOf(id, 0)).to.equal(0n);
    expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, 400_000_000n, 600_000_000n, 0n]);
  });

  it('refuses the same total again: a resend is harmless', async () => {
    const { w, terms, escrow } = await paid();
    await escrow.captureMilestone(terms, LIST, 0, 100_000_000n);
    const again = escrow.captureMilestone(terms, LIST, 0, 100_000_000n);
    await refuses(w, again, 'CaptureNotAbove', 100_000_000n, 100_000_000n);
  });

  it('refuses more than the milestone, though the payment has more', async () => {
    const { w, terms, escrow } = await paid();
    const sent = escrow.captureMilestone(terms, LIST, 0, 100_000_001n);
    await refuses(w, sent, 'CaptureAboveAuthorized', 100_000_001n, 100_000_000n);
  });

  it('closes the payment with the last one', async () => {
    const { w, terms, id, escrow } = await paid();
    for (const index of [2, 0, 1]) await escrow.captureMilestone(terms, LIST, index, LIST[index]!);
    expect(await stateOf(w, id)).to.deep.equal({
      phase: CLOSED,
      capturable: 0n,
      refundable: 1_000_000_000n,
      disputed: 0n,
    });
    await refuses(w, escrow.captureMilestone(terms, LIST, 0, 1n), 'NotOpen', id, CLOSED);
  });

  it('pays an undisputed milestone and refuses the disputed one', async () => {
    const { w, terms, id, escrow } = await paid();
    await escrow.connect(w.buyer).dispute(terms, LIST, 1, ethers.ZeroHash);
    await escrow.captureMilestone(terms, LIST, 0, 100_000_000n);
    expect(await holdings(w, w.mill)).to.deep.equal([98_500_000n]);
    await refuses(w, escrow.captureMilestone(terms, LIST, 1, 1n), 'Disputed', id, 1);
  });

  it('refuses anyone but the operator', async () => {
    const { w, terms, escrow } = await paid();
    const sent = escrow.connect(w.mill).captureMilestone(terms, LIST, 0, 1n);
    await refuses(w, sent, 'NotAllowed', w.mill.address, w.relayer.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from captureBefore`, async () => {
      const { w, terms, escrow } = await paid();
      const at = terms.captureBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = escrow.captureMilestone(terms, LIST, 0, 1n);
      if (offset < 0) await expect(sent).to.emit(escrow, 'MilestoneCaptured');
      else await refuses(w, sent, 'WindowClosed', at, terms.captureBefore);
    });
  }

  it('refuses an index beyond the list', async () => {
    const { w, terms, escrow } = await paid();
    await refuses(w, escrow.captureMilestone(terms, LIST, 3, 1n), 'MilestoneUnknown', 3, 3);
  });

  it('refuses another list', async () => {
    const { w, terms, escrow } = await paid();
    const other = [LIST[1]!, LIST[0]!, LIST[2]!];
    const sent = escrow.captureMilestone(terms, other, 0, 1n);
    await refuses(w, sent, 'MilestonesMismatch', milestonesHash(other), terms.milestones);
    const none = escrow.captureMilestone(terms, [], 0, 1n);
    await refuses(w, none, 'MilestonesMismatch', milestonesHash([]), terms.milestones);
  });

  for (const [what, list, maxAmount, error, ...args] of [
    ['an empty list', [], 5n, 'MilestoneCount', 0, 14],
    ['fifteen milestones', Array<bigint>(15).fill(1n), 15n, 'MilestoneCount', 15, 14],
    ['a milestone of zero', [1n, 0n, 4n], 5n, 'MilestoneZero', 1],
    ['a sum below the maximum', [1n, 3n], 5n, 'MilestonesUnbalanced', 4n, 5n],
    ['a sum above the maximum', [1n, 5n], 5n, 'MilestonesUnbalanced', 6n, 5n],
    ['a sum that overflows', [2n ** 120n - 1n, 6n], 5n, 'MilestonesUnbalanced', 2n ** 120n + 5n, 5n],
  ] as [string, bigint[], bigint, string, ...unknown[]][]) {
    it(`refuses ${what}, and the payer gets its money back`, async () => {
      const w = await world();
      const terms = await milestoneTerms(w, list, { maxAmount });
      const id = await authorize(w, terms);
      const escrow = w.escrow.connect(w.relayer);
      await refuses(w, escrow.captureMilestone(terms, list, 0, 1n), error, ...args);
      const disputed = escrow.connect(w.buyer).dispute(terms, list, 0, ethers.ZeroHash);
      await refuses(w, disputed, error, ...args);
      await time.increaseTo(terms.captureBefore);
      await escrow.reclaim(terms, []);
      expect((await stateOf(w, id)).phase).to.equal(CLOSED);
      expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
    });
  }

  it('refuses terms without milestones', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    const sent = w.escrow.connect(w.relayer).captureMilestone(terms, [], 0, 1n);
    await refuses(w, sent, 'WrongTerms', 0n, ethers.ZeroHash);
  });

  it('captures each of fourteen', async () => {
    const list = Array.from({ length: 14 }, (_, i) => BigInt(i + 1));
    const { w, terms, id, escrow } = await paid(list);
    for (const [index, amount] of list.entries()) await escrow.captureMilestone(terms, list, index, amount);
    expect((await stateOf(w, id)).refundable).to.equal(105n);
    const other = { ...terms, receiver: w.stranger.address as Hex };
    expect((await stateOf(w, (await w.escrow.paymentId(other)) as Hex)).phase).to.equal(0n);
  });
});
