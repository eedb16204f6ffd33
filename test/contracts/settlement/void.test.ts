/**
 * SettlementEscrow.void
 * ├── given an open payment
 * │   ├── it returns what is left to the payer and frees the goods
 * │   ├── when the receiver asks: it does the same
 * │   └── when anyone else asks: it refuses
 * ├── given a dispute
 * │   ├── when the operator asks: it refuses
 * │   └── when the receiver asks: it concedes, all disputes are over
 * └── given a closed or unknown payment: it refuses
 */
import { expect } from 'chai';
import { authorize, CLOSED, holdings, MAX_AMOUNT, milestoneTerms, refuses, termsOf } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { hash, world } from '../world.ts';

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
      expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(24_800_000n);
      expect(await w.escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 0n, 0n]);
    });
  }

  it('returns what a capture left', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, 675_000_000n, false);
    await w.escrow.connect(w.relayer).void(terms);
    const escrow = { address: w.deployment.settlementEscrow };
    expect(await holdings(w, w.buyer, escrow)).to.deep.equal([9_325_000_000n, 0n]);
  });

  it('refuses anyone else', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    for (const account of [w.stranger, w.buyer]) {
      const sent = w.escrow.connect(account).void(terms);
      await refuses(w, sent, 'NotAllowed', account.address, w.relayer.address);
    }
  });

  it('refuses the operator while anything is disputed, and lets the receiver concede', async () => {
    const w = await world();
    const list = [1_000n, 2_000n];
    const terms = await milestoneTerms(w, list);
    const id = await authorize(w, terms);
    await w.escrow.connect(w.buyer).dispute(terms, list, 1, hash('cracks'));
    const sent = w.escrow.connect(w.relayer).void(terms);
    await refuses(w, sent, 'NotAllowed', w.relayer.address, w.mill.address);
    await expect(w.escrow.connect(w.mill).void(terms))
      .to.emit(w.escrow, 'PaymentVoided')
      .withArgs(id, 3_000n, w.mill.address);
    expect(await w.escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, 0n, 0n]);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
  });

  it('refuses a closed payment, and an unknown one', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await w.escrow.paymentId(terms);
    await refuses(w, w.escrow.connect(w.relayer).void(terms), 'NotOpen', id, 0);
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).void(terms);
    await refuses(w, w.escrow.connect(w.relayer).void(terms), 'NotOpen', id, CLOSED);
  });
});
