/**
 * FiatSettlement.open
 * ├── given the consent of a signer of the receiver
 * │   ├── it reserves the goods, pins the order to this rail, and says all terms
 * │   ├── when the order was opened before, or was cancelled: it refuses
 * │   ├── when the same order is on the rail of tokens: it refuses (attacks/order-on-two-rails)
 * │   └── when the goods are not free: it refuses
 * ├── given somebody else's consent, or one for other terms: it refuses
 * ├── given terms without party, lot, grams or amount, or with an unsound currency: it refuses
 * └── given releaseBefore: it accepts the second before, and refuses from then on
 */
import { expect } from 'chai';
import { DAY } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, FOREVER, hash, now, time, world } from '../world.ts';
import { acceptOrder, AMOUNT, fiatTermsOf, MAX_GRAMS, open, opened, orderIdOf } from './orders.ts';

async function seller() {
  const w = await world();
  const { lotId } = await commissionedLot(w);
  return { w, lotId, terms: await fiatTermsOf(w, lotId) };
}

describe('FiatSettlement.open', () => {
  it('reserves the goods and says all terms', async () => {
    const { w, lotId, terms } = await seller();
    const id = orderIdOf(w, terms);
    expect(await w.fiat.orderId(terms)).to.equal(id);
    await expect(open(w, terms))
      .to.emit(w.fiat, 'OrderOpened')
      .withArgs(id, w.mill.address, w.buyer.address, terms.orderRef, w.mill.address, Object.values(terms))
      .and.to.emit(w.ledger, 'TitleReserved')
      .withArgs(id, lotId, w.mill.address, terms.orderRef, MAX_GRAMS, MAX_GRAMS)
      .and.to.emit(w.ledger, 'OrderPinned')
      .withArgs(w.mill.address, terms.orderRef, w.fiat.target);
    expect(await w.fiat.stateOf(id)).to.deep.equal([1n, 0n]);
    expect(await w.ledger.railOf(w.mill.address, terms.orderRef)).to.equal(w.fiat.target);
    expect(await w.fiat.ledger()).to.equal(w.ledger.target);
    expect(await w.fiat.reports()).to.equal(w.reports.target);
    expect(await w.fiat.directory()).to.equal(w.directory.target);
  });

  it('gives the id of the order', async () => {
    const { w, terms } = await seller();
    const acceptance = await acceptOrder(w, terms);
    expect(await w.fiat.open.staticCall(terms, w.mill.address, acceptance)).to.equal(orderIdOf(w, terms));
  });

  it("takes the consent of the organisation's signer", async () => {
    const { w, terms } = await seller();
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await open(w, terms, w.hosted);
    expect((await w.fiat.stateOf(orderIdOf(w, terms))).phase).to.equal(1n);
  });

  it('refuses an order that was opened, and one that was cancelled', async () => {
    const { w, terms, id } = await opened();
    await expect(open(w, terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AlreadyOpened')
      .withArgs(id);
    await w.fiat.connect(w.mill).cancel(terms);
    await expect(open(w, terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AlreadyOpened')
      .withArgs(id);
  });

  it('INV-9: refuses goods that are not free', async () => {
    const { w, lotId, terms } = await seller();
    await w.ledger.connect(w.mill).transferTitle(lotId, w.stranger.address, 20_000_000n, hash('event'));
    await expect(open(w, terms))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(lotId, MAX_GRAMS, 4_800_000n);
  });

  it("refuses a stranger's consent, and one for other terms", async () => {
    const { w, terms } = await seller();
    await expect(open(w, terms, w.stranger))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AcceptanceInvalid')
      .withArgs(w.stranger.address);
    const acceptance = await acceptOrder(w, terms);
    const cheaper = { ...terms, amountMinor: AMOUNT - 1n };
    await expect(w.fiat.open(cheaper, w.mill.address, acceptance))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AcceptanceInvalid')
      .withArgs(w.mill.address);
  });

  it('refuses terms without a party', async () => {
    const { w, terms } = await seller();
    for (const party of ['operator', 'receiver', 'titleTo']) {
      const partial = { ...terms, [party]: ethers.ZeroAddress };
      await expect(open(w, partial))
        .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_PartyMissing')
        .withArgs(partial.operator, partial.receiver, partial.titleTo);
    }
  });

  it('refuses terms without lot, grams or amount', async () => {
    const { w, lotId, terms } = await seller();
    for (const [missing, args] of [
      ['lotId', [0n, MAX_GRAMS, AMOUNT]],
      ['maxGrams', [lotId, 0n, AMOUNT]],
      ['amountMinor', [lotId, MAX_GRAMS, 0n]],
    ] as const) {
      await expect(open(w, { ...terms, [missing]: 0n }))
        .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_TermsIncomplete')
        .withArgs(...args);
    }
  });

  it('refuses a currency that is not three capital letters', async () => {
    const { w, terms } = await seller();
    for (const currency of ['eUR', 'E1R', 'EU\0', 'EU[', '@UR', 'E R']) {
      const code = ethers.hexlify(ethers.toUtf8Bytes(currency));
      await expect(open(w, { ...terms, currency: code }), currency)
        .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_CurrencyInvalid')
        .withArgs(code);
    }
  });

  for (const late of [-1, 0, 1]) {
    it(`${late < 0 ? 'accepts 1 s before' : `refuses ${late} s after`} releaseBefore`, async () => {
      const { w, lotId } = await seller();
      const terms = await fiatTermsOf(w, lotId, { releaseBefore: (await now()) + DAY });
      const acceptance = await acceptOrder(w, terms);
      await time.setNextBlockTimestamp(terms.releaseBefore + late);
      const sent = w.fiat.open(terms, w.mill.address, acceptance);
      if (late < 0) {
        await sent;
        expect((await w.fiat.stateOf(orderIdOf(w, terms))).phase).to.equal(1n);
      } else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_WindowClosed')
          .withArgs(terms.releaseBefore + late, terms.releaseBefore);
      }
    });
  }
});
