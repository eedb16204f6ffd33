/**
 * SettlementEscrow.capture
 * ├── given terms without goods
 * │   ├── it pays the receiver and shares the commission
 * │   ├── it refuses more than is left, zero, and grams
 * │   ├── it refuses anyone but the operator
 * │   └── it refuses at captureBefore and after, and accepts the second before
 * ├── given terms with goods
 * │   ├── when weighed and confirmed: money and title move together, the rest is voided, the goods are freed
 * │   ├── when no weight was reported: it refuses
 * │   ├── when money would move without title, or title for less or more than it is worth: it refuses
 * │   ├── when above the weigh ticket or above the maximum: it refuses
 * │   ├── when the inspection time runs: it refuses until the second it is over
 * │   ├── when the receipt is somebody else's or for other grams: it refuses
 * │   ├── when the lot was recalled: it refuses, and no money moves
 * │   └── when delivered in two parts: each moves its share, to the same total
 * └── given a closed payment
 *     └── it refuses a second capture
 */
import { expect } from 'chai';
import {
  authorize,
  DAY,
  MAX_AMOUNT,
  MAX_GRAMS,
  receiptOf,
  termsOf,
  weigh,
  WEIGHED_AMOUNT,
  WEIGHED_GRAMS,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { balanceOf, now, time, world, type World } from '../world.ts';

async function paid(w: World) {
  const terms = await termsOf(w);
  return { terms, id: await authorize(w, terms) };
}

async function sold(w: World, isWeighed = true) {
  const { lotId } = await commissionedLot(w);
  const terms = await termsOf(w, lotId);
  const id = await authorize(w, terms);
  if (isWeighed) await weigh(w, id, WEIGHED_GRAMS);
  return { lotId, terms, id, escrow: w.escrow.connect(w.relayer) };
}

describe('SettlementEscrow.capture', () => {
  describe('given terms without goods', () => {
    it('pays the receiver and shares the commission', async () => {
      const w = await world();
      const { terms, id } = await paid(w);
      const capture = w.escrow.connect(w.relayer).capture(terms, 1_000_000_001n, 0, false, '0x');
      await expect(capture)
        .to.emit(w.escrow, 'PaymentCaptured')
        .withArgs(id, 1_000_000_001n, 15_000_000n, 0, 1_000_000_001n, 0, w.relayer.address);
      expect(await balanceOf(w.usdc, w.mill.address)).to.equal(985_000_001n);
      expect(await balanceOf(w.usdc, w.treasury.address)).to.equal(12_000_000n);
      expect(await balanceOf(w.usdc, w.fund.address)).to.equal(3_000_000n);
      expect(await w.escrow.stateOf(id)).to.deep.equal([1n, 2_674_999_999n, 1_000_000_001n, 0n, 0n]);
    });

    it('refuses more than is left', async () => {
      const w = await world();
      const { terms } = await paid(w);
      await expect(w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT + 1n, 0, false, '0x'))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_CaptureAboveAuthorized')
        .withArgs(MAX_AMOUNT + 1n, MAX_AMOUNT);
    });

    it('refuses zero', async () => {
      const w = await world();
      const { terms } = await paid(w);
      await expect(
        w.escrow.connect(w.relayer).capture(terms, 0, 0, true, '0x'),
      ).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AmountZero');
    });

    it('refuses grams: title without goods in the terms', async () => {
      const w = await world();
      const { terms, id } = await paid(w);
      await expect(w.escrow.connect(w.relayer).capture(terms, 1, 1, false, '0x'))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_GoodsMissing')
        .withArgs(id, 1);
    });

    it('refuses anyone but the operator', async () => {
      const w = await world();
      const { terms } = await paid(w);
      await expect(w.escrow.connect(w.mill).capture(terms, 1, 0, false, '0x'))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotAllowed')
        .withArgs(w.mill.address, w.relayer.address);
    });

    it('accepts the second before captureBefore', async () => {
      const w = await world();
      const { terms, id } = await paid(w);
      await time.setNextBlockTimestamp(terms.captureBefore - 1);
      await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, 0, true, '0x');
      expect((await w.escrow.stateOf(id)).phase).to.equal(2n);
    });

    for (const late of [0, 1]) {
      it(`refuses ${late} s after captureBefore`, async () => {
        const w = await world();
        const { terms } = await paid(w);
        await time.setNextBlockTimestamp(terms.captureBefore + late);
        await expect(w.escrow.connect(w.relayer).capture(terms, 1, 0, false, '0x'))
          .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_WindowClosed')
          .withArgs(terms.captureBefore + late, terms.captureBefore);
      });
    }
  });

  describe('given terms with goods', () => {
    it('INV-4: moves 4,982 kg and 3,487.40 USDC together, voids the rest and frees the goods', async () => {
      const w = await world();
      const { lotId, terms, id, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      const capture = escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt);
      await expect(capture)
        .to.emit(w.escrow, 'PaymentCaptured')
        .withArgs(
          id,
          WEIGHED_AMOUNT,
          52_311_000n,
          WEIGHED_GRAMS,
          WEIGHED_AMOUNT,
          WEIGHED_GRAMS,
          w.relayer.address,
        )
        .and.to.emit(w.escrow, 'PaymentVoided')
        .withArgs(id, 187_600_000n, w.relayer.address)
        .and.to.emit(w.ledger, 'TitleReleased')
        .withArgs(id, lotId, w.buyer.address, w.mill.address, WEIGHED_GRAMS, WEIGHED_GRAMS)
        .and.to.emit(w.ledger, 'ReservationCancelled')
        .withArgs(id, lotId, w.mill.address, 268_000n);
      expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(4_982_000n);
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(19_818_000n);
      expect(await balanceOf(w.usdc, w.mill.address)).to.equal(3_435_089_000n);
      expect(await balanceOf(w.usdc, w.treasury.address)).to.equal(41_848_800n);
      expect(await balanceOf(w.usdc, w.fund.address)).to.equal(10_462_200n);
      expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(6_512_600_000n);
      expect(await balanceOf(w.usdc, w.deployment.settlementEscrow)).to.equal(0n);
      expect(await w.escrow.stateOf(id)).to.deep.equal([2n, 0n, WEIGHED_AMOUNT, 0n, WEIGHED_GRAMS]);
    });

    it('refuses when no weight was reported', async () => {
      const w = await world();
      const { terms, id, escrow } = await sold(w, false);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      await expect(escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotWeighed')
        .withArgs(id);
    });

    it('refuses money without title', async () => {
      const w = await world();
      const { terms, id, escrow } = await sold(w);
      await expect(escrow.capture(terms, WEIGHED_AMOUNT, 0, true, '0x'))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_TitleMissing')
        .withArgs(id);
    });

    it('INV-5: refuses title for less than it is worth', async () => {
      const w = await world();
      const { terms, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      await expect(escrow.capture(terms, 1, WEIGHED_GRAMS, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AmountBelowWeighed')
        .withArgs(1, WEIGHED_AMOUNT);
    });

    it('INV-5: refuses title for more than it is worth', async () => {
      const w = await world();
      const { terms, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      await expect(escrow.capture(terms, WEIGHED_AMOUNT + 1n, WEIGHED_GRAMS, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AmountAboveWeighed')
        .withArgs(WEIGHED_AMOUNT + 1n, WEIGHED_AMOUNT);
    });

    it('INV-6: refuses one gram above the weigh ticket', async () => {
      const w = await world();
      const { terms, escrow } = await sold(w);
      const grams = WEIGHED_GRAMS + 1n;
      const receipt = await receiptOf(w, terms, grams);
      await expect(escrow.capture(terms, (MAX_AMOUNT * grams) / MAX_GRAMS, grams, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_CaptureAboveWeighed')
        .withArgs(grams, WEIGHED_GRAMS);
    });

    it('refuses more than the terms allow, whatever the scale says', async () => {
      const w = await world();
      const { terms, id, escrow } = await sold(w);
      await weigh(w, id, MAX_GRAMS + 1n, 2);
      await expect(escrow.capture(terms, MAX_AMOUNT, MAX_GRAMS + 1n, true, '0x'))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_CaptureAboveMaximum')
        .withArgs(MAX_GRAMS + 1n, MAX_GRAMS);
    });

    for (const early of [1, 0]) {
      it(`${early === 1 ? 'refuses 1 s before' : 'accepts at'} the end of the inspection time`, async () => {
        const w = await world();
        const { terms, id, escrow } = await sold(w);
        const opensAt = (await now()) + 3 * DAY;
        await time.setNextBlockTimestamp(opensAt - early);
        const capture = escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, '0x');
        if (early === 1) {
          await expect(capture)
            .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_InspectionOpen')
            .withArgs(opensAt - 1, opensAt);
        } else {
          await capture;
          expect((await w.escrow.stateOf(id)).capturedGrams).to.equal(WEIGHED_GRAMS);
        }
      });
    }

    it("refuses a receipt that is not the payer's", async () => {
      const w = await world();
      const { terms, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS, w.mill);
      await expect(escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_ReceiptInvalid')
        .withArgs(w.buyer.address, WEIGHED_GRAMS);
    });

    it('refuses a receipt for other grams', async () => {
      const w = await world();
      const { terms, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS - 1n);
      await expect(
        escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt),
      ).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_ReceiptInvalid');
    });

    it('refuses title to a recalled lot, and no money moves', async () => {
      const w = await world();
      const { lotId, terms, escrow } = await sold(w);
      await w.ledger.connect(w.mill).recall(lotId, 4);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      await expect(
        escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt),
      ).to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotRecalled');
      expect(await balanceOf(w.usdc, w.deployment.settlementEscrow)).to.equal(MAX_AMOUNT);
    });

    it('delivers in two parts to the same total', async () => {
      const w = await world();
      const { lotId, terms, id, escrow } = await sold(w);
      const first = 1_000_001n;
      await escrow.capture(terms, 700_000_700n, first, false, await receiptOf(w, terms, first));
      await escrow.capture(
        terms,
        WEIGHED_AMOUNT - 700_000_700n,
        WEIGHED_GRAMS - first,
        true,
        await receiptOf(w, terms, WEIGHED_GRAMS),
      );
      expect(await w.escrow.stateOf(id)).to.deep.equal([2n, 0n, WEIGHED_AMOUNT, 0n, WEIGHED_GRAMS]);
      expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(WEIGHED_GRAMS);
      expect(await balanceOf(w.usdc, w.mill.address)).to.equal(3_435_089_000n);
    });
  });

  describe('given a closed payment', () => {
    it('refuses a second capture of the same order', async () => {
      const w = await world();
      const { terms, id, escrow } = await sold(w);
      const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
      await escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt);
      await expect(escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotOpen')
        .withArgs(id, 2);
    });
  });
});
