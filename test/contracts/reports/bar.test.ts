/**
 * OracleReports.bar
 * ├── given a signer of the current set: it counts no more, from the same block on; the threshold stays
 * ├── given too few signers are left: nothing is accepted until the next set counts
 * ├── given a signer of the announced set
 * │   ├── and of the current one: it counts in neither, also when the announced one is activated
 * │   ├── and of no other: it will not count
 * │   └── and too few of that set are left: nothing is accepted once it is activated
 * ├── given a signer of no set, of a former set, or barred already: it refuses
 * └── given anyone but the registrar: it refuses
 */
import { expect } from 'chai';
import { time } from '../world.ts';
import { ascending, quorum, ROTATION_DELAY, submit } from './quorum.ts';

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

  it('INV-14: takes a signer out of the announced set too, so that no rotation brings it back', async () => {
    const q = await quorum();
    const [first, second, third] = q.reporters;
    const next = q.reporters.map(({ address }) => address);
    await q.reports.rotate(next, 2);
    const barred = q.reports.bar(first!.address);
    await expect(barred)
      .to.emit(q.reports, 'SignerBarred')
      .withArgs(1, first!.address, 2, q.registrar.address);
    await expect(barred)
      .to.emit(q.reports, 'SignerBarred')
      .withArgs(2, first!.address, 2, q.registrar.address);
    expect((await q.reports.announcedSignerSet()).slice(0, 3)).to.deep.equal([2n, 2n, 2n]);
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    expect(await q.reports.currentSignerSet()).to.deep.equal([2n, 2n, 2n]);
    await expect(submit(q, { signerSet: 2 }, [first!, second!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(first!.address, 2);
    await expect(submit(q, { signerSet: 2 }, [second!, third!])).to.emit(q.reports, 'ReportAccepted');
  });

  it('takes out who is only announced, and leaves the current set whole', async () => {
    const q = await quorum();
    const next = ascending([q.stranger, q.relayer]);
    await q.reports.rotate(
      next.map(({ address }) => address),
      1,
    );
    await expect(q.reports.bar(q.stranger.address))
      .to.emit(q.reports, 'SignerBarred')
      .withArgs(2, q.stranger.address, 1, q.registrar.address);
    expect(await q.reports.currentSignerSet()).to.deep.equal([1n, 2n, 3n]);
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    await expect(submit(q, { signerSet: 2 }, [q.stranger]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(q.stranger.address, 2);
    await expect(submit(q, { signerSet: 2 }, [q.relayer])).to.emit(q.reports, 'ReportAccepted');
  });

  it('keeps the threshold of the announced set: with too few left it accepts nothing', async () => {
    const q = await quorum();
    const next = ascending([q.stranger, q.relayer]);
    await q.reports.rotate(
      next.map(({ address }) => address),
      2,
    );
    await q.reports.bar(q.stranger.address);
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    expect(await q.reports.currentSignerSet()).to.deep.equal([2n, 2n, 1n]);
    await expect(submit(q, { signerSet: 2 }, [q.relayer]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
  });

  it('refuses who is in neither set', async () => {
    const q = await quorum();
    const first = q.reporters[0]!.address;
    await q.reports.rotate([q.stranger.address], 1);
    await q.reports.bar(first);
    await q.reports.bar(q.stranger.address);
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
