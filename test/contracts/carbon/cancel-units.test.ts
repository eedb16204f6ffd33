/**
 * CarbonUnits.cancel
 * ├── given a part of the caller's range, holder or issuer: it is void, for good
 * └── given somebody else's range, also to the class's issuer: it refuses
 */
import { expect } from 'chai';
import { ethers, hash } from '../world.ts';
import { CLASS, issue, issued, NOBODY, part, PURPOSE, rangesAt, registry } from './units.ts';

const REASON = hash('issued twice by mistake');

describe('CarbonUnits.cancel', () => {
  it('voids a part by its holder', async () => {
    const r = await issued();
    await expect(r.mine.cancel(part(1_000n, 1_400n), 1_000n, REASON))
      .to.emit(r.units, 'UnitsCancelled')
      .withArgs(CLASS, r.mill.address, 1_000n, 1_000n, 1_400n, REASON, 600n, 400n);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 600n, 0n, 400n]);
    expect(await rangesAt(r, 1_000n, 1_400n)).to.deep.equal([NOBODY, [r.mill.address, 2_000n]]);
    await expect(r.mine.retire(part(1_000n, 1_001n), 1_000n, r.buyer.address, PURPOSE, 0n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.mill.address, CLASS, 1_000n, ethers.ZeroAddress);
  });

  it('voids what the issuer holds', async () => {
    const r = await registry();
    await issue(r, 0n, 10n, r.issuer.address);
    await r.units.connect(r.issuer).cancel(part(0n, 10n), 0n, REASON);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([10n, 0n, 0n, 10n]);
  });

  it("refuses what somebody else holds, also to the class's issuer", async () => {
    const r = await issued();
    await expect(r.units.connect(r.issuer).cancel(part(1_000n, 2_000n), 1_000n, REASON))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.issuer.address, CLASS, 1_000n, r.mill.address);
  });
});
