/**
 * MaterialLedger.cancelReservation
 * ├── given reserved grams: it frees what is still reserved, also of a recalled lot
 * └── given nothing reserved: nothing happens
 */
import { expect } from 'chai';
import { EVENT, PAYMENT, railed, release, reserve } from './rails.ts';

describe('MaterialLedger.cancelReservation', () => {
  it('frees what is still reserved, also of a recalled lot', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await release(r, 400n);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    const ledger = r.ledger.connect(r.escrowRail);
    await expect(ledger.cancelReservation(PAYMENT, r.lotId, r.mill.address))
      .to.emit(r.ledger, 'ReservationCancelled')
      .withArgs(PAYMENT, r.lotId, r.mill.address, 600n, 0n);
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(24_799_600n);
    expect(await r.ledger.reservationOf(PAYMENT, r.lotId, r.mill.address)).to.deep.equal([0n, 400n]);
  });

  it('does nothing when nothing is reserved', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.fiatRail);
    await expect(ledger.cancelReservation(PAYMENT, r.lotId, r.mill.address)).not.to.emit(
      r.ledger,
      'ReservationCancelled',
    );
  });
});
