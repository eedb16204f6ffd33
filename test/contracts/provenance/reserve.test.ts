/**
 * MaterialLedger.reserve
 * ├── given free grams of the holder
 * │   ├── it reserves them for the payment and pins the order to the calling rail
 * │   ├── when the order was pinned to this rail before: it reserves again, for another payment
 * │   ├── when the order is pinned to the other rail: it refuses, even after the reservation was cancelled
 * │   └── when another holder has an order of the same reference: that one has a rail of its own
 * ├── given more grams than are free: it refuses
 * ├── given a payment that has reserved before, or has released everything: it refuses
 * ├── given zero grams, a recalled or an unknown lot: it refuses
 * └── given anyone but the two settlement contracts: it refuses
 */
import { expect } from 'chai';
import { ethers, hash, now } from '../world.ts';
import { EVENT, ORDER, PAYMENT, railed, release, reserve } from './rails.ts';

describe('MaterialLedger.reserve', () => {
  it('reserves free grams and pins the order', async () => {
    const r = await railed();
    const { ledger, lotId, mill, escrowRail } = r;
    expect(await ledger.railOf(mill.address, ORDER)).to.equal(ethers.ZeroAddress);
    await expect(reserve(r, 5_250_000n))
      .to.emit(ledger, 'TitleReserved')
      .withArgs(PAYMENT, lotId, mill.address, ORDER, 5_250_000n, 5_250_000n)
      .and.to.emit(ledger, 'OrderPinned')
      .withArgs(mill.address, ORDER, escrowRail.address);
    expect(await ledger.railOf(mill.address, ORDER)).to.equal(escrowRail.address);
    expect(await ledger.availableOf(mill.address, lotId)).to.equal(19_550_000n);
    expect(await ledger.balanceOf(mill.address, lotId)).to.equal(24_800_000n);
    expect(await ledger.reservationOf(PAYMENT, lotId, mill.address)).to.deep.equal([5_250_000n, 0n]);
  });

  it('reserves for another payment of the order on the same rail, without pinning again', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await expect(reserve(r, 24_799_000n, hash('second payment')))
      .to.emit(r.ledger, 'TitleReserved')
      .withArgs(hash('second payment'), r.lotId, r.mill.address, ORDER, 24_799_000n, 24_800_000n)
      .and.not.to.emit(r.ledger, 'OrderPinned');
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(0n);
  });

  it('INV-19: refuses an order of the other rail, in both directions and after a cancellation', async () => {
    const r = await railed();
    const { ledger, escrowRail, fiatRail, mill, lotId } = r;
    await reserve(r, 1_000n);
    await ledger.connect(escrowRail).cancelReservation(PAYMENT, lotId, mill.address);
    await expect(reserve(r, 1_000n, hash('fiat order'), fiatRail))
      .to.be.revertedWithCustomError(ledger, 'MaterialLedger_OrderOnOtherRail')
      .withArgs(ORDER, escrowRail.address);
    const other = hash('order 2026-0418');
    await reserve(r, 1_000n, hash('fiat order'), fiatRail, other);
    await expect(reserve(r, 1_000n, hash('payment'), escrowRail, other))
      .to.be.revertedWithCustomError(ledger, 'MaterialLedger_OrderOnOtherRail')
      .withArgs(other, fiatRail.address);
  });

  it('lets another holder use the same order reference on the other rail', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.processor.address, 500n, EVENT);
    await r.ledger.connect(r.fiatRail).reserve(hash('fiat order'), ORDER, r.lotId, r.processor.address, 500n);
    expect(await r.ledger.railOf(r.processor.address, ORDER)).to.equal(r.fiatRail.address);
  });

  it('INV-9: refuses one gram more than is free', async () => {
    const r = await railed();
    await reserve(r, 24_000_000n);
    await expect(reserve(r, 800_001n, hash('second payment')))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 800_001n, 800_000n);
  });

  it('refuses a payment that reserved before, also when all was released', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await expect(reserve(r, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AlreadyReserved')
      .withArgs(PAYMENT, r.lotId);
    await release(r, 1_000n);
    await expect(reserve(r, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AlreadyReserved')
      .withArgs(PAYMENT, r.lotId);
  });

  it('refuses zero grams, an unknown and a recalled lot', async () => {
    const r = await railed();
    await expect(reserve(r, 0n)).to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_MassZero');
    await expect(reserve({ ...r, lotId: 42n }, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotUnknown')
      .withArgs(42);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    await expect(reserve(r, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(r.lotId, await now());
  });

  it('INV-4: lets only the two settlement contracts reserve, release and cancel', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    const refused = [r.mill.address, r.escrowRail.address, r.fiatRail.address];
    for (const act of [
      reserve(r, 1n, PAYMENT, r.mill),
      release(r, 1n, r.buyer.address, r.mill),
      ledger.cancelReservation(PAYMENT, r.lotId, r.mill.address),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_NotSettlement')
        .withArgs(...refused);
    }
    expect(await r.ledger.settlementEscrow()).to.equal(r.escrowRail.address);
    expect(await r.ledger.fiatSettlement()).to.equal(r.fiatRail.address);
    expect(await r.ledger.registry()).to.equal(r.registry.target);
    expect(await r.ledger.directory()).to.equal(r.directory.target);
  });
});
