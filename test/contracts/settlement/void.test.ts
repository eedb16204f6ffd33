/**
 * SettlementEscrow.void
 * ├── given an open payment
 * │   ├── it returns what is left to the payer and frees the goods
 * │   ├── when the receiver asks: it does the same
 * │   └── when anyone else asks: it refuses
 * └── given a closed or unknown payment
 *     └── it refuses
 */
import { expect } from 'chai';
import { authorize, MAX_AMOUNT, termsOf } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { balanceOf, world } from '../world.ts';

describe('SettlementEscrow.void', () => {
  for (const who of ['relayer', 'mill'] as const) {
    it(`returns everything and frees the goods when the ${who} asks`, async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const terms = await termsOf(w, lotId);
      const id = await authorize(w, terms);
      await expect(w.escrow.connect(w[who]).void(terms))
        .to.emit(w.escrow, 'PaymentVoided')
        .withArgs(id, MAX_AMOUNT, w[who].address);
      expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(100_000_000_000n);
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
      expect(await w.escrow.stateOf(id)).to.deep.equal([2n, 0n, 0n, 0n, 0n]);
    });
  }

  it('returns what a capture left', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, 675_000_000n, 0, false, '0x');
    await w.escrow.connect(w.relayer).void(terms);
    expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(9_325_000_000n);
    expect(await balanceOf(w.usdc, w.deployment.settlementEscrow)).to.equal(0n);
  });

  it('refuses anyone else', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await expect(w.escrow.connect(w.stranger).void(terms))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotAllowed')
      .withArgs(w.stranger.address, w.relayer.address);
  });

  it('refuses a closed payment', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await w.escrow.connect(w.relayer).void(terms);
    await expect(w.escrow.connect(w.relayer).void(terms))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotOpen')
      .withArgs(id, 2);
  });

  it('refuses an unknown payment', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await expect(w.escrow.connect(w.relayer).void(terms))
      .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotOpen')
      .withArgs(await w.escrow.paymentId(terms), 0);
  });
});
