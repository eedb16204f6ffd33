/**
 * CarbonUnits.retire
 * ├── given a part of the caller's range
 * │   ├── it is used up for the beneficiary; the certificate's id commits to everything
 * │   ├── the rest stays with the caller
 * │   ├── equal retirements of different serials have different certificates
 * │   └── when retired again, transferred, cancelled or issued again: it refuses
 * └── given somebody else's range, no beneficiary or no purpose: it refuses
 */
import { expect } from 'chai';
import { ethers, hash, now } from '../world.ts';
import { CLASS, issue, issued, NOBODY, part, PURPOSE, rangesAt } from './units.ts';

const LOT = 42n;

describe('CarbonUnits.retire', () => {
  it('uses serials up, for good, with one certificate', async () => {
    const r = await issued();
    const [mill, buyer] = [r.mill.address, r.buyer.address];
    const id = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'tuple(tuple(bytes32,uint128,uint128),address,address,bytes32,uint256)'],
        [31337, r.units.target, [[CLASS, 1_200n, 1_500n], mill, buyer, PURPOSE, LOT]],
      ),
    );
    const retirement = {
      part: part(1_200n, 1_500n),
      holder: mill,
      beneficiary: buyer,
      purpose: PURPOSE,
      lotId: LOT,
    };
    expect(await r.units.retirementIdOf(retirement)).to.equal(id);
    expect(await r.units.retiredAt(id)).to.equal(0n);
    const args = [part(1_200n, 1_500n), 1_000n, buyer, PURPOSE, LOT] as const;
    expect(await r.mine.retire.staticCall(...args)).to.equal(id);
    await expect(r.mine.retire(...args))
      .to.emit(r.units, 'UnitsRetired')
      .withArgs(id, CLASS, buyer, mill, 1_000n, 1_200n, 1_500n, PURPOSE, LOT, 700n, 300n);
    expect(await r.units.retiredAt(id)).to.equal(BigInt(await now()));
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 700n, 300n, 0n]);
    expect(await rangesAt(r, 1_000n, 1_200n, 1_500n)).to.deep.equal([[mill, 1_200n], NOBODY, [mill, 2_000n]]);
  });

  it('gives equal retirements of different serials certificates of their own', async () => {
    const r = await issued();
    const args = [r.buyer.address, PURPOSE, 0n] as const;
    const first = await r.mine.retire.staticCall(part(1_000n, 1_001n), 1_000n, ...args);
    await r.mine.retire(part(1_000n, 1_001n), 1_000n, ...args);
    const second = await r.mine.retire.staticCall(part(1_001n, 1_002n), 1_001n, ...args);
    await r.mine.retire(part(1_001n, 1_002n), 1_001n, ...args);
    expect(first).not.to.equal(second);
    expect((await r.units.totalsOf(CLASS)).retired).to.equal(2n);
  });

  it('INV-21: leaves nothing to retire, transfer, cancel, merge or issue again', async () => {
    const r = await issued();
    await r.mine.retire(part(1_000n, 2_000n), 1_000n, r.buyer.address, PURPOSE, 0n);
    const gone = [r.mill.address, CLASS, 1_000n, ethers.ZeroAddress];
    for (const act of [
      r.mine.retire(part(1_000n, 2_000n), 1_000n, r.buyer.address, hash('another purpose'), 0n),
      r.mine.transfer(part(1_000n, 2_000n), 1_000n, r.buyer.address),
      r.mine.cancel(part(1_000n, 2_000n), 1_000n, PURPOSE),
      r.mine.merge(CLASS, 1_000n),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
        .withArgs(...gone);
    }
    await expect(issue(r, 1_000n, 2_000n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_SerialsClosed')
      .withArgs(1_000n, 2_000n);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 0n, 1_000n, 0n]);
  });

  it("refuses somebody else's range, no beneficiary and no purpose", async () => {
    const r = await issued();
    const all = part(1_000n, 2_000n);
    await expect(r.units.connect(r.buyer).retire(all, 1_000n, r.buyer.address, PURPOSE, 0n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotHolder')
      .withArgs(r.buyer.address, CLASS, 1_000n, r.mill.address);
    await expect(r.mine.retire(all, 1_000n, ethers.ZeroAddress, PURPOSE, 0n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_AccountMissing')
      .withArgs(CLASS, 1_000n);
    await expect(r.mine.retire(all, 1_000n, r.buyer.address, ethers.ZeroHash, 0n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_PurposeMissing')
      .withArgs(CLASS, 1_000n);
  });
});
