/**
 * SettlementEscrow.settle
 * ├── given both signed a division of what is left
 * │   ├── it divides it, whoever sends it; the payment is closed, disputes are over
 * │   ├── when a signer of the receiver's organisation signed: the same
 * │   ├── after every window: still
 * │   └── when sent again: it refuses
 * ├── given what is left changed since: it refuses
 * ├── given one signature is missing, another's, or over another division: it refuses
 * ├── given a stranger signed for the receiver, or a signer who was removed: it refuses
 * ├── given more than is left: it refuses
 * └── given goods
 *     ├── it moves title with the money and frees the rest
 *     └── money without title, or title without money: it refuses
 */
import { expect } from 'chai';
import type { Terms } from '@topsteel/domain/bridge';
import {
  authorize,
  CLOSED,
  holdings,
  MAX_AMOUNT,
  milestoneTerms,
  refuses,
  settlementOf,
  termsOf,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, FOREVER, time, world, type Hex, type Signer, type World } from '../world.ts';

interface Division {
  paymentId: Hex;
  capturable: bigint;
  toReceiver: bigint;
  grams: bigint;
}

async function settle(
  w: World,
  terms: Terms,
  division: Division,
  payer = w.buyer,
  receiver: Signer = w.mill,
) {
  const signatures = [await settlementOf(w, division, payer), await settlementOf(w, division, receiver)];
  return w.escrow
    .connect(w.stranger)
    .settle(terms, division.toReceiver, division.grams, signatures[0], receiver.address, signatures[1]);
}

async function paid() {
  const w = await world();
  const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
  const paymentId = await authorize(w, terms);
  const division = { paymentId, capturable: MAX_AMOUNT, toReceiver: 675_000_000n, grams: 0n };
  return { w, terms, paymentId, division };
}

describe('SettlementEscrow.settle', () => {
  it('divides what is left and closes the payment, disputed or not', async () => {
    const { w, terms, paymentId, division } = await paid();
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
    await expect(settle(w, terms, division))
      .to.emit(w.escrow, 'PaymentSettled')
      .withArgs(paymentId, 675_000_000n, 3_000_000_000n, 0n, 675_000_000n, w.mill.address);
    expect(await holdings(w, w.mill, w.treasury, w.fund, w.buyer)).to.deep.equal([
      664_875_000n,
      8_100_000n,
      2_025_000n,
      9_325_000_000n,
    ]);
    expect(await w.escrow.stateOf(paymentId)).to.deep.equal([CLOSED, 0n, 675_000_000n, 0n]);
    await refuses(w, settle(w, terms, division), 'NotOpen', paymentId, CLOSED);
  });

  it('divides what is left of all milestones', async () => {
    const w = await world();
    const list = [1_000n, 2_000n, 3_000n];
    const terms = await milestoneTerms(w, list);
    const paymentId = await authorize(w, terms);
    await w.escrow.connect(w.relayer).captureMilestone(terms, list, 0, 400n);
    await w.escrow.connect(w.mill).dispute(terms, list, 2, ethers.ZeroHash);
    await settle(w, terms, { paymentId, capturable: 5_600n, toReceiver: 0n, grams: 0n });
    expect(await holdings(w, w.buyer)).to.deep.equal([9_999_999_600n]);
  });

  it("accepts a signer of the receiver's organisation, until it is removed", async () => {
    const { w, terms, division } = await paid();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const snapshot = await ethers.provider.send('evm_snapshot', []);
    await expect(settle(w, terms, division, w.buyer, w.hosted)).to.emit(w.escrow, 'PaymentSettled');
    await ethers.provider.send('evm_revert', [snapshot]);
    await directory.removeSigner(w.mill.address, w.hosted.address);
    const sent = settle(w, terms, division, w.buyer, w.hosted);
    await refuses(w, sent, 'NotAllowed', w.hosted.address, w.mill.address);
  });

  it('is possible after every window', async () => {
    const { w, terms, division } = await paid();
    await time.increaseTo(terms.refundBefore + 1);
    await expect(settle(w, terms, division)).to.emit(w.escrow, 'PaymentSettled');
  });

  it('refuses when what is left changed since', async () => {
    const { w, terms, division } = await paid();
    await w.escrow.connect(w.relayer).capture(terms, 1n, false);
    await refuses(w, settle(w, terms, division), 'SignatureInvalid', w.buyer.address);
  });

  it("refuses without the payer's signature, and without the receiver's", async () => {
    const { w, terms, division } = await paid();
    const [payer, receiver] = [
      await settlementOf(w, division, w.buyer),
      await settlementOf(w, division, w.mill),
    ];
    const given = (...signatures: string[]) =>
      w.escrow.settle(terms, division.toReceiver, 0, signatures[0], w.mill.address, signatures[1]);
    await refuses(w, given('0x', receiver), 'SignatureInvalid', w.buyer.address);
    await refuses(w, given(receiver, receiver), 'SignatureInvalid', w.buyer.address);
    await refuses(w, given(payer, '0x'), 'SignatureInvalid', w.mill.address);
    await refuses(w, given(payer, payer), 'SignatureInvalid', w.mill.address);
    const other = await settlementOf(w, { ...division, toReceiver: 675_000_001n }, w.mill);
    await refuses(w, given(payer, other), 'SignatureInvalid', w.mill.address);
  });

  it('refuses a stranger who signs for the receiver', async () => {
    const { w, terms, division } = await paid();
    const sent = settle(w, terms, division, w.buyer, w.stranger);
    await refuses(w, sent, 'NotAllowed', w.stranger.address, w.mill.address);
  });

  it('refuses more than is left', async () => {
    const { w, terms, division } = await paid();
    const sent = settle(w, terms, { ...division, toReceiver: MAX_AMOUNT + 1n });
    await refuses(w, sent, 'DivisionAboveLeft', MAX_AMOUNT + 1n, MAX_AMOUNT);
  });

  it('INV-4: with goods moves title with the money, and frees the rest', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const terms = await termsOf(w, lotId);
    const paymentId = await authorize(w, terms);
    const division = { paymentId, capturable: MAX_AMOUNT, toReceiver: 600_000_000n, grams: 1_000_000n };
    await refuses(w, settle(w, terms, { ...division, grams: 0n }), 'TitleMismatch', 600_000_000n, 0n);
    await refuses(w, settle(w, terms, { ...division, toReceiver: 0n }), 'TitleMismatch', 0n, 1_000_000n);
    await settle(w, terms, division);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1_000_000n);
    expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(23_800_000n);
    expect(await holdings(w, w.mill)).to.deep.equal([591_000_000n]);
  });

  it('refuses grams without goods', async () => {
    const { w, terms, paymentId, division } = await paid();
    await refuses(w, settle(w, terms, { ...division, grams: 1n }), 'GoodsMissing', paymentId, 1n);
  });
});
