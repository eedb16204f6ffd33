/**
 * Attack: captures so small that the commission on each rounds to zero.
 *
 * commerce-payments, ProtoSec review 1, M-01: repeated partial captures evade all fees. Ours: the commission is a
 * function of the total, so only the total counts. The same for refunds: small ones do not keep commission behind.
 *
 * ├── 400 captures of 66 units at 1.5 % (0.99 each) cost what one capture of 26,400 costs
 * ├── 200 captures of milestones, in turn, as well
 * └── 150 refunds of 66 units return what one returns
 */
import { expect } from 'chai';
import { authorize, holdings, milestoneTerms, termsOf } from '../payment.ts';
import { send, world } from '../world.ts';

describe('Attack: captures of dust', () => {
  it('INV-7: 400 captures of 66 cost what one costs', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    const escrow = w.escrow.connect(w.relayer);
    for (let total = 66n; total <= 26_400n; total += 66n) await escrow.capture(terms, total, false);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([26_004n, 316n, 80n]);
  }).timeout(60_000);

  it('INV-7: captures of milestones in turn cost what one costs', async () => {
    const w = await world();
    const list = [6_600n, 6_600n];
    const terms = await milestoneTerms(w, list);
    await authorize(w, terms);
    const escrow = w.escrow.connect(w.relayer);
    for (let total = 66n; total <= 6_600n; total += 66n) {
      for (const index of [0, 1]) await escrow.captureMilestone(terms, list, index, total);
    }
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([13_002n, 158n, 40n]);
  }).timeout(60_000);

  it('INV-7: refunds of dust return all of the commission', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, 9_900n, true);
    for (const account of [w.mill, w.treasury, w.fund]) {
      await send(w.usdc.connect(account), 'approve', w.escrow.target, 9_900n);
    }
    for (let left = 9_900n; left > 0n; left -= 66n) await w.escrow.connect(w.mill).refund(terms, 66n, left);
    expect(await holdings(w, w.mill, w.treasury, w.fund, w.buyer)).to.deep.equal([
      0n,
      0n,
      0n,
      10_000_000_000n,
    ]);
  }).timeout(60_000);
});
