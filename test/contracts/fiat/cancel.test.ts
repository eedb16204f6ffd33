/**
 * FiatSettlement.cancel
 * ├── given an open order before releaseBefore
 * │   ├── the operator cancels: what was not released is free
 * │   ├── the seller cancels, unless more was received than was released
 * │   └── anyone else is refused
 * ├── given releaseBefore: anyone cancels from then on, and not a second before
 * └── given a closed order: it refuses
 */
import { expect } from 'chai';
import { weigh } from '../payment.ts';
import { time } from '../world.ts';
import { AMOUNT, DELIVERY, MAX_GRAMS, opened, receive } from './orders.ts';

describe('FiatSettlement.cancel', () => {
  it('frees what was not released, by the operator', async () => {
    const { w, lotId, terms, id } = await opened();
    await receive(w, id, AMOUNT);
    await weigh(w, id, MAX_GRAMS);
    const fiat = w.fiat.connect(w.relayer);
    await fiat.release(terms, 4_982_000n, DELIVERY);
    await expect(fiat.cancel(terms))
      .to.emit(w.fiat, 'OrderCancelled')
      .withArgs(id, 4_982_000n, w.relayer.address)
      .and.to.emit(w.ledger, 'ReservationCancelled')
      .withArgs(id, lotId, w.mill.address, 268_000n, 0n);
    expect(await w.fiat.stateOf(id)).to.deep.equal([2n, 4_982_000n]);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(19_818_000n);
  });

  it('is refused for a closed order', async () => {
    const { w, terms, id } = await opened();
    await w.fiat.connect(w.relayer).cancel(terms);
    await expect(w.fiat.connect(w.relayer).cancel(terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotOpen')
      .withArgs(id, 2);
    await expect(w.fiat.connect(w.relayer).release(terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotOpen')
      .withArgs(id, 2);
  });

  it("is the seller's right while nothing is owed", async () => {
    const { w, lotId, terms, id } = await opened();
    await expect(w.fiat.connect(w.mill).cancel(terms))
      .to.emit(w.fiat, 'OrderCancelled')
      .withArgs(id, 0n, w.mill.address);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
  });

  it('is refused to the seller who owes title, down to one minor unit', async () => {
    const { w, terms, id } = await opened();
    await receive(w, id, 70_001n);
    await weigh(w, id, MAX_GRAMS);
    const fiat = w.fiat.connect(w.mill);
    await expect(fiat.cancel(terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_TitleOwed')
      .withArgs(70_001n, 0n);
    await fiat.release(terms, 1_000_000n, DELIVERY);
    await expect(fiat.cancel(terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_TitleOwed')
      .withArgs(70_001n, 70_000n);
    await receive(w, id, 70_000n, 2);
    await fiat.cancel(terms);
    expect((await w.fiat.stateOf(id)).phase).to.equal(2n);
  });

  it('is refused to the buyer and to strangers', async () => {
    const { w, terms } = await opened();
    for (const caller of [w.buyer, w.stranger]) {
      await expect(w.fiat.connect(caller).cancel(terms))
        .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotAllowed')
        .withArgs(caller.address);
    }
  });

  for (const late of [-1, 0, 1]) {
    it(`${late < 0 ? 'is refused to anyone 1 s before' : `is anyone's right ${late} s after`} releaseBefore`, async () => {
      const { w, terms, id } = await opened();
      await receive(w, id, AMOUNT);
      await time.setNextBlockTimestamp(terms.releaseBefore + late);
      const sent = w.fiat.connect(w.stranger).cancel(terms);
      if (late < 0) {
        await expect(sent)
          .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_NotAllowed')
          .withArgs(w.stranger.address);
      } else {
        await sent;
        expect((await w.fiat.stateOf(id)).phase).to.equal(2n);
      }
    });
  }
});
