/**
 * SettlementEscrow.capture
 * ├── given terms without goods and milestones
 * │   ├── it brings what was captured to the total, pays the receiver and shares the commission
 * │   ├── when the same total is sent again, or a lower one: it refuses, and nothing changes
 * │   ├── when above what was authorized: it refuses
 * │   ├── when final: the rest goes back and the payment is closed
 * │   ├── when it captures everything: the payment is closed
 * │   ├── it refuses anyone but the operator
 * │   └── it refuses at captureBefore and after, and accepts the second before
 * ├── given a disputed payment: it refuses
 * ├── given terms with goods or milestones: it refuses
 * └── given a closed payment: it refuses
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  holdings,
  MAX_AMOUNT,
  milestoneTerms,
  refuses,
  stateOf,
  termsOf,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, time, world, type Hex } from '../world.ts';

async function paid() {
  const w = await world();
  const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
  const id = await authorize(w, terms);
  return { w, terms, id, escrow: w.escrow.connect(w.relayer) };
}

describe('SettlementEscrow.capture', () => {
  it('pays the receiver and shares the commission', async () => {
    const { w, terms, id, escrow } = await paid();
    await expect(escrow.capture(terms, 1_000_000_001n, false))
      .to.emit(escrow, 'PaymentCaptured')
      .withArgs(id, 1_000_000_001n, 1_000_000_001n);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      985_000_001n,
      12_000_000n,
      3_000_000n,
    ]);
    expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, 2_674_999_999n, 1_000_000_001n, 0n]);
  });

  it('brings it to a higher total, and refuses the same and a lower one: a resend is harmless', async () => {
    const { w, terms, id, escrow } = await paid();
    await escrow.capture(terms, 1_000_000_000n, false);
    await refuses(
      w,
      escrow.capture(terms, 1_000_000_000n, false),
      'CaptureNotAbove',
      1_000_000_000n,
      1_000_000_000n,
    );
    await refuses(
      w,
      escrow.capture(terms, 999_999_999n, false),
      'CaptureNotAbove',
      999_999_999n,
      1_000_000_000n,
    );
    await expect(escrow.capture(terms, 1_500_000_000n, false))
      .to.emit(escrow, 'PaymentCaptured')
      .withArgs(id, 500_000_000n, 1_500_000_000n);
    expect(await holdings(w, w.mill)).to.deep.equal([1_477_500_000n]);
  });

  it('refuses a total of zero', async () => {
    const { w, terms, escrow } = await paid();
    await refuses(w, escrow.capture(terms, 0n, true), 'CaptureNotAbove', 0n, 0n);
  });

  it('INV-2: refuses more than was authorized', async () => {
    const { w, terms, escrow } = await paid();
    const sent = escrow.capture(terms, MAX_AMOUNT + 1n, false);
    await refuses(w, sent, 'CaptureAboveAuthorized', MAX_AMOUNT + 1n, MAX_AMOUNT);
  });

  it('returns the rest and closes the payment when final', async () => {
    const { w, terms, id, escrow } = await paid();
    await expect(escrow.capture(terms, 1_000_000_000n, true))
      .to.emit(escrow, 'PaymentVoided')
      .withArgs(id, 2_675_000_000n, w.relayer.address);
    expect(await holdings(w, w.buyer, { address: String(escrow.target) })).to.deep.equal([
      9_000_000_000n,
      0n,
    ]);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 1_000_000_000n, 0n]);
  });

  it('closes the payment when everything is captured, final or not', async () => {
    const { w, terms, id, escrow } = await paid();
    await expect(escrow.capture(terms, MAX_AMOUNT, false)).not.to.emit(escrow, 'PaymentVoided');
    expect((await stateOf(w, id)).phase).to.equal(CLOSED);
    await refuses(w, escrow.capture(terms, MAX_AMOUNT, false), 'NotOpen', id, CLOSED);
  });

  it('refuses anyone but the operator', async () => {
    const { w, terms, escrow } = await paid();
    const sent = escrow.connect(w.mill).capture(terms, 1n, false);
    await refuses(w, sent, 'NotAllowed', w.mill.address, w.relayer.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from captureBefore`, async () => {
      const { w, terms, escrow } = await paid();
      const at = terms.captureBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = escrow.capture(terms, 1n, false);
      if (offset < 0) await expect(sent).to.emit(escrow, 'PaymentCaptured');
      else await refuses(w, sent, 'WindowClosed', at, terms.captureBefore);
    });
  }

  it('refuses a disputed payment', async () => {
    const { w, terms, id, escrow } = await paid();
    await escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
    await refuses(w, escrow.capture(terms, 1n, false), 'Disputed', id, 0);
  });

  it('refuses terms with goods: money does not move without title', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const terms = await termsOf(w, lotId);
    await authorize(w, terms);
    const sent = w.escrow.connect(w.relayer).capture(terms, 1n, false);
    await refuses(w, sent, 'WrongTerms', lotId, ethers.ZeroHash);
  });

  it('refuses terms with milestones', async () => {
    const w = await world();
    const terms = await milestoneTerms(w, [1n, 2n]);
    await authorize(w, terms);
    const sent = w.escrow.connect(w.relayer).capture(terms, 1n, false);
    await refuses(w, sent, 'WrongTerms', 0n, terms.milestones);
  });

  it('refuses an unknown payment', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const sent = w.escrow.connect(w.relayer).capture(terms, 1n, false);
    await refuses(w, sent, 'NotOpen', await w.escrow.paymentId(terms), 0);
  });
});
