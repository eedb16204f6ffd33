/**
 * OracleReports.bar
 * ├── given a signer of the current set: it counts no more, from the same block on; the threshold stays
 * ├── given too few signers are left: nothing is accepted until the next set counts
 * ├── given a signer of no set, of another set, or barred already: it refuses
 * └── given anyone but the registrar: it refuses
 */
import { expect } from 'chai';
import { time } from '../world.ts';
import { quorum, ROTATION_DELAY, submit } from './quorum.ts';

describe('OracleReports.bar', () => {
  it('takes a signer out at once and keeps the threshold', async () => {
    const q = await quorum();
    const [first, second, third] = q.reporters;
    await expect(q.reports.bar(first!.address))
      .to.emit(q.reports, 'SignerBarred')
      .withArgs(1, first!.address, 2, q.registrar.address);
    expect(await q.reports.currentSignerSet()).to.deep.equal([1n, 2n, 2n]);
    expect(await q.reports.isSigner(1, first!.address)).to.equal(false);
    await expect(submit(q, {}, [first!, second!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(first!.address, 1);
    await expect(submit(q, {}, [second!, third!])).to.emit(q.reports, 'ReportAccepted');
  });

  it('stops reports when fewer than the threshold are left, until the next set counts', async () => {
    const q = await quorum();
    const [first, second, third] = q.reporters;
    await q.reports.bar(first!.address);
    await q.reports.bar(second!.address);
    await expect(submit(q, {}, [third!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
    await q.reports.rotate([q.stranger.address], 1);
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    await expect(submit(q, { signerSet: 2 }, [q.stranger])).to.emit(q.reports, 'ReportAccepted');
  });

  it('refuses who is not in the current set', async () => {
    const q = await quorum();
    const first = q.reporters[0]!.address;
    await q.reports.rotate([q.stranger.address], 1);
    await q.reports.bar(first);
    for (const signer of [q.relayer.address, q.stranger.address, first]) {
      await expect(q.reports.bar(signer))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
        .withArgs(signer, 1);
    }
  });

  it('refuses anyone but the registrar', async () => {
    const q = await quorum();
    await expect(q.reports.connect(q.stranger).bar(q.reporters[0]!.address))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotRegistrar')
      .withArgs(q.stranger.address, q.registrar.address);
  });
});
