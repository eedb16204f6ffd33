/**
 * Attack: more steel comes out of a transformation than went in, or its carbon is left behind.
 *
 * The "token recipes" of Westerkamp et al. (arXiv 1810.09843, onchain.md 3) consume inputs by recipe and trust the
 * processor for the amounts. Here grams in equal grams out plus declared loss, in 256 bits, so that no sum wraps, and
 * emissions follow by one rule to the last gram: loss carries none away.
 */
import { expect } from 'chai';
import { EVENT, railed, type Railed } from '../provenance/rails.ts';

const MAX = 2n ** 128n - 1n;

function transform(r: Railed, inputs: bigint[], outputs: bigint[], loss = 0n, lotId = r.lotId) {
  const ledger = r.ledger.connect(r.mill);
  const args = [
    inputs.map((grams) => ({ lotId, grams })),
    outputs.map((massGrams) => ({ to: r.mill.address, massGrams })),
    loss,
    0n,
    EVENT,
    EVENT,
  ] as const;
  return { send: () => ledger.transform(...args), ids: () => ledger.transform.staticCall(...args) };
}

describe('Attack: mass out of nothing', () => {
  it('one gram more than went in', async () => {
    const r = await railed();
    await expect(transform(r, [1_000n], [600n, 401n]).send())
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_MassUnbalanced')
      .withArgs(1_000n, 1_001n);
  });

  it('outputs whose sum wraps 128 bits', async () => {
    const r = await railed();
    // 2^128 − 1 and 1,001 are 1,000 modulo 2^128.
    await expect(transform(r, [1_000n], [MAX, 1_001n]).send())
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_MassUnbalanced')
      .withArgs(1_000n, 2n ** 128n + 1_000n);
  });

  it('a loss that wraps 128 bits', async () => {
    const r = await railed();
    await expect(transform(r, [1_000n], [1_001n], MAX).send())
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_MassUnbalanced')
      .withArgs(1_000n, 2n ** 128n + 1_000n);
  });

  it('inputs of others', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.buyer.address, 24_800_000n, EVENT);
    await expect(transform(r, [1n], [1n]).send())
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
      .withArgs(r.mill.address, 0n, 1n, r.lotId);
  });

  it('carbon that is lost with the scrap: a loss carries none away', async () => {
    const r = await railed();
    const act = transform(r, [24_800_000n], [1n], 24_799_999n);
    const [id] = (await act.ids()) as bigint[];
    await act.send();
    expect((await r.ledger.lotOf(id)).emissionsGrams).to.equal(13_640_000n);
  });

  it('carbon that is rounded away by a thousand small cuts', async () => {
    const r = await railed();
    const cuts = Array.from({ length: 100 }, () => 1n);
    let [carbon, made] = [0n, 0];
    for (let i = 0; i < 10; ++i) {
      const act = transform(r, cuts, cuts);
      const ids = (await act.ids()) as bigint[];
      await act.send();
      for (const id of ids) {
        carbon += ((await r.ledger.lotOf(id)) as { emissionsGrams: bigint }).emissionsGrams;
        made += 1;
      }
    }
    const [massGrams, emissionsGrams] = (await r.ledger.remainingOf(r.lotId)) as [bigint, bigint];
    expect([made, massGrams]).to.deep.equal([1_000, 24_799_000n]);
    expect(carbon + emissionsGrams).to.equal(13_640_000n);
  }).timeout(20_000);
});
