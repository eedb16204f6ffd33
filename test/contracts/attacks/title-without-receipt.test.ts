/**
 * Attack: title is taken for bank money that never came, came for something else, or went back.
 *
 * Sherlock JOJO #449 (onchain.md 5): one shared heartbeat made old figures count. x402's reviewers ask who decides
 * (onchain.md 1.7). Here a quorum reports the receipt for this very order, the feed's own limit says how long that is
 * news, the worth of the grams is rounded up, and a seller who was paid cannot withdraw the goods.
 */
import { expect } from 'chai';
import {
  acceptOrder,
  AMOUNT,
  DELIVERY,
  fiatTermsOf,
  MAX_GRAMS,
  open,
  opened,
  orderIdOf,
  receive,
} from '../fiat/orders.ts';
import { DAY, signedReport, weigh } from '../payment.ts';
import { hash, now, time } from '../world.ts';

describe('Attack: title without receipt', () => {
  it('a weigh ticket alone moves nothing, nor does a receipt alone', async () => {
    const { w, terms, id } = await opened();
    await weigh(w, id, MAX_GRAMS);
    const release = () => w.fiat.connect(w.buyer).release(terms, 1n, DELIVERY);
    await expect(release()).to.be.revertedWithCustomError(w.reports, 'OracleReports_ReportMissing');
    const other = await opened();
    await receive(other.w, other.id, AMOUNT);
    await expect(other.w.fiat.connect(other.w.buyer).release(other.terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(other.w.fiat, 'FiatSettlement_ReleaseAboveWeighed')
      .withArgs(1n, 0n);
  });

  it("another order's receipt does not count", async () => {
    const { w, lotId, terms, id } = await opened();
    const other = await fiatTermsOf(w, lotId, { salt: hash('the same order, agreed again') });
    await open(w, other);
    await receive(w, orderIdOf(w, other), AMOUNT);
    await weigh(w, id, MAX_GRAMS);
    await expect(w.fiat.connect(w.buyer).release(terms, 1n, DELIVERY)).to.be.revertedWithCustomError(
      w.reports,
      'OracleReports_ReportMissing',
    );
  });

  it('a report of weight is no receipt, whatever its figure', async () => {
    const { w, terms, id } = await opened();
    await weigh(w, id, 2n ** 127n);
    await expect(w.fiat.connect(w.buyer).release(terms, MAX_GRAMS, DELIVERY)).to.be.revertedWithCustomError(
      w.reports,
      'OracleReports_ReportMissing',
    );
  });

  it('one signer is no quorum', async () => {
    const { w, id } = await opened();
    const changes = { kind: hash('TopSteel.FiatReceipt'), subject: id, value: AMOUNT };
    const { report, signatures } = await signedReport(w, changes, w.reporters.slice(0, 1));
    await expect(w.reports.submit(report, signatures))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
  });

  it('a stale receipt does not count: money may have gone back since', async () => {
    const { w, terms, id } = await opened();
    await weigh(w, id, MAX_GRAMS);
    const observedAt = await now();
    await receive(w, id, AMOUNT);
    await time.setNextBlockTimestamp(observedAt + 7 * DAY);
    await expect(w.fiat.connect(w.buyer).release(terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_ObservationTooOld')
      .withArgs(7 * DAY, 7 * DAY);
    await time.increaseTo(observedAt + 7 * DAY + 60);
    await receive(w, id, AMOUNT, 2);
    await w.fiat.connect(w.buyer).release(terms, MAX_GRAMS, DELIVERY);
    expect((await w.fiat.stateOf(id)).phase).to.equal(2n);
  });

  it('gram by gram for nothing: the first gram costs a minor unit, and parts cost what the whole costs', async () => {
    // 5,250,000 g for 1.00 EUR: a gram is worth 0.00002 cent.
    const { w, terms, id } = await opened({ amountMinor: 100n });
    await weigh(w, id, MAX_GRAMS);
    await receive(w, id, 0n);
    const fiat = w.fiat.connect(w.buyer);
    await expect(fiat.release(terms, 1n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveReceived')
      .withArgs(1n, 0n);
    await receive(w, id, 1n, 2);
    for (const total of [1n, 2n, 52_500n]) await fiat.release(terms, total, DELIVERY);
    await expect(fiat.release(terms, 52_501n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveReceived')
      .withArgs(2n, 1n);
  });

  it('a seller who was paid cannot withdraw the goods; released twice is refused', async () => {
    const { w, lotId, terms, id } = await opened();
    await receive(w, id, AMOUNT);
    await expect(w.fiat.connect(w.mill).cancel(terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_TitleOwed')
      .withArgs(AMOUNT, 0n);
    await weigh(w, id, MAX_GRAMS);
    await w.fiat.connect(w.buyer).release(terms, 1_000n, DELIVERY);
    await expect(w.fiat.connect(w.buyer).release(terms, 1_000n, DELIVERY))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AlreadyReleased')
      .withArgs(1_000n, 1_000n);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1_000n);
  });

  it('goods are not pinned on the word of a removed or compromised signer', async () => {
    const order = await opened();
    const { w } = order;
    const terms = { ...order.terms, salt: hash('second'), orderRef: hash('second order') };
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, 2n ** 48n - 1n);
    await w.directory.connect(w.mill).removeSigner(w.mill.address, w.hosted.address);
    const acceptance = await acceptOrder(w, terms, w.hosted);
    await expect(w.fiat.open(terms, w.hosted.address, acceptance))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AcceptanceInvalid')
      .withArgs(w.hosted.address);
    await w.directory.markCompromised(w.mill.address, w.mill.address, await now());
    await expect(open(w, terms))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AcceptanceInvalid')
      .withArgs(w.mill.address);
  });
});
