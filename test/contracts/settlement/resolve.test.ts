/**
 * SettlementEscrow.resolve
 * ├── given a disputed payment without milestones
 * │   ├── it divides what is left: the receiver's part bears commission, the payer has the rest; the payment is closed
 * │   ├── when all goes to one side: the other gets nothing
 * │   └── when more than is left is given: it refuses
 * ├── given a disputed milestone
 * │   ├── it divides what is left of it; the payment goes on with the others
 * │   ├── when it was the last: the payment is closed
 * │   └── when another milestone is named: it refuses
 * ├── given goods
 * │   ├── it moves title to the grams that the arbiter names, without weight and inspection, and frees the rest
 * │   ├── when money goes without title, or title without money: it refuses
 * │   └── when more grams than are reserved: the ledger refuses
 * ├── given grams without goods: it refuses
 * └── given anyone but the arbiter, or resolveBefore has come: it refuses
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  holdings,
  MAX_AMOUNT,
  MAX_GRAMS,
  milestoneTerms,
  receiptOf,
  refuses,
  termsOf,
  weigh,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { hash, time, world, type Hex } from '../world.ts';

const LIST = [100_000_000n, 600_000_000n, 300_000_000n];
const REASON = hash('non-conformity report 17');

async function disputed() {
  const w = await world();
  const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
  const id = await authorize(w, terms);
  await w.escrow.connect(w.relayer).capture(terms, 675_000_000n, false);
  await w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON);
  return { w, terms, id, escrow: w.escrow.connect(w.registrar) };
}

async function milestone() {
  const w = await world();
  const terms = await milestoneTerms(w, LIST);
  const id = await authorize(w, terms);
  await w.escrow.connect(w.relayer).captureMilestone(terms, LIST, 1, 100_000_000n);
  await w.escrow.connect(w.buyer).dispute(terms, LIST, 1, REASON);
  return { w, terms, id, escrow: w.escrow.connect(w.registrar) };
}

async function goods() {
  const w = await world();
  const { lotId } = await commissionedLot(w);
  const terms = await termsOf(w, lotId, { arbiter: w.registrar.address as Hex });
  const id = await authorize(w, terms);
  await w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON);
  return { w, lotId, terms, id, escrow: w.escrow.connect(w.registrar) };
}

describe('SettlementEscrow.resolve', () => {
  it('divides what is left, commission on the receiver, and closes', async () => {
    const { w, terms, id, escrow } = await disputed();
    await expect(escrow.resolve(terms, [], 0, 1_000_000_000n, 0))
      .to.emit(escrow, 'DisputeResolved')
      .withArgs(id, 0, 1_000_000_000n, 1_675_000_000n);
    expect(await holdings(w, w.mill, w.treasury, w.fund, w.buyer)).to.deep.equal([
      1_649_875_000n,
      20_100_000n,
      5_025_000n,
      8_325_000_000n,
    ]);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 1_675_000_000n, 0n]);
    await refuses(w, escrow.resolve(terms, [], 0, 0, 0), 'NotOpen', id, CLOSED);
  });

  for (const [toReceiver, buyerHas] of [
    [0n, 9_325_000_000n],
    [3_000_000_000n, 6_325_000_000n],
  ] as const) {
    it(`gives ${toReceiver} to the receiver and all else to the payer`, async () => {
      const { w, terms, escrow } = await disputed();
      await escrow.resolve(terms, [], 0, toReceiver, 0);
      expect(await holdings(w, w.buyer, { address: String(escrow.target) })).to.deep.equal([buyerHas, 0n]);
    });
  }

  it('refuses to give more than is left', async () => {
    const { w, terms, escrow } = await disputed();
    const sent = escrow.resolve(terms, [], 0, 3_000_000_001n, 0);
    await refuses(w, sent, 'DivisionAboveLeft', 3_000_000_001n, 3_000_000_000n);
  });

  it('divides one milestone, and the payment goes on with the others', async () => {
    const { w, terms, id, escrow } = await milestone();
    await expect(escrow.resolve(terms, LIST, 1, 200_000_000n, 0))
      .to.emit(escrow, 'DisputeResolved')
      .withArgs(id, 1, 200_000_000n, 300_000_000n);
    expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, 400_000_000n, 300_000_000n, 0n]);
    expect(await escrow.milestoneSpentOf(id, 1)).to.equal(600_000_000n);
    expect(await holdings(w, w.buyer)).to.deep.equal([9_300_000_000n]);
    const operator = escrow.connect(w.relayer);
    const sent = operator.captureMilestone(terms, LIST, 1, 600_000_000n);
    await refuses(w, sent, 'CaptureNotAbove', 600_000_000n, 600_000_000n);
    await operator.captureMilestone(terms, LIST, 2, 300_000_000n);
  });

  it('closes the payment with the last milestone', async () => {
    const { w, terms, id, escrow } = await milestone();
    for (const index of [0, 2])
      await escrow.connect(w.relayer).captureMilestone(terms, LIST, index, LIST[index]!);
    await escrow.resolve(terms, LIST, 1, 0, 0);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 500_000_000n, 0n]);
  });

  it('refuses another milestone', async () => {
    const { w, terms, id, escrow } = await milestone();
    await refuses(w, escrow.resolve(terms, LIST, 0, 1n, 0), 'NotDisputed', id, 0);
  });

  it('INV-4: moves title to the grams that the arbiter names, and frees the rest', async () => {
    const { w, lotId, terms, id, escrow } = await goods();
    await expect(escrow.resolve(terms, [], 0, 700_000_000n, 1_200_000n)).to.emit(w.ledger, 'TitleReleased');
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1_200_000n);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(23_600_000n);
    expect(await holdings(w, w.mill, w.buyer)).to.deep.equal([689_500_000n, 9_300_000_000n]);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 700_000_000n, 0n]);
  });

  it('gives everything back to the payer without moving title', async () => {
    const { w, lotId, terms, escrow } = await goods();
    await escrow.resolve(terms, [], 0, 0, 0);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(0n);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
  });

  it('INV-4: refuses money without title, and title without money', async () => {
    const { w, terms, escrow } = await goods();
    await refuses(w, escrow.resolve(terms, [], 0, 1n, 0), 'TitleMismatch', 1n, 0n);
    await refuses(w, escrow.resolve(terms, [], 0, 0, 1n), 'TitleMismatch', 0n, 1n);
  });

  it('keeps to the reservation, less what was delivered', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const terms = await termsOf(w, lotId, { arbiter: w.registrar.address as Hex });
    const id = await authorize(w, terms);
    await weigh(w, id, 1_000_000n);
    const receipt = await receiptOf(w, terms, 1_000_000n);
    await w.escrow.connect(w.relayer).captureOnDelivery(terms, 1_000_000n, false, receipt, hash('first'));
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, REASON);
    const escrow = w.escrow.connect(w.registrar);
    await expect(escrow.resolve(terms, [], 0, 1n, MAX_GRAMS - 999_999n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_ReleaseAboveReserved')
      .withArgs(MAX_GRAMS - 999_999n, MAX_GRAMS - 1_000_000n);
    await escrow.resolve(terms, [], 0, 1n, MAX_GRAMS - 1_000_000n);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(MAX_GRAMS);
  });

  it('refuses grams without goods', async () => {
    const { w, terms, id, escrow } = await disputed();
    await refuses(w, escrow.resolve(terms, [], 0, 1n, 1n), 'GoodsMissing', id, 1n);
  });

  it('refuses anyone but the arbiter', async () => {
    const { w, terms, escrow } = await disputed();
    for (const account of [w.buyer, w.mill, w.relayer]) {
      const sent = escrow.connect(account).resolve(terms, [], 0, 0, 0);
      await refuses(w, sent, 'NotAllowed', account.address, w.registrar.address);
    }
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from resolveBefore`, async () => {
      const { w, terms, escrow } = await disputed();
      const at = terms.resolveBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = escrow.resolve(terms, [], 0, MAX_AMOUNT - 675_000_000n, 0);
      if (offset < 0) await expect(sent).to.emit(escrow, 'DisputeResolved');
      else await refuses(w, sent, 'WindowClosed', at, terms.resolveBefore);
    });
  }
});
