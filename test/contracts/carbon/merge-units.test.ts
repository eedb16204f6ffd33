/**
 * CarbonUnits.merge
 * ├── given two adjacent ranges of the caller: it makes them one, and no total changes
 * ├── given a next range of somebody else, of nobody, or behind a gap: it refuses
 * └── given a whole that is longer than a range may be: it refuses
 */
import { expect } from 'chai';
import { ethers } from '../world.ts';
import { CLASS, issue, issued, NOBODY, part, rangesAt, registry } from './units.ts';

describe('CarbonUnits.merge', () => {
  it('joins two adjacent ranges', async () => {
    const r = await issued();
    await r.mine.transfer(part(1_300n, 1_400n), 1_000n, r.mill.address);
    await expect(r.mine.merge(CLASS, 1_000n))
      .to.emit(r.units, 'RangesMerged')
      .withArgs(CLASS, r.mill.address, 1_000n, 1_300n, 1_400n);
    expect(await rangesAt(r, 1_000n, 1_300n)).to.deep.equal([[r.mill.address, 1_400n], NOBODY]);
    await r.mine.merge(CLASS, 1_000n);
    expect(await rangesAt(r, 1_000n, 1_400n)).to.deep.equal([[r.mill.address, 2_000n], NOBODY]);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 1_000n, 0n, 0n]);
  });

  it("refuses when what follows is somebody else's, nothing, or behind a gap", async () => {
    const r = await issued();
    await issue(r, 2_100n, 2_200n);
    for (const [seam, holder] of [
      [2_000n, ethers.ZeroAddress],
      [1_500n, r.buyer.address],
    ] as const) {
      await expect(r.mine.merge(CLASS, 1_000n))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
        .withArgs(r.mill.address, CLASS, seam, holder);
      if (seam === 2_000n) await r.mine.transfer(part(1_500n, 1_600n), 1_000n, r.buyer.address);
    }
    await expect(r.units.connect(r.buyer).merge(CLASS, 1_000n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.buyer.address, CLASS, 1_000n, r.mill.address);
  });

  it('refuses a whole that is longer than a range may be', async () => {
    const r = await registry();
    const long = 2n ** 96n - 1n;
    await issue(r, 0n, long);
    await issue(r, long, long + 1n);
    await expect(r.units.connect(r.mill).merge(CLASS, 0n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_RangeInvalid')
      .withArgs(0n, long + 1n);
  });
});
