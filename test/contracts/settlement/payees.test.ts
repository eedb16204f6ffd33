/**
 * Who is paid by SettlementEscrow.capture, when it is many or one and the same
 * ├── given eight shares, the most there are: each has its share, in their order, and the last the remainder
 * ├── given a receiver of two shares of seven: it has both, by a capture in one step and in two
 * ├── given the payer as receiver and as a receiver of the commission: nothing is lost
 * └── given a refund by the receiver: each returns what it was paid
 */
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { authorize, holdings, refuses, termsOf } from '../payment.ts';
import { send, world, type Hex, type Signer, type World } from '../world.ts';

/** 1,000,003 minor units at 10 % bear floor(100,000.3) = 100,000 of commission. */
const AMOUNT = 1_000_003n;

const sharesOf = (receivers: readonly Signer[], bps: readonly number[]) =>
  receivers.map((receiver, i) => ({ receiver: receiver.address as Hex, shareBps: bps[i]! }));

function termsWith(w: World, feeShares: Terms['feeShares'], changes: Partial<Terms> = {}) {
  return termsOf(w, 0n, { maxAmount: AMOUNT, feeBps: 1_000, feeShares, ...changes });
}

const eight = (w: World) => [
  ...[w.treasury, w.fund, w.stranger, w.hosted],
  ...[w.registrar, w.processor, ...w.reporters.slice(0, 2)],
];

/** The mill, once; the treasury twice of seven. */
const seven = (w: World) => [
  ...[w.treasury, w.fund, w.stranger, w.treasury],
  ...[w.registrar, w.processor, w.hosted],
];

describe('SettlementEscrow, the payees of a capture', () => {
  it('INV-7: pays eight shares in their order, the last the remainder', async () => {
    const w = await world();
    const bps = [1_111, 1_111, 1_111, 1_111, 1_111, 1_111, 1_111, 2_223];
    const terms = await termsWith(w, sharesOf(eight(w), bps));
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, AMOUNT, true);
    expect(await holdings(w, w.mill, ...eight(w))).to.deep.equal([
      900_003n,
      ...Array.from({ length: 7 }, () => 11_110n),
      22_230n,
    ]);
  });

  it('INV-7: pays a receiver of two shares both, in one step and in two', async () => {
    for (const steps of [[AMOUNT], [7n, AMOUNT]]) {
      const w = await world();
      const terms = await termsWith(w, sharesOf(seven(w), [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428]));
      await authorize(w, terms);
      for (const total of steps) await w.escrow.connect(w.relayer).capture(terms, total, false);
      expect(await holdings(w, w.mill, ...seven(w))).to.deep.equal([
        ...[900_003n, 28_580n, 14_290n, 14_290n, 28_580n],
        ...[14_280n, 14_280n, 14_280n],
      ]);
    }
  });

  it('INV-1: loses nothing when the payer is receiver and has a share as well', async () => {
    const w = await world();
    const receiver = w.buyer.address as Hex;
    const terms = await termsWith(w, sharesOf([w.buyer, w.fund], [6_000, 4_000]), { receiver });
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, 500_000n, true);
    const escrow = { address: String(w.escrow.target) };
    // 500,000 bear 50,000, of which the fund has 20,000; all else came home.
    expect(await holdings(w, w.buyer, w.fund, escrow)).to.deep.equal([9_999_980_000n, 20_000n, 0n]);
  });

  it('INV-7: takes back from a receiver of two shares what it was paid, and no more', async () => {
    const w = await world();
    const terms = await termsWith(w, sharesOf(seven(w), [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428]));
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, AMOUNT, true);
    const owed = await holdings(w, w.mill, ...new Set(seven(w)));
    const payees = [w.mill, ...new Set(seven(w))];
    for (const [i, payee] of payees.entries()) {
      await send(w.usdc.connect(payee), 'approve', w.escrow.target, owed[i]!);
    }
    await w.escrow.connect(w.mill).refund(terms, AMOUNT, AMOUNT);
    expect(await holdings(w, w.buyer, ...payees)).to.deep.equal([10_000_000_000n, ...payees.map(() => 0n)]);
    await refuses(w, w.escrow.connect(w.mill).refund(terms, 1n, 0n), 'RefundAboveCaptured', 1n, 0n);
  });
});
