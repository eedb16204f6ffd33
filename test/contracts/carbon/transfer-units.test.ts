/**
 * CarbonUnits.transfer
 * ├── given a range of the caller
 * │   ├── the whole, a prefix, a middle or an end moves; the rest stays with the caller
 * │   ├── to oneself: it splits
 * │   ├── when the part is empty, reversed, or reaches outside: it refuses
 * │   └── when nobody receives: it refuses
 * ├── given somebody else's range, no range, or a serial inside one: it refuses
 * └── totals never change
 */
import { expect } from 'chai';
import { ethers } from '../world.ts';
import { CLASS, issued, part, rangesAt } from './units.ts';

describe('CarbonUnits.transfer', () => {
  it('moves the whole range', async () => {
    const r = await issued();
    await expect(r.mine.transfer(part(1_000n, 2_000n), 1_000n, r.buyer.address))
      .to.emit(r.units, 'UnitsTransferred')
      .withArgs(CLASS, r.mill.address, r.buyer.address, 1_000n, 1_000n, 2_000n);
    expect(await rangesAt(r, 1_000n)).to.deep.equal([[r.buyer.address, 2_000n]]);
  });

  it('moves a prefix, a middle and an end; the rest stays', async () => {
    const r = await issued();
    const [mill, buyer] = [r.mill.address, r.buyer.address];
    await r.mine.transfer(part(1_000n, 1_100n), 1_000n, buyer);
    expect(await rangesAt(r, 1_000n, 1_100n)).to.deep.equal([
      [buyer, 1_100n],
      [mill, 2_000n],
    ]);
    await r.mine.transfer(part(1_400n, 1_500n), 1_100n, buyer);
    await r.mine.transfer(part(1_999n, 2_000n), 1_500n, buyer);
    expect(await rangesAt(r, 1_100n, 1_400n, 1_500n, 1_999n)).to.deep.equal([
      [mill, 1_400n],
      [buyer, 1_500n],
      [mill, 1_999n],
      [buyer, 2_000n],
    ]);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 1_000n, 0n, 0n]);
  });

  it('splits a range that goes to its own holder', async () => {
    const r = await issued();
    const mill = r.mill.address;
    await r.mine.transfer(part(1_300n, 1_400n), 1_000n, mill);
    expect(await rangesAt(r, 1_000n, 1_300n, 1_400n)).to.deep.equal([
      [mill, 1_300n],
      [mill, 1_400n],
      [mill, 2_000n],
    ]);
    await r.mine.transfer(part(1_300n, 1_400n), 1_300n, mill);
    expect(await rangesAt(r, 1_300n)).to.deep.equal([[mill, 1_400n]]);
  });

  it('refuses a part that is empty, reversed or outside', async () => {
    const r = await issued();
    for (const [first, last] of [
      [1_500n, 1_500n],
      [1_600n, 1_500n],
    ] as const) {
      await expect(r.mine.transfer(part(first, last), 1_000n, r.buyer.address))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_RangeInvalid')
        .withArgs(first, last);
    }
    for (const [first, last] of [
      [999n, 1_500n],
      [1_500n, 2_001n],
      [2_000n, 2_001n],
      [0n, 2n ** 96n - 1n],
    ] as const) {
      await expect(r.mine.transfer(part(first, last), 1_000n, r.buyer.address))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_PartOutside')
        .withArgs(first, last, 1_000n, 2_000n);
    }
  });

  it("refuses somebody else's range, and a serial where none begins", async () => {
    const r = await issued();
    await expect(r.units.connect(r.buyer).transfer(part(1_000n, 1_001n), 1_000n, r.buyer.address))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.buyer.address, CLASS, 1_000n, r.mill.address);
    await expect(r.mine.transfer(part(1_500n, 1_501n), 1_500n, r.buyer.address))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.mill.address, CLASS, 1_500n, ethers.ZeroAddress);
  });

  it('refuses nobody as receiver', async () => {
    const r = await issued();
    await expect(r.mine.transfer(part(1_000n, 1_001n), 1_000n, ethers.ZeroAddress))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_AccountMissing')
      .withArgs(CLASS, 1_000n);
  });
});
