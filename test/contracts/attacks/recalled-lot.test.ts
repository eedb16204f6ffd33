/**
 * Attack: recalled steel is passed on as if nothing had happened.
 *
 * hashgraph/guardian's roadmap (2026, onchain.md 4) has revocation under "Later": what was minted under a withdrawn
 * document stays usable. Here a recalled lot can be neither transformed, reserved nor released against payment, also
 * when the payment was made before the recall. Title can go back, and money has its own way back.
 */
import { expect } from 'chai';
import { EVENT, PAYMENT, railed, release, reserve } from '../provenance/rails.ts';
import { hash, now } from '../world.ts';

describe('Attack: recalled lot', () => {
  it('is not laundered by a cut, not sold, and not delivered', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    const refused = [r.lotId, await now()];
    const inputs = [{ lotId: r.lotId, grams: 1n }];
    const outputs = [{ to: r.mill.address, massGrams: 1n }];
    for (const act of [
      r.ledger.connect(r.mill).transform(inputs, outputs, 0, 0, EVENT, EVENT),
      reserve(r, 1n, hash('another payment')),
      release(r, 1_000n),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotRecalled')
        .withArgs(...refused);
    }
  });

  it('is not hidden among good lots', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    const halves = [12_400_000n, 12_400_000n].map((massGrams) => ({ to: r.mill.address, massGrams }));
    const cut = [[{ lotId: r.lotId, grams: 24_800_000n }], halves, 0, 0, EVENT, EVENT] as const;
    const [good, bad] = (await ledger.transform.staticCall(...cut)) as [bigint, bigint];
    await ledger.transform(...cut);
    await ledger.recall(bad, 4, EVENT);
    const mix = [good, bad].map((lotId) => ({ lotId, grams: 1n }));
    await expect(ledger.transform(mix, [{ to: r.mill.address, massGrams: 2n }], 0, 0, EVENT, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(bad, await now());
  });

  it('goes back to the mill, and frees what was reserved', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.buyer.address, 500n, EVENT);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    await r.ledger.connect(r.buyer).transferTitle(r.lotId, r.mill.address, 500n, EVENT);
    await r.ledger.connect(r.escrowRail).cancelReservation(PAYMENT, r.lotId, r.mill.address);
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(24_800_000n);
  });
});
