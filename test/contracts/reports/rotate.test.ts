/**
 * OracleReports.rotate
 * ├── given the registrar: a new version counts, and only it
 * ├── given anyone else: it refuses
 * ├── given signers out of order, twice or zero; a threshold out of range: it refuses
 * └── given no rotation yet: nothing is accepted
 */
import { expect } from 'chai';
import { signedReport } from '../payment.ts';
import { deploy, ethers, world } from '../world.ts';

describe('OracleReports.rotate', () => {
  it('makes a new version count, and only it', async () => {
    const w = await world();
    await expect(w.reports.rotate([w.stranger.address], 1))
      .to.emit(w.reports, 'SignersRotated')
      .withArgs(2, [w.stranger.address], 1, w.registrar.address);
    expect(await w.reports.currentSignerSet()).to.deep.equal([2n, 1n, 1n]);
    expect(await w.reports.isSigner(1, w.reporters[0]!.address)).to.equal(true);
    expect(await w.reports.isSigner(2, w.reporters[0]!.address)).to.equal(false);
    const old = await signedReport(w, { signerSet: 2 });
    await expect(w.reports.submit(old.report, old.signatures)).to.be.revertedWithCustomError(
      w.reports,
      'OracleReports_NotSigner',
    );
    const fresh = await signedReport(w, { signerSet: 2 }, [w.stranger]);
    await expect(w.reports.submit(fresh.report, fresh.signatures)).to.emit(w.reports, 'ReportAccepted');
  });

  it('refuses anyone but the registrar', async () => {
    const w = await world();
    await expect(w.reports.connect(w.stranger).rotate([w.stranger.address], 1))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_NotRegistrar')
      .withArgs(w.stranger.address, w.registrar.address);
  });

  it('refuses a threshold that does not fit', async () => {
    const w = await world();
    for (const threshold of [0, 2]) {
      await expect(w.reports.rotate([w.stranger.address], threshold))
        .to.be.revertedWithCustomError(w.reports, 'OracleReports_ThresholdOutOfRange')
        .withArgs(threshold, 1);
    }
  });

  it('refuses signers twice, out of order, and zero', async () => {
    const w = await world();
    const [a, b] = [w.reporters[0]!.address, w.reporters[1]!.address];
    for (const [signers, previous, signer] of [
      [[a, a], a, a],
      [[b, a], b, a],
      [[ethers.ZeroAddress, a], ethers.ZeroAddress, ethers.ZeroAddress],
    ] as const) {
      await expect(w.reports.rotate([...signers], 1))
        .to.be.revertedWithCustomError(w.reports, 'OracleReports_SignersUnsorted')
        .withArgs(previous, signer);
    }
  });

  it('accepts nothing before the first rotation', async () => {
    const w = await world();
    const empty = await deploy('OracleReports', [w.directory.target]);
    const { report } = await signedReport(w, { signerSet: 0 });
    await expect(empty.submit(report, []))
      .to.be.revertedWithCustomError(empty, 'OracleReports_QuorumMissing')
      .withArgs(0, 0);
  });
});
