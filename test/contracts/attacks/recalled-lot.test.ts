/**
 * Attack: recalled steel is passed on as if nothing had happened.
 *
 * hashgraph/guardian's roadmap (2026, onchain.md 4) has revocation under "Later": what was minted under a withdrawn
 * document stays usable. Here a recalled lot can be neither transformed, reserved nor released on delivery, also when the
 * payment was made before the recall. Title can go back, and money has its own way back.
 *
 * The other way round: an issuer who buys its own steel back through a stockist recalls it after the delivery, so as not
 * to pay. The recall is no veto: a ruling and a settlement move title and money all the same.
 */
import { expect } from 'chai';
import { authorize, holdings, MAX_AMOUNT, receiptOf, settlementOf, termsOf, weigh } from '../payment.ts';
import { EVENT, PAYMENT, railed, release, reserve } from '../provenance/rails.ts';
import { commissionedLot } from '../steel.ts';
import { hash, now, send, world, type Hex } from '../world.ts';

const GRAMS = 4_982_000n;
/** 700.00 USDC per tonne. */
const PRICE = 3_487_400_000n;

/** The mill buys 5.25 t of its own steel from a stockist, has 4.982 t of it delivered, and recalls the lot. */
async function recalledByItsBuyer() {
  const w = await world();
  const { lotId } = await commissionedLot(w);
  const [mill, stockist] = [w.mill, w.processor];
  await w.ledger.connect(mill).transferTitle(lotId, stockist.address, 5_250_000n, EVENT);
  await send(w.usdc.connect(w.buyer), 'transfer', mill.address, MAX_AMOUNT);
  const terms = await termsOf(w, lotId, {
    payer: mill.address as Hex,
    receiver: stockist.address as Hex,
    arbiter: w.registrar.address as Hex,
    goods: { lotId, maxGrams: 5_250_000n, titleTo: mill.address as Hex },
  });
  const id = await authorize(w, terms, { payer: mill, seller: stockist });
  await weigh(w, id, GRAMS);
  await w.ledger.connect(mill).recall(lotId, 2, EVENT);
  return { w, lotId, terms, id, mill, stockist };
}

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

  it('is paid by a ruling, when its buyer recalled it so as not to pay', async () => {
    const { w, lotId, terms, mill, stockist } = await recalledByItsBuyer();
    const receipt = await receiptOf(w, terms, GRAMS, mill);
    await expect(w.escrow.connect(w.relayer).captureOnDelivery(terms, GRAMS, true, receipt, EVENT))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(lotId, await now());
    await w.escrow.connect(stockist).dispute(terms, [], 0, hash('delivered, then recalled'));
    await w.escrow.connect(w.registrar).resolve(terms, [], 0, PRICE, GRAMS);
    expect(await holdings(w, stockist, mill)).to.deep.equal([3_435_089_000n, MAX_AMOUNT - PRICE]);
    expect(await w.ledger.availableOf(stockist.address, lotId)).to.equal(268_000n);
  });

  it('is paid as both parties settle', async () => {
    const { w, lotId, terms, id, mill, stockist } = await recalledByItsBuyer();
    const division = { paymentId: id, capturable: MAX_AMOUNT, toReceiver: PRICE, grams: GRAMS };
    const signatures = [await settlementOf(w, division, mill), await settlementOf(w, division, stockist)];
    await w.escrow.settle(terms, PRICE, GRAMS, signatures[0], stockist.address, signatures[1]);
    expect(await holdings(w, stockist, mill)).to.deep.equal([3_435_089_000n, MAX_AMOUNT - PRICE]);
    expect(await w.ledger.availableOf(stockist.address, lotId)).to.equal(268_000n);
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
