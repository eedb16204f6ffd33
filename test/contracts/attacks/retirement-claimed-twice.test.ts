/**
 * Attack: one retirement is claimed by two, or its certificate is rewritten.
 *
 * Toucan's retirement certificates (@9afe180, onchain.md 4) attach events by `claimedEvents` and let the text be edited
 * for a period. Here the act of retiring is the certificate: its id commits to serials, holder, beneficiary, purpose
 * and lot; nothing can be claimed later, and nothing edited.
 */
import { expect } from 'chai';
import { CLASS, issued, part, PURPOSE } from '../carbon/units.ts';
import { hash } from '../world.ts';

describe('Attack: retirement claimed twice', () => {
  it('the serials of a retirement are claimed by nobody else, whole or in part', async () => {
    const r = await issued();
    await r.mine.retire(part(1_000n, 1_500n), 1_000n, r.buyer.address, PURPOSE, 0n);
    for (const [first, last] of [
      [1_000n, 1_500n],
      [1_499n, 1_501n],
      [1_200n, 1_201n],
    ] as const) {
      await expect(r.mine.retire(part(first, last), 1_500n, r.mill.address, PURPOSE, 0n))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_PartOutside')
        .withArgs(first, last, 1_500n, 2_000n);
    }
  });

  it('a certificate with anything changed does not exist', async () => {
    const r = await issued();
    const retirement = {
      part: part(1_000n, 1_500n),
      holder: r.mill.address,
      beneficiary: r.buyer.address,
      purpose: PURPOSE,
      lotId: 0n,
    };
    await r.mine.retire(retirement.part, 1_000n, r.buyer.address, PURPOSE, 0n);
    const when = async (claimed: typeof retirement) =>
      (await r.units.retiredAt(await r.units.retirementIdOf(claimed))) as bigint;
    expect((await when(retirement)) > 0n).to.equal(true);
    for (const forged of [
      { ...retirement, beneficiary: r.stranger.address },
      { ...retirement, holder: r.stranger.address },
      { ...retirement, purpose: hash('greener than it was') },
      { ...retirement, lotId: 1n },
      { ...retirement, part: part(1_000n, 1_501n) },
      { ...retirement, part: { ...retirement.part, classId: PURPOSE } },
    ]) {
      expect(await when(forged)).to.equal(0n);
    }
    expect((await r.units.totalsOf(CLASS)).retired).to.equal(500n);
  });
});
