/**
 * SettlementEscrow.refund
 * ├── given a captured payment
 * │   ├── when the operator refunds: it pays all of it
 * │   ├── when the receiver refunds: it pays the net, the operator the commission
 * │   ├── it refuses more than was captured, in total
 * │   ├── it refuses zero, and anyone else
 * │   └── it refuses at refundBefore; the second before it accepts
 * └── given an unknown payment: it refuses
 */
import { expect } from 'chai';
import { authorize, termsOf } from '../payment.ts';
import { balanceOf, send, time, world, type Signer, type World } from '../world.ts';

async function captured(w: World) {
  const terms = await termsOf(w);
  const id = await authorize(w, terms);
  await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, 0, true, '0x');
  return { terms, id };
}

async function allow(w: World, owner: Signer, amount: bigint) {
  await send(w.usdc.connect(owner), 'approve', w.deployment.settlementEscrow, amount);
}

describe('SettlementEscrow.refund', () => {
  it('takes all of it from the operator', async () => {
    const w = await world();
    const { terms, id } = await captured(w);
    await send(w.usdc, 'mint', w.relayer.address, 100_000_000n);
    await allow(w, w.relayer, 100_000_000n);
    await expect(w.escrow.connect(w.relayer).refund(terms, 100_000_000n))
      .to.emit(w.escrow, 'PaymentRefunded')
      .withArgs(id, 100_000_000n, 100_000_000n, 1_500_000n, w.relayer.address);
    expect(await balanceOf(w.usdc, w.relayer.address)).to.equal(0n);
    expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(9_100_000_000n);
  });

  it('takes the net from the receiver and the commission from the operator', async () => {
    const w = await world();
    const { terms, id } = await captured(w);
    await send(w.usdc, 'mint', w.relayer.address, 15_000_000n);
    await allow(w, w.relayer, 15_000_000n);
    await allow(w, w.mill, 985_000_000n);
    await w.escrow.connect(w.mill).refund(terms, 1_000_000_000n);
    expect(await balanceOf(w.usdc, w.mill.address)).to.equal(0n);
    expect(await balanceOf(w.usdc, w.relayer.address)).to.equal(0n);
    expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(100_000_000_000n);
    expect((await w.escrow.stateOf(id)).refunded).to.equal(1_000_000_000n);
  });

  it('INV-2: refuses more than was captured, in total', async () => {
    const w = await world();
    const { terms } = await captured(w);
    await send(w.usdc, 'mint', w.relayer.address, 2_000_000_000n);
    await allow(w, w.relayer, 2_000_000_000n);
    await w.escrow.connect(w.relayer).refund(terms, 600_000_000n);
    await expect(w.escrow.connect(w.relayer).refund(terms, 400_000_001n))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_RefundAboveCaptured')
      .withArgs(400_000_001n, 400_000_000n);
  });

  it('refuses zero', async () => {
    const w = await world();
    const { terms } = await captured(w);
    await expect(w.escrow.connect(w.relayer).refund(terms, 0)).to.be.revertedWithCustomError(
      w.escrow,
      'SettlementEscrow_AmountZero',
    );
  });

  it('refuses anyone else', async () => {
    const w = await world();
    const { terms } = await captured(w);
    await expect(w.escrow.connect(w.stranger).refund(terms, 1))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotAllowed')
      .withArgs(w.stranger.address, w.relayer.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from refundBefore`, async () => {
      const w = await world();
      const { terms, id } = await captured(w);
      await send(w.usdc, 'mint', w.relayer.address, 1n);
      await allow(w, w.relayer, 1n);
      await time.setNextBlockTimestamp(terms.refundBefore + offset);
      const refund = w.escrow.connect(w.relayer).refund(terms, 1);
      if (offset < 0) {
        await refund;
        expect((await w.escrow.stateOf(id)).refunded).to.equal(1n);
      } else {
        await expect(refund)
          .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_WindowClosed')
          .withArgs(terms.refundBefore + offset, terms.refundBefore);
      }
    });
  }

  it('refuses an unknown payment', async () => {
    const w = await world();
    await expect(w.escrow.connect(w.relayer).refund(await termsOf(w), 1))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_RefundAboveCaptured')
      .withArgs(1, 0);
  });
});
