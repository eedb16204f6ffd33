/**
 * MaterialLedger.recall
 * ├── given the lot's issuer: it flags the lot once, with a known reason and an event
 * ├── given a transformed lot: its issuer is the organisation that transformed
 * └── given anyone else, an unknown lot or reason, no event, a recalled lot: it refuses
 */
import { expect } from 'chai';
import { ethers, now } from '../world.ts';
import { EVENT, railed } from './rails.ts';

describe('MaterialLedger.recall', () => {
  it('flags the lot', async () => {
    const r = await railed();
    await expect(r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT))
      .to.emit(r.ledger, 'LotRecalled')
      .withArgs(r.lotId, r.mill.address, 4, EVENT);
    expect((await r.ledger.lotOf(r.lotId)).recalledAt).to.equal(BigInt(await now()));
  });

  it('is the right of who transformed, for what came out', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.processor.address, 1_000n, EVENT);
    const ledger = r.ledger.connect(r.processor);
    const cut = [
      [{ lotId: r.lotId, grams: 1_000n }],
      [{ to: r.buyer.address, massGrams: 1_000n }],
      0,
      0,
      EVENT,
      EVENT,
    ] as const;
    const [madeId] = (await ledger.transform.staticCall(...cut)) as bigint[];
    await ledger.transform(...cut);
    await expect(r.ledger.connect(r.mill).recall(madeId, 4, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_NotIssuer')
      .withArgs(r.mill.address, r.processor.address);
    await ledger.recall(madeId, 1, EVENT);
    expect((await r.ledger.lotOf(madeId)).recalledAt).to.equal(BigInt(await now()));
    expect((await r.ledger.lotOf(r.lotId)).recalledAt).to.equal(0n);
  });

  it('refuses anyone but the issuer, also the holder', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.buyer.address, 24_800_000n, EVENT);
    await expect(r.ledger.connect(r.buyer).recall(r.lotId, 4, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_NotIssuer')
      .withArgs(r.buyer.address, r.mill.address);
  });

  it('refuses unknown reasons and lots, and an act without event', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    for (const reason of [0, 6]) {
      await expect(ledger.recall(r.lotId, reason, EVENT))
        .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_UnknownReason')
        .withArgs(reason, 5);
    }
    await expect(ledger.recall(42n, 4, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotUnknown')
      .withArgs(42);
    await expect(ledger.recall(r.lotId, 4, ethers.ZeroHash))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_EpcisEventMissing')
      .withArgs(r.lotId);
  });

  it('refuses a second recall: the first time stands', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    const recalledAt = await now();
    await expect(r.ledger.connect(r.mill).recall(r.lotId, 1, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(r.lotId, recalledAt);
  });
});
