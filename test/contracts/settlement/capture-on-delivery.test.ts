/**
 * SettlementEscrow.captureOnDelivery
 * ├── given goods that were weighed and confirmed
 * │   ├── when final: money and title move together, the rest goes back, the goods are freed
 * │   ├── when delivered in two parts: each moves its share, to the same total
 * │   └── when the whole maximum is delivered: the payment is closed and nothing stays reserved
 * ├── given the same total again, or a lower one: it refuses
 * ├── given no weight, or more than it: it refuses
 * ├── given more than the maximum: it refuses
 * ├── given grams that are worth nothing: it refuses, title is not given away
 * ├── given the inspection time runs: it refuses until the second it is over
 * ├── given a receipt of somebody else, or for other grams: it refuses
 * ├── given a recalled lot: it refuses, and no money moves
 * ├── given a dispute: it refuses
 * ├── given no EPCIS event: it refuses; what the ledger says without one was a ruling
 * ├── given the receiver, while the operator does nothing
 * │   ├── with the payer's receipt: it is paid as the operator would have paid it, the payment stays open
 * │   ├── after the inspection: the same where the payer could have disputed; it refuses where it could not
 * │   └── when final: it refuses
 * └── given terms without goods, a stranger, or captureBefore has come: it refuses
 */
import { expect } from 'chai';
import {
  authorize,
  AUTHORIZED,
  CLOSED,
  DAY,
  holdings,
  MAX_AMOUNT,
  MAX_GRAMS,
  receiptOf,
  refuses,
  stateOf,
  termsOf,
  weigh,
  WEIGHED_AMOUNT,
  WEIGHED_GRAMS,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, hash, now, time, world, type Hex } from '../world.ts';

const EVENT = hash('delivery of order 2026-0417');

async function sold(weighed = WEIGHED_GRAMS, change = {}) {
  const w = await world();
  const { lotId } = await commissionedLot(w);
  const terms = await termsOf(w, lotId, { arbiter: w.registrar.address as Hex, ...change });
  const id = await authorize(w, terms);
  if (weighed !== 0n) await weigh(w, id, weighed);
  return { w, lotId, terms, id, escrow: w.escrow.connect(w.relayer) };
}

describe('SettlementEscrow.captureOnDelivery', () => {
  it('INV-4, INV-5: moves money and title together, returns the rest, frees the goods', async () => {
    const { w, lotId, terms, id, escrow } = await sold();
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    const sent = await escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, receipt, EVENT);
    await expect(sent)
      .to.emit(escrow, 'DeliveryCaptured')
      .withArgs(id, WEIGHED_AMOUNT, WEIGHED_GRAMS, WEIGHED_AMOUNT);
    await expect(sent)
      .to.emit(escrow, 'PaymentVoided')
      .withArgs(id, MAX_AMOUNT - WEIGHED_AMOUNT, w.relayer.address);
    await expect(sent).to.emit(w.ledger, 'TitleReleased');
    expect(await holdings(w, w.mill, w.buyer)).to.deep.equal([3_435_089_000n, 6_512_600_000n]);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(WEIGHED_GRAMS);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n - WEIGHED_GRAMS);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, WEIGHED_AMOUNT, 0n]);
  });

  it('INV-5: two deliveries move their shares, to the same total', async () => {
    const { w, lotId, terms, id, escrow } = await sold();
    const first = await receiptOf(w, terms, 1_000_001n);
    // floor(3,675,000,000 * 1,000,001 / 5,250,000) = 700,000,700
    await expect(escrow.captureOnDelivery(terms, 1_000_001n, false, first, EVENT))
      .to.emit(escrow, 'DeliveryCaptured')
      .withArgs(id, 700_000_700n, 1_000_001n, 700_000_700n);
    expect((await stateOf(w, id)).phase).to.equal(AUTHORIZED);
    const second = await receiptOf(w, terms, WEIGHED_GRAMS);
    await expect(escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, second, EVENT))
      .to.emit(escrow, 'DeliveryCaptured')
      .withArgs(id, WEIGHED_AMOUNT - 700_000_700n, WEIGHED_GRAMS, WEIGHED_AMOUNT);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(WEIGHED_GRAMS);
  });

  it('closes with the whole maximum; nothing stays reserved', async () => {
    const { w, lotId, terms, id, escrow } = await sold(MAX_GRAMS + 1n);
    const receipt = await receiptOf(w, terms, MAX_GRAMS);
    await expect(escrow.captureOnDelivery(terms, MAX_GRAMS, false, receipt, EVENT)).not.to.emit(
      escrow,
      'PaymentVoided',
    );
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, MAX_AMOUNT, 0n]);
    expect(await w.ledger.reservationOf(id, lotId, w.mill.address)).to.deep.equal([0n, MAX_GRAMS]);
  });

  it('refuses the same total again, and a lower one: a resend is harmless', async () => {
    const { w, terms, escrow } = await sold();
    const receipt = await receiptOf(w, terms, 1_000_000n);
    await escrow.captureOnDelivery(terms, 1_000_000n, false, receipt, EVENT);
    for (const total of [1_000_000n, 999_999n]) {
      const sent = escrow.captureOnDelivery(terms, total, false, receipt, EVENT);
      await refuses(w, sent, 'DeliveryNotAbove', total, 1_000_000n);
    }
  });

  it('INV-6: refuses without a weight, and above it', async () => {
    const { w, terms, id, escrow } = await sold(0n);
    const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, '0x', EVENT);
    await refuses(w, sent, 'NotWeighed', id);
    await weigh(w, id, WEIGHED_GRAMS);
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS + 1n);
    const above = escrow.captureOnDelivery(terms, WEIGHED_GRAMS + 1n, true, receipt, EVENT);
    await refuses(w, above, 'CaptureAboveWeighed', WEIGHED_GRAMS + 1n, WEIGHED_GRAMS);
  });

  it('refuses more than the maximum, though more was weighed', async () => {
    const { w, terms, escrow } = await sold(MAX_GRAMS + 1n);
    const receipt = await receiptOf(w, terms, MAX_GRAMS + 1n);
    const sent = escrow.captureOnDelivery(terms, MAX_GRAMS + 1n, true, receipt, EVENT);
    await refuses(w, sent, 'CaptureAboveMaximum', MAX_GRAMS + 1n, MAX_GRAMS);
  });

  it('INV-4: refuses grams that are worth nothing: title is not given away', async () => {
    const { w, terms, escrow } = await sold(WEIGHED_GRAMS, { maxAmount: 2n });
    const receipt = await receiptOf(w, terms, 2_624_999n);
    await refuses(w, escrow.captureOnDelivery(terms, 2_624_999n, false, receipt, EVENT), 'AmountZero');
    const enough = await receiptOf(w, terms, 2_625_000n);
    await expect(escrow.captureOnDelivery(terms, 2_625_000n, false, enough, EVENT)).to.emit(
      escrow,
      'DeliveryCaptured',
    );
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'refuses' : 'accepts'} ${offset} s from the end of the inspection time`, async () => {
      const { w, terms, escrow } = await sold();
      const opensAt = (await now()) + 3 * DAY;
      await time.setNextBlockTimestamp(opensAt + offset);
      const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, '0x', EVENT);
      if (offset < 0) await refuses(w, sent, 'InspectionOpen', opensAt + offset, opensAt);
      else await expect(sent).to.emit(escrow, 'DeliveryCaptured');
    });
  }

  it("refuses somebody else's receipt, and one for other grams", async () => {
    const { w, terms, escrow } = await sold();
    const forged = await receiptOf(w, terms, WEIGHED_GRAMS, w.mill);
    const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, forged, EVENT);
    await refuses(w, sent, 'ReceiptInvalid', w.buyer.address, WEIGHED_GRAMS);
    const other = await receiptOf(w, terms, WEIGHED_GRAMS - 1n);
    const again = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, other, EVENT);
    await refuses(w, again, 'ReceiptInvalid', w.buyer.address, WEIGHED_GRAMS);
  });

  it('refuses a recalled lot, and no money moves', async () => {
    const { w, lotId, terms, escrow } = await sold();
    await w.ledger.connect(w.mill).recall(lotId, 4, hash('the recall as an EPCIS event'));
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    await expect(
      escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, receipt, EVENT),
    ).to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotRecalled');
    expect(await holdings(w, w.mill)).to.deep.equal([0n]);
  });

  it('refuses a disputed payment', async () => {
    const { w, terms, id, escrow } = await sold();
    await escrow.connect(w.buyer).dispute(terms, [], 0, hash('wrong grade'));
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, receipt, EVENT);
    await refuses(w, sent, 'Disputed', id, 0);
  });

  it('refuses terms without goods', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    const sent = w.escrow.connect(w.relayer).captureOnDelivery(terms, 1n, true, '0x', EVENT);
    await refuses(w, sent, 'WrongTerms', 0n, ethers.ZeroHash);
  });

  it('INV-4: refuses a delivery without its EPCIS event: only a ruling has none', async () => {
    const { w, terms, id, escrow } = await sold();
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, receipt, ethers.ZeroHash);
    await refuses(w, sent, 'EpcisEventMissing', id);
  });

  it('pays the receiver that captures what the payer confirmed, and stays open', async () => {
    const { w, lotId, terms, id, escrow } = await sold(WEIGHED_GRAMS, { arbiter: ethers.ZeroAddress });
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    await expect(escrow.connect(w.mill).captureOnDelivery(terms, WEIGHED_GRAMS, false, receipt, EVENT))
      .to.emit(escrow, 'DeliveryCaptured')
      .withArgs(id, WEIGHED_AMOUNT, WEIGHED_GRAMS, WEIGHED_AMOUNT);
    // 3,487,400,000 less 1.5 % of it: 52,311,000, of which four fifths and one fifth go to the fee receivers.
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      3_435_089_000n,
      41_848_800n,
      10_462_200n,
    ]);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(WEIGHED_GRAMS);
    const left = MAX_AMOUNT - WEIGHED_AMOUNT;
    expect(await escrow.stateOf(id)).to.deep.equal([AUTHORIZED, left, WEIGHED_AMOUNT, 0n]);
    await escrow.void(terms);
    expect(await escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, WEIGHED_AMOUNT, 0n]);
  });

  it('lets the receiver capture once the inspection is over, where the payer could have disputed', async () => {
    const { w, terms, escrow } = await sold();
    const seller = escrow.connect(w.mill);
    const early = seller.captureOnDelivery(terms, WEIGHED_GRAMS, false, '0x', EVENT);
    await expect(early).to.be.revertedWithCustomError(escrow, 'SettlementEscrow_InspectionOpen');
    await time.increase(3 * DAY);
    await expect(seller.captureOnDelivery(terms, WEIGHED_GRAMS, false, '0x', EVENT)).to.emit(
      escrow,
      'DeliveryCaptured',
    );
  });

  it('refuses the receiver after the inspection when the payer had no arbiter to turn to', async () => {
    const { w, terms, id, escrow } = await sold(WEIGHED_GRAMS, { arbiter: ethers.ZeroAddress });
    await time.increase(3 * DAY);
    const sent = escrow.connect(w.mill).captureOnDelivery(terms, WEIGHED_GRAMS, false, '0x', EVENT);
    await refuses(w, sent, 'ArbiterMissing', id);
    await expect(escrow.captureOnDelivery(terms, WEIGHED_GRAMS, false, '0x', EVENT)).to.emit(
      escrow,
      'DeliveryCaptured',
    );
  });

  it('holds the receiver to weight, receipt and disputes as it holds the operator', async () => {
    const { w, terms, id, escrow } = await sold();
    const seller = escrow.connect(w.mill);
    const above = await receiptOf(w, terms, WEIGHED_GRAMS + 1n);
    const heavier = seller.captureOnDelivery(terms, WEIGHED_GRAMS + 1n, false, above, EVENT);
    await refuses(w, heavier, 'CaptureAboveWeighed', WEIGHED_GRAMS + 1n, WEIGHED_GRAMS);
    const own = await receiptOf(w, terms, WEIGHED_GRAMS, w.mill);
    const forged = seller.captureOnDelivery(terms, WEIGHED_GRAMS, false, own, EVENT);
    await refuses(w, forged, 'ReceiptInvalid', w.buyer.address, WEIGHED_GRAMS);
    await escrow.connect(w.buyer).dispute(terms, [], 0, hash('wrong grade'));
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    const disputed = seller.captureOnDelivery(terms, WEIGHED_GRAMS, false, receipt, EVENT);
    await refuses(w, disputed, 'Disputed', id, 0);
  });

  it('refuses the receiver when final, and anyone else always', async () => {
    const { w, terms, escrow } = await sold();
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    for (const [account, isFinal] of [
      [w.mill, true],
      [w.buyer, false],
      [w.stranger, false],
    ] as const) {
      const sent = escrow.connect(account).captureOnDelivery(terms, WEIGHED_GRAMS, isFinal, receipt, EVENT);
      await refuses(w, sent, 'NotAllowed', account.address, w.relayer.address);
    }
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from captureBefore`, async () => {
      const { w, terms, escrow } = await sold();
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      const at = terms.captureBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, true, receipt, EVENT);
      if (offset < 0) await expect(sent).to.emit(escrow, 'DeliveryCaptured');
      else await refuses(w, sent, 'WindowClosed', at, terms.captureBefore);
    });
  }
});
