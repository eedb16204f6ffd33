/**
 * Attack: one order is settled in tokens and again through the bank.
 *
 * RequestNetwork names a payment by eight bytes (@f1942807e, onchain.md 1.5), which another one can claim, and no rail
 * knows of the others. Here the ledger pins (seller, order reference) to the first rail that reserves for it, for good:
 * a cancelled or finished payment leaves the pin. The reference has 32 bytes and is scoped by the seller, so that
 * nobody else can claim it.
 */
import { expect } from 'chai';
import { acceptOrder, fiatTermsOf, open, orderIdOf } from '../fiat/orders.ts';
import { commissionedLot } from '../steel.ts';
import { deploy, ethers, hash, world, type Hex } from '../world.ts';

/** A ledger whose rail of tokens is an account of the test, and whose rail of bank money is the real one. */
async function twoRails() {
  const base = await world();
  const { registrar, relayer: escrowRail } = base;
  const nonce = await ethers.provider.getTransactionCount(registrar.address);
  const fiatAt = ethers.getCreateAddress({ from: registrar.address, nonce: nonce + 1 });
  const at = [base.directory.target, base.registry.target];
  const ledger = await deploy('MaterialLedger', [...at, escrowRail.address, fiatAt]);
  const fiat = await deploy('FiatSettlement', [at[0], ledger.target, base.reports.target]);
  const deployment = { ...base.deployment, materialLedger: ledger.target as Hex };
  const w = { ...base, ledger, fiat, deployment };
  const { lotId } = await commissionedLot(w);
  const terms = await fiatTermsOf(w, lotId);
  const payment = hash('payment in tokens');
  const pay = () =>
    ledger.connect(escrowRail).reserve(payment, terms.orderRef, lotId, w.mill.address, 1_000n);
  return { w, lotId, terms, payment, pay, escrowRail };
}

describe('Attack: order on two rails', () => {
  it('tokens first: the bank order is refused, also after the payment was cancelled', async () => {
    const { w, lotId, terms, payment, pay, escrowRail } = await twoRails();
    await pay();
    const refused = () =>
      expect(open(w, terms))
        .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_OrderOnOtherRail')
        .withArgs(terms.orderRef, escrowRail.address);
    await refused();
    await w.ledger.connect(escrowRail).cancelReservation(payment, lotId, w.mill.address);
    await refused();
    expect(await w.fiat.stateOf(orderIdOf(w, terms))).to.deep.equal([0n, 0n]);
  });

  it('bank first: the payment in tokens is refused, also after the order was cancelled', async () => {
    const { w, terms, pay } = await twoRails();
    await open(w, terms);
    const refused = () =>
      expect(pay())
        .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_OrderOnOtherRail')
        .withArgs(terms.orderRef, w.fiat.target);
    await refused();
    await w.fiat.connect(w.mill).cancel(terms);
    await refused();
  });

  it('a bank order is not opened on the consent that was given to another contract', async () => {
    const { w, terms } = await twoRails();
    const other = await deploy('FiatSettlement', [w.directory.target, w.ledger.target, w.reports.target]);
    const acceptance = await acceptOrder({ ...w, fiat: other }, terms);
    await expect(w.fiat.open(terms, w.mill.address, acceptance))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_AcceptanceInvalid')
      .withArgs(w.mill.address);
  });

  it('a copy of the fiat settlement has no power over the ledger', async () => {
    const { w, terms, escrowRail } = await twoRails();
    const copy = await deploy('FiatSettlement', [w.directory.target, w.ledger.target, w.reports.target]);
    await expect(open({ ...w, fiat: copy }, terms))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotSettlement')
      .withArgs(copy.target, escrowRail.address, w.fiat.target);
  });
});
