/**
 * Attack: the same steel goes into two things.
 *
 * circlefin/refund-protocol @b506b17 (onchain.md 1.2, reproduced there): an act over a list checks each entry against
 * the state before the list, so `[0, 0]` passes twice. Here each input is burned before the next one is looked at: a
 * lot named twice gives of what the first time left, and what is consumed is gone from its holder for good.
 */
import { expect } from 'chai';
import { EVENT, railed, type Railed } from '../provenance/rails.ts';

function cut(r: Railed, grams: bigint[], output: bigint) {
  const inputs = grams.map((each) => ({ lotId: r.lotId, grams: each }));
  const outputs = [{ to: r.mill.address, massGrams: output }];
  return r.ledger.connect(r.mill).transform(inputs, outputs, 0, 0, EVENT, EVENT);
}

describe('Attack: double consumption', () => {
  it('the whole lot twice in one act', async () => {
    const r = await railed();
    await expect(cut(r, [24_800_000n, 24_800_000n], 49_600_000n))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
      .withArgs(r.mill.address, 0n, 24_800_000n, r.lotId);
  });

  it('a lot twice, a gram above what there is', async () => {
    const r = await railed();
    await expect(cut(r, [12_400_000n, 12_400_001n], 24_800_001n))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
      .withArgs(r.mill.address, 12_400_000n, 12_400_001n, r.lotId);
  });

  it('a consumed lot again, cut, sold or reserved', async () => {
    const r = await railed();
    await cut(r, [24_800_000n], 24_800_000n);
    const ledger = r.ledger.connect(r.mill);
    for (const act of [cut(r, [1n], 1n), ledger.transferTitle(r.lotId, r.buyer.address, 1n, EVENT)]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
        .withArgs(r.mill.address, 0n, 1n, r.lotId);
    }
    await expect(r.ledger.connect(r.escrowRail).reserve(EVENT, EVENT, r.lotId, r.mill.address, 1n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 1n, 0n);
  });
});
