/**
 * Title in MaterialLedger: transfer, recall, and the settlement's three verbs
 * ├── given free grams: their holder transfers them
 * ├── given reserved grams: their holder cannot, alone or in a batch
 * ├── given a recall: only the issuer, once, with a known reason; title can still go back
 * ├── given anyone but the settlement contract: reserve, release and cancel are refused
 * └── given a receiver that refuses ERC-1155: a transfer is refused, a paid release is not
 */
import { expect } from 'chai';
import { authorize, receiptOf, termsOf, weigh, WEIGHED_AMOUNT, WEIGHED_GRAMS } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { hash, now, world } from '../world.ts';

describe('Title in MaterialLedger', () => {
  it('moves free grams', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).safeTransferFrom(w.mill.address, w.buyer.address, lotId, 1_000n, '0x');
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1_000n);
  });

  it('INV-9: keeps reserved grams with their holder', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await authorize(w, await termsOf(w, lotId));
    const ledger = w.ledger.connect(w.mill);
    await expect(ledger.safeTransferFrom(w.mill.address, w.stranger.address, lotId, 19_550_001n, '0x'))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(lotId, 19_550_001n, 19_550_000n);
    await expect(
      ledger.safeBatchTransferFrom(
        w.mill.address,
        w.stranger.address,
        [lotId, lotId],
        [19_550_000n, 1n],
        '0x',
      ),
    ).to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_AboveAvailable');
    await ledger.safeTransferFrom(w.mill.address, w.stranger.address, lotId, 19_550_000n, '0x');
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(0n);
  });

  it('recalls once, by the issuer, and lets title go back', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).safeTransferFrom(w.mill.address, w.buyer.address, lotId, 1_000n, '0x');
    await expect(w.ledger.connect(w.buyer).recall(lotId, 4))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotIssuer')
      .withArgs(w.buyer.address, w.mill.address);
    await expect(w.ledger.connect(w.mill).recall(lotId, 6))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_UnknownReason')
      .withArgs(6, 5);
    await expect(w.ledger.connect(w.mill).recall(lotId, 4))
      .to.emit(w.ledger, 'LotRecalled')
      .withArgs(lotId, w.mill.address, 4);
    await expect(w.ledger.connect(w.mill).recall(lotId, 4))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(lotId, await now());
    await w.ledger.connect(w.buyer).safeTransferFrom(w.buyer.address, w.mill.address, lotId, 1_000n, '0x');
    expect(await w.ledger.balanceOf(w.mill.address, lotId)).to.equal(24_800_000n);
  });

  it('INV-4: lets only the settlement contract reserve, release and cancel', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const ledger = w.ledger.connect(w.mill);
    const id = hash('payment');
    const mill = w.mill.address;
    const refused = [w.mill.address, w.escrow.target];
    for (const act of [
      ledger.reserve(id, lotId, mill, 1),
      ledger.release(id, lotId, mill, 1, w.buyer.address),
      ledger.cancelReservation(id, lotId, mill),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotSettlement')
        .withArgs(...refused);
    }
  });

  it('releases paid title to a contract that would refuse a transfer', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const titleTo = w.deployment.certificateRegistry;
    const ledger = w.ledger.connect(w.mill);
    await expect(
      ledger.safeTransferFrom(w.mill.address, titleTo, lotId, 1_000n, '0x'),
    ).to.be.revertedWithCustomError(w.ledger, 'ERC1155InvalidReceiver');
    const terms = await termsOf(w, lotId, {
      goods: { lotId, maxGrams: 5_250_000n, titleTo },
    });
    const id = await authorize(w, terms);
    await weigh(w, id, WEIGHED_GRAMS);
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    await w.escrow.connect(w.relayer).capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt);
    expect(await w.ledger.balanceOf(titleTo, lotId)).to.equal(WEIGHED_GRAMS);
  });
});
