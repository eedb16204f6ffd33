/**
 * SettlementEscrow.reclaim
 * ├── given the capture window is open: it refuses, up to the last second
 * ├── given it closed: anyone may trigger it, and only the payer is paid
 * └── given a closed payment: it refuses
 */
import { expect } from 'chai';
import { authorize, MAX_AMOUNT, termsOf } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { balanceOf, time, world } from '../world.ts';

describe('SettlementEscrow.reclaim', () => {
  it('refuses 1 s before captureBefore', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await time.setNextBlockTimestamp(terms.captureBefore - 1);
    await expect(w.escrow.connect(w.buyer).reclaim(terms))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_ReclaimTooEarly')
      .withArgs(terms.captureBefore - 1, terms.captureBefore);
  });

  for (const late of [0, 1]) {
    it(`pays the payer ${late} s after captureBefore, whoever asks`, async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const terms = await termsOf(w, lotId);
      const id = await authorize(w, terms);
      await time.setNextBlockTimestamp(terms.captureBefore + late);
      await expect(w.escrow.connect(w.stranger).reclaim(terms))
        .to.emit(w.escrow, 'PaymentReclaimed')
        .withArgs(id, MAX_AMOUNT, w.stranger.address);
      expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(100_000_000_000n);
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
    });
  }

  it('refuses a payment that is closed', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await w.escrow.connect(w.relayer).void(terms);
    await time.setNextBlockTimestamp(terms.captureBefore);
    await expect(w.escrow.reclaim(terms))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotOpen')
      .withArgs(id, 2);
  });
});
