/**
 * Attack: the seller sells twice what a buyer has paid for.
 *
 * TradeTrust's title escrow (@857ac29, onchain.md 2.2) leaves the asset free until it is endorsed: seller and buyer
 * race. hypercerts' marketplace once took a listing from somebody who was not the owner (audits, @a606868). Here what
 * an open payment reserves cannot leave its holder by any way but that payment, and a payment gives out no more than it
 * reserved, however often its release is sent.
 */
import { expect } from 'chai';
import { EVENT, railed, release, reserve } from '../provenance/rails.ts';
import { hash } from '../world.ts';

describe('Attack: reserved title', () => {
  it('does not leave by transfer, batch, operator, cut or another payment', async () => {
    const r = await railed();
    await reserve(r, 24_800_000n);
    const ledger = r.ledger.connect(r.mill);
    const [mill, stranger] = [r.mill.address, r.stranger.address];
    await ledger.setApprovalForAll(stranger, true);
    const inputs = [{ lotId: r.lotId, grams: 1n }];
    for (const act of [
      ledger.safeTransferFrom(mill, stranger, r.lotId, 1n, '0x'),
      ledger.safeBatchTransferFrom(mill, stranger, [r.lotId], [1n], '0x'),
      r.ledger.connect(r.stranger).safeTransferFrom(mill, stranger, r.lotId, 1n, '0x'),
      ledger.transferTitle(r.lotId, stranger, 1n, EVENT),
      ledger.transform(inputs, [{ to: mill, massGrams: 1n }], 0, 0, EVENT, EVENT),
      reserve(r, 1n, hash('another payment')),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
        .withArgs(r.lotId, 1n, 0n);
    }
  });

  it('is not reserved in the name of somebody who has none', async () => {
    const r = await railed();
    const act = r.ledger
      .connect(r.escrowRail)
      .reserve(hash('payment'), hash('order'), r.lotId, r.stranger.address, 1n);
    await expect(act)
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 1n, 0n);
  });

  it('is not released twice', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await reserve(r, 5_000n, hash('another payment'));
    await release(r, 1_000n);
    await expect(release(r, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_ReleaseAboveReserved')
      .withArgs(1n, 0n);
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(24_794_000n);
  });

  it('is not released for a payment that reserved nothing of this lot or holder', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    const ledger = r.ledger.connect(r.escrowRail);
    for (const [paymentId, holder] of [
      [hash('another payment'), r.mill.address],
      [hash('payment for order 2026-0417'), r.buyer.address],
    ]) {
      await expect(ledger.release(paymentId, r.lotId, holder, 1n, r.stranger.address, EVENT))
        .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_ReleaseAboveReserved')
        .withArgs(1n, 0n);
    }
  });
});
