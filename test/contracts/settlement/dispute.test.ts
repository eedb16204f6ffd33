/**
 * SettlementEscrow.dispute
 * ├── given an open payment whose terms pin an arbiter
 * │   ├── when the payer disputes a milestone: all that is left of it is frozen, the others are not
 * │   ├── when the receiver disputes: the same
 * │   ├── when it has no milestones: everything is frozen
 * │   ├── when it is disputed already, or nothing is left of it: it refuses
 * │   ├── when anyone else asks, the arbiter and the operator included: it refuses
 * │   ├── when the index or the list is wrong: it refuses
 * │   └── it refuses at captureBefore; the second before it accepts
 * ├── given terms without an arbiter: it refuses
 * └── given a closed payment: it refuses
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  MAX_AMOUNT,
  milestonesHash,
  milestoneTerms,
  refuses,
  termsOf,
} from '../payment.ts';
import { hash, time, world, type Hex } from '../world.ts';

const LIST = [100_000_000n, 600_000_000n, 300_000_000n];
const REASON = hash('non-conformity report 17');

async function paid() {
  const w = await world();
  const terms = await milestoneTerms(w, LIST);
  const id = await authorize(w, terms);
  return { w, terms, id, escrow: w.escrow.connect(w.buyer) };
}

describe('SettlementEscrow.dispute', () => {
  for (const who of ['buyer', 'mill'] as const) {
    it(`freezes what is left of the milestone when the ${who} disputes it`, async () => {
      const { w, terms, id, escrow } = await paid();
      await escrow.connect(w.relayer).captureMilestone(terms, LIST, 2, 1n);
      await expect(escrow.connect(w[who]).dispute(terms, LIST, 2, REASON))
        .to.emit(escrow, 'PaymentDisputed')
        .withArgs(id, 2, 299_999_999n, REASON, w[who].address);
      expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, 999_999_999n, 1n, 4n]);
    });
  }

  it('freezes each milestone on its own', async () => {
    const { terms, id, escrow } = await paid();
    await escrow.dispute(terms, LIST, 0, REASON);
    await escrow.dispute(terms, LIST, 2, REASON);
    expect((await escrow.stateOf(id)).disputed).to.equal(5n);
  });

  it('freezes a payment without milestones as a whole', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
    const id = await authorize(w, terms);
    await expect(w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON))
      .to.emit(w.escrow, 'PaymentDisputed')
      .withArgs(id, 0, MAX_AMOUNT, REASON, w.buyer.address);
    const again = w.escrow.connect(w.mill).dispute(terms, [], 0, REASON);
    await refuses(w, again, 'Disputed', id, 0);
    await refuses(w, w.escrow.connect(w.mill).dispute(terms, [], 1, REASON), 'MilestoneUnknown', 1, 1);
    const list = w.escrow.connect(w.mill).dispute(terms, [MAX_AMOUNT], 0, REASON);
    await refuses(w, list, 'MilestonesMismatch', milestonesHash([MAX_AMOUNT]), terms.milestones);
  });

  it('refuses what is disputed already, and what has nothing left', async () => {
    const { w, terms, id, escrow } = await paid();
    await escrow.dispute(terms, LIST, 0, REASON);
    await refuses(w, escrow.dispute(terms, LIST, 0, REASON), 'Disputed', id, 0);
    await escrow.connect(w.relayer).captureMilestone(terms, LIST, 1, 600_000_000n);
    await refuses(w, escrow.dispute(terms, LIST, 1, REASON), 'NothingLeft', id, 1);
    await escrow.connect(w.registrar).resolve(terms, LIST, 0, 0, 0);
    await refuses(w, escrow.dispute(terms, LIST, 0, REASON), 'NothingLeft', id, 0);
  });

  it('refuses anyone else', async () => {
    const { w, terms, escrow } = await paid();
    for (const account of [w.stranger, w.relayer, w.registrar]) {
      const sent = escrow.connect(account).dispute(terms, LIST, 0, REASON);
      await refuses(w, sent, 'NotAllowed', account.address, w.mill.address);
    }
  });

  it('refuses an index beyond the list, and another list', async () => {
    const { w, terms, escrow } = await paid();
    await refuses(w, escrow.dispute(terms, LIST, 3, REASON), 'MilestoneUnknown', 3, 3);
    await refuses(w, escrow.dispute(terms, LIST, 255, REASON), 'MilestoneUnknown', 255, 3);
    const other = [1_000_000_000n];
    const sent = escrow.dispute(terms, other, 0, REASON);
    await refuses(w, sent, 'MilestonesMismatch', milestonesHash(other), terms.milestones);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from captureBefore`, async () => {
      const { w, terms, escrow } = await paid();
      const at = terms.captureBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = escrow.dispute(terms, LIST, 0, REASON);
      if (offset < 0) await expect(sent).to.emit(escrow, 'PaymentDisputed');
      else await refuses(w, sent, 'WindowClosed', at, terms.captureBefore);
    });
  }

  it('refuses terms without an arbiter', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await refuses(w, w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON), 'ArbiterMissing', id);
  });

  it('refuses a closed payment', async () => {
    const { w, terms, id, escrow } = await paid();
    await escrow.connect(w.relayer).void(terms);
    await refuses(w, escrow.dispute(terms, LIST, 0, REASON), 'NotOpen', id, CLOSED);
  });
});
