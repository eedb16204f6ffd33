/**
 * FiatSettlement.release
 * ├── given an open order, paid and weighed
 * │   ├── it moves title to the total, by the operator, the seller or the buyer
 * │   ├── when all grams are released: the order is closed
 * │   ├── when the total does not grow: it refuses, so a resend changes nothing
 * │   └── when above the maximum or the weigh ticket: it refuses
 * ├── given a receipt
 * │   ├── of exactly the worth, rounded up: it releases; of one minor unit less: it refuses
 * │   ├── of money that went back: it refuses what is no longer covered
 * │   └── that is missing or not fresh any more: it refuses
 * ├── given anyone else, or no EPCIS event: it refuses
 * ├── given a recalled lot: it refuses
 * └── given releaseBefore: it accepts the second before, and refuses from then on
 */
import { expect } from 'chai';
import { DAY, weigh } from '../payment.ts';
import { ethers, hash, now, time } from '../world.ts';
import { AMOUNT, DELIVERY, FIAT_RECEIPT, MAX_GRAMS, opened, receive } from './orders.ts';

async function paid(received = AMOUNT, weighed = MAX_GRAMS) {
  const order = await opened();
  await receive(order.w, order.id, received);
  await weigh(order.w, order.id, weighed);
  return { ...order, fiat: order.w.fiat.connect(order.w.relayer) };
}

describe('FiatSettlement.release', () => {
  it('INV-4: moves title in parts and closes at the last gram', async () => {
    const { w, lotId, terms, id, fiat } = await paid();
    await expect(fiat.release(terms, 1_000_001n, DELIVERY))
      .to.emit(w.fiat, 'OrderReleased')
      // ceil(367,500 × 1,000,001 / 5,250,000) = ceil(70,000.07)
      .withArgs(id, 1_000_001n, 1_000_001n, 70_001n, AMOUNT, DELIVERY, w.relayer.address)
      .and.to.emit(w.ledger, 'TitleReleased')
      .withArgs(id, lotId, w.buyer.address, w.mill.address, 1_000_001n, 1_000_001n, DELIVERY);
    expect(await w.fiat.stateOf(id)).to.deep.equal([1n, 1_000_001n]);
    await expect(fiat.release(terms, MAX_GRAMS, DELIVERY))
      .to.emit(w.fiat, 'OrderReleased')
      .withArgs(id, 4_249_999n, MAX_GRAMS, AMOUNT, AMOUNT, DELIVERY, w.relayer.address);
    expect(await w.fiat.stateOf(id)).to.deep.equal([2n, MAX_GRAMS]);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(MAX_GRAMS);
    await expect(fiat.release(terms, MAX_GRAMS, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotOpen')
      .withArgs(id, 2);
  });

  it('is the right of operator, seller and buyer, and of nobody else', async () => {
    const { w, terms, id } = await paid();
    let total = 0n;
    for (const caller of [w.relayer, w.mill, w.buyer]) {
      total += 1_000n;
      await w.fiat.connect(caller).release(terms, total, DELIVERY);
    }
    expect((await w.fiat.stateOf(id)).releasedGrams).to.equal(3_000n);
    await expect(w.fiat.connect(w.stranger).release(terms, 4_000n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotAllowed')
      .withArgs(w.stranger.address);
  });

  it('refuses a total that does not grow', async () => {
    const { w, terms, fiat } = await paid();
    await fiat.release(terms, 1_000n, DELIVERY);
    for (const total of [1_000n, 999n, 0n]) {
      await expect(fiat.release(terms, total, DELIVERY))
        .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AlreadyReleased')
        .withArgs(total, 1_000n);
    }
  });

  it('refuses more than the maximum, whatever the scale says', async () => {
    const { w, terms, fiat } = await paid(2n * AMOUNT, 2n * MAX_GRAMS);
    await expect(fiat.release(terms, MAX_GRAMS + 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveMaximum')
      .withArgs(MAX_GRAMS + 1n, MAX_GRAMS);
  });

  it('INV-6: refuses one gram above the weigh ticket, and without one', async () => {
    const { w, terms, fiat } = await paid(AMOUNT, 4_982_000n);
    await expect(fiat.release(terms, 4_982_001n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveWeighed')
      .withArgs(4_982_001n, 4_982_000n);
    const other = await opened();
    await receive(other.w, other.id, AMOUNT);
    await expect(other.w.fiat.connect(other.w.relayer).release(other.terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(other.w.fiat, 'FiatSettlement_ReleaseAboveWeighed')
      .withArgs(1n, 0n);
  });

  it('INV-5: rounds the worth up: one minor unit less releases a gram less', async () => {
    // 4,982,000 g are worth 348,740 exactly; one gram more is worth a fraction more, that is 348,741.
    const { w, terms, id, fiat } = await paid(348_740n);
    expect(await w.fiat.worthOf(terms, 4_982_000n)).to.equal(348_740n);
    expect(await w.fiat.worthOf(terms, 1n)).to.equal(1n);
    expect(await w.fiat.worthOf(terms, 0n)).to.equal(0n);
    await expect(fiat.release(terms, 4_982_001n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveReceived')
      .withArgs(348_741n, 348_740n);
    await fiat.release(terms, 4_982_000n, DELIVERY);
    expect((await w.fiat.stateOf(id)).releasedGrams).to.equal(4_982_000n);
  });

  it('refuses what is no longer covered when money went back; what was released stands', async () => {
    const { w, lotId, terms, id, fiat } = await paid();
    await fiat.release(terms, 1_000_000n, DELIVERY);
    await receive(w, id, 70_000n, 2);
    await expect(fiat.release(terms, 1_000_001n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveReceived')
      .withArgs(70_001n, 70_000n);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1_000_000n);
  });

  it('refuses without a receipt', async () => {
    const { w, terms, id } = await opened();
    await weigh(w, id, MAX_GRAMS);
    await expect(w.fiat.connect(w.relayer).release(terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_ReportMissing')
      .withArgs(FIAT_RECEIPT, id);
  });

  for (const early of [1, 0]) {
    it(`${early === 1 ? 'releases 1 s before' : 'refuses at'} the end of the receipt's freshness`, async () => {
      const order = await opened();
      const { w, terms, id } = order;
      await weigh(w, id, MAX_GRAMS);
      const observedAt = await now();
      await receive(w, id, AMOUNT);
      await time.setNextBlockTimestamp(observedAt + 7 * DAY - early);
      const sent = w.fiat.connect(w.relayer).release(terms, MAX_GRAMS, DELIVERY);
      if (early === 1) {
        await sent;
        expect((await w.fiat.stateOf(id)).phase).to.equal(2n);
      } else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.reports, 'OracleReports_ObservationTooOld')
          .withArgs(7 * DAY, 7 * DAY);
      }
    });
  }

  it('refuses without an EPCIS event', async () => {
    const { w, terms, id, fiat } = await paid();
    await expect(fiat.release(terms, 1n, ethers.ZeroHash))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_EpcisEventMissing')
      .withArgs(id);
  });

  it('refuses an order that was never opened', async () => {
    const { w, terms } = await paid();
    const other = { ...terms, salt: hash('other') };
    await expect(w.fiat.connect(w.relayer).release(other, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotOpen')
      .withArgs(await w.fiat.orderId(other), 0);
  });

  it('refuses title to a recalled lot', async () => {
    const { w, lotId, terms, fiat } = await paid();
    await w.ledger.connect(w.mill).recall(lotId, 4, hash('recall event'));
    await expect(fiat.release(terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(lotId, await now());
  });

  for (const late of [-1, 0, 1]) {
    it(`${late < 0 ? 'accepts 1 s before' : `refuses ${late} s after`} releaseBefore`, async () => {
      const { w, terms, id } = await opened({ releaseBefore: (await now()) + 2 * DAY });
      await receive(w, id, AMOUNT);
      await weigh(w, id, MAX_GRAMS);
      await time.setNextBlockTimestamp(terms.releaseBefore + late);
      const sent = w.fiat.connect(w.relayer).release(terms, 1n, DELIVERY);
      if (late < 0) {
        await sent;
        expect((await w.fiat.stateOf(id)).releasedGrams).to.equal(1n);
      } else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_WindowClosed')
          .withArgs(terms.releaseBefore + late, terms.releaseBefore);
      }
    });
  }
});
