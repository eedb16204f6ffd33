/**
 * SettlementEscrow.refund
 * ├── given a captured payment
 * │   ├── when the operator refunds: it pays all of it
 * │   ├── when the receiver refunds: it pays the net, and every fee receiver returns its share
 * │   ├── when everything is refunded in parts: everybody is back where it was before the capture
 * │   ├── when a capture follows: the commission is on what is refundable then
 * │   ├── when sent again: it refuses, since what is refundable changed
 * │   ├── it refuses more than is refundable, zero, and anyone else
 * │   └── it refuses at refundBefore; the second before it accepts
 * ├── given a fee receiver without an allowance: the token refuses, and nothing changes
 * └── given an unknown payment: it refuses
 */
import { expect } from 'chai';
import { authorize, holdings, refuses, stateOf, termsOf } from '../payment.ts';
import { send, time, world, type Signer, type World } from '../world.ts';

const TOTAL = 1_000_000_000n;

async function captured(isFinal = true) {
  const w = await world();
  const terms = await termsOf(w);
  const id = await authorize(w, terms);
  await w.escrow.connect(w.relayer).capture(terms, TOTAL, isFinal);
  return { w, terms, id };
}

async function allow(w: World, owner: Signer, amount: bigint) {
  await send(w.usdc.connect(owner), 'approve', w.deployment.settlementEscrow, amount);
}

async function operatorHas(w: World, amount: bigint) {
  await send(w.usdc, 'mint', w.relayer.address, amount);
  await allow(w, w.relayer, amount);
}

describe('SettlementEscrow.refund', () => {
  it('takes all of it from the operator', async () => {
    const { w, terms, id } = await captured();
    await operatorHas(w, 100_000_000n);
    await expect(w.escrow.connect(w.relayer).refund(terms, 100_000_000n, TOTAL))
      .to.emit(w.escrow, 'PaymentRefunded')
      .withArgs(id, 100_000_000n, 1_500_000n, 900_000_000n, w.relayer.address);
    expect(await holdings(w, w.relayer, w.buyer)).to.deep.equal([0n, 9_100_000_000n]);
    expect(await holdings(w, w.mill, w.treasury)).to.deep.equal([985_000_000n, 12_000_000n]);
  });

  it('takes the net from the receiver, and its share of the commission from every fee receiver', async () => {
    const { w, terms, id } = await captured();
    for (const account of [w.mill, w.treasury, w.fund]) await allow(w, account, TOTAL);
    await expect(w.escrow.connect(w.mill).refund(terms, 400_000_000n, TOTAL))
      .to.emit(w.escrow, 'PaymentRefunded')
      .withArgs(id, 400_000_000n, 6_000_000n, 600_000_000n, w.mill.address);
    expect(await holdings(w, w.buyer, w.mill, w.treasury, w.fund)).to.deep.equal([
      9_400_000_000n,
      591_000_000n,
      7_200_000n,
      1_800_000n,
    ]);
  });

  it('INV-7: refunds in odd parts bring everybody back to where it was', async () => {
    const { w, terms, id } = await captured();
    for (const account of [w.mill, w.treasury, w.fund]) await allow(w, account, TOTAL);
    let left = TOTAL;
    for (const amount of [1n, 66n, 333_333_333n, 7n, 600_000_000n, 66_666_593n]) {
      await w.escrow.connect(w.mill).refund(terms, amount, left);
      left -= amount;
    }
    expect(left).to.equal(0n);
    expect(await holdings(w, w.buyer, w.mill, w.treasury, w.fund)).to.deep.equal([
      10_000_000_000n,
      0n,
      0n,
      0n,
    ]);
    expect((await stateOf(w, id)).refundable).to.equal(0n);
  });

  it('INV-7: a capture after a refund pays commission on what is refundable then', async () => {
    const { w, terms } = await captured(false);
    await operatorHas(w, TOTAL);
    await w.escrow.connect(w.relayer).refund(terms, TOTAL, TOTAL);
    await w.escrow.connect(w.relayer).capture(terms, TOTAL + 66n, false);
    // floor(66 * 150 / 10,000) = 0 on top of the first 15,000,000.
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      985_000_066n,
      12_000_000n,
      3_000_000n,
    ]);
    await w.escrow.connect(w.relayer).capture(terms, TOTAL + 67n, false);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([
      985_000_066n,
      12_000_000n,
      3_000_001n,
    ]);
  });

  it('refuses a resend: what is refundable changed', async () => {
    const { w, terms } = await captured();
    await operatorHas(w, 200_000_000n);
    await w.escrow.connect(w.relayer).refund(terms, 100_000_000n, TOTAL);
    const again = w.escrow.connect(w.relayer).refund(terms, 100_000_000n, TOTAL);
    await refuses(w, again, 'RefundableChanged', 900_000_000n, TOTAL);
  });

  it('INV-2: refuses more than was captured, in total', async () => {
    const { w, terms } = await captured();
    await operatorHas(w, 2_000_000_000n);
    await w.escrow.connect(w.relayer).refund(terms, 600_000_000n, TOTAL);
    const sent = w.escrow.connect(w.relayer).refund(terms, 400_000_001n, 400_000_000n);
    await refuses(w, sent, 'RefundAboveCaptured', 400_000_001n, 400_000_000n);
  });

  it('refuses zero, and anyone else', async () => {
    const { w, terms } = await captured();
    await refuses(w, w.escrow.connect(w.relayer).refund(terms, 0, TOTAL), 'AmountZero');
    const sent = w.escrow.connect(w.stranger).refund(terms, 1, TOTAL);
    await refuses(w, sent, 'NotAllowed', w.stranger.address, w.mill.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from refundBefore`, async () => {
      const { w, terms, id } = await captured();
      await operatorHas(w, 1n);
      const at = terms.refundBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = w.escrow.connect(w.relayer).refund(terms, 1, TOTAL);
      if (offset < 0) {
        await sent;
        expect((await stateOf(w, id)).refundable).to.equal(999_999_999n);
      } else await refuses(w, sent, 'WindowClosed', at, terms.refundBefore);
    });
  }

  it('passes on the refusal of the token when a fee receiver gave no allowance', async () => {
    const { w, terms, id } = await captured();
    await allow(w, w.mill, TOTAL);
    await expect(w.escrow.connect(w.mill).refund(terms, TOTAL, TOTAL)).to.be.revertedWith(
      'ERC20: transfer amount exceeds allowance',
    );
    expect((await stateOf(w, id)).refundable).to.equal(TOTAL);
  });

  it('refuses an unknown payment', async () => {
    const w = await world();
    const sent = w.escrow.connect(w.relayer).refund(await termsOf(w), 1, 0);
    await refuses(w, sent, 'RefundAboveCaptured', 1, 0);
  });
});
