/**
 * OracleReports.rotate, activateRotation, cancelRotation
 * ├── given no set yet: nothing is accepted, and the first set counts at once
 * ├── given a set: the next one is announced, visible, and does not count yet
 * │   ├── one second before its time: nobody can activate it; at it, after it: anyone can
 * │   ├── given it is active: only it counts, the old set cannot report, what was accepted stays
 * │   ├── given another announcement: it replaces the first, and the delay starts anew
 * │   └── given it is cancelled: it never counts, not even when its version's number would be next
 * ├── given nothing was announced: there is nothing to activate or cancel
 * ├── given anyone but the registrar: it refuses to announce and to cancel
 * └── given signers out of order, twice or zero; a threshold out of range; 256 signers: it refuses
 */
import { expect } from 'chai';
import { deploy, ethers, now, time } from '../world.ts';
import { GRAMS, quorum, reportOf, ROTATION_DELAY, SUBJECT, submit, WEIGHT, type Quorum } from './quorum.ts';

async function announce(q: Quorum, signers = [q.stranger.address], threshold = 1) {
  const at = (await now()) + 10;
  await time.setNextBlockTimestamp(at);
  return { sent: q.reports.rotate(signers, threshold), activeFrom: at + ROTATION_DELAY };
}

describe('OracleReports.rotate', () => {
  it('accepts nothing before the first set', async () => {
    const q = await quorum();
    const empty = await deploy('OracleReports', [q.directory.target]);
    await empty.configureFeed(WEIGHT, 100, 0);
    await expect(empty.submit(await reportOf({ signerSet: 0 }), []))
      .to.be.revertedWithCustomError(empty, 'OracleReports_QuorumMissing')
      .withArgs(0, 0);
    expect(await empty.currentSignerSet()).to.deep.equal([0n, 0n, 0n]);
  });

  it('makes the first set count at once', async () => {
    const q = await quorum();
    const empty = await deploy('OracleReports', [q.directory.target]);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    const sent = empty.rotate([q.stranger.address], 1);
    await expect(sent)
      .to.emit(empty, 'RotationAnnounced')
      .withArgs(1, [q.stranger.address], 1, at, q.registrar.address);
    await expect(sent).to.emit(empty, 'SignersRotated').withArgs(1, 1, 1, q.registrar.address);
    expect(await empty.currentSignerSet()).to.deep.equal([1n, 1n, 1n]);
    expect(await empty.announcedSignerSet()).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it('announces the next one, which does not count yet', async () => {
    const q = await quorum();
    const { sent, activeFrom } = await announce(q);
    await expect(sent)
      .to.emit(q.reports, 'RotationAnnounced')
      .withArgs(2, [q.stranger.address], 1, activeFrom, q.registrar.address);
    await expect(sent).to.not.emit(q.reports, 'SignersRotated');
    expect(await q.reports.announcedSignerSet()).to.deep.equal([2n, 1n, 1n, BigInt(activeFrom)]);
    expect(await q.reports.currentSignerSet()).to.deep.equal([1n, 2n, 3n]);
    expect(await q.reports.isSigner(2, q.stranger.address)).to.equal(true);
    await expect(submit(q, { signerSet: 2 }, [q.stranger]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignerSetStale')
      .withArgs(2, 1);
    await expect(submit(q)).to.emit(q.reports, 'ReportAccepted');
    expect(await q.reports.ROTATION_DELAY()).to.equal(7 * 86_400);
  });

  it('replaces an announcement by another one, whose delay starts anew', async () => {
    const q = await quorum();
    await (
      await announce(q)
    ).sent;
    await time.increase(ROTATION_DELAY);
    const { sent, activeFrom } = await announce(q, [q.relayer.address]);
    await expect(sent).to.emit(q.reports, 'RotationCancelled').withArgs(2, q.registrar.address);
    await expect(sent)
      .to.emit(q.reports, 'RotationAnnounced')
      .withArgs(3, [q.relayer.address], 1, activeFrom, q.registrar.address);
    await expect(q.reports.activateRotation()).to.be.revertedWithCustomError(
      q.reports,
      'OracleReports_RotationTooEarly',
    );
  });

  it('refuses anyone but the registrar', async () => {
    const q = await quorum();
    await expect(q.reports.connect(q.stranger).rotate([q.stranger.address], 1))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotRegistrar')
      .withArgs(q.stranger.address, q.registrar.address);
  });

  it('refuses a threshold that does not fit', async () => {
    const q = await quorum();
    for (const threshold of [0, 2]) {
      await expect(q.reports.rotate([q.stranger.address], threshold))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_ThresholdOutOfRange')
        .withArgs(threshold, 1);
    }
  });

  it('takes 255 signers and refuses 256', async () => {
    const q = await quorum();
    const many = Array.from({ length: 256 }, (_, i) => ethers.toBeHex(i + 1, 20));
    await expect(q.reports.rotate(many, 2))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ThresholdOutOfRange')
      .withArgs(2, 256);
    await q.reports.rotate(many.slice(1), 255);
    expect((await q.reports.announcedSignerSet()).size).to.equal(255);
  });

  it('refuses signers twice, out of order, and zero', async () => {
    const q = await quorum();
    const [a, b] = [q.reporters[0]!.address, q.reporters[1]!.address];
    for (const [signers, previous, signer] of [
      [[a, a], a, a],
      [[b, a], b, a],
      [[ethers.ZeroAddress, a], ethers.ZeroAddress, ethers.ZeroAddress],
    ] as const) {
      await expect(q.reports.rotate([...signers], 1))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignersUnsorted')
        .withArgs(previous, signer);
    }
  });
});

describe('OracleReports.activateRotation', () => {
  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'refuses' : 'activates'} ${offset} s from its time`, async () => {
      const q = await quorum();
      const { sent, activeFrom } = await announce(q);
      await sent;
      await time.setNextBlockTimestamp(activeFrom + offset);
      const activated = q.reports.connect(q.stranger).activateRotation();
      if (offset < 0) {
        await expect(activated)
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_RotationTooEarly')
          .withArgs(activeFrom + offset, activeFrom);
      } else {
        await expect(activated).to.emit(q.reports, 'SignersRotated').withArgs(2, 1, 1, q.stranger.address);
        expect(await q.reports.currentSignerSet()).to.deep.equal([2n, 1n, 1n]);
        expect(await q.reports.announcedSignerSet()).to.deep.equal([0n, 0n, 0n, 0n]);
      }
    });
  }

  it('lets the new set report, and what was accepted stays', async () => {
    const q = await quorum();
    await submit(q);
    await (
      await announce(q)
    ).sent;
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
    await submit(q, { signerSet: 2, round: 2, value: 5n }, [q.stranger]);
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(5n);
    await expect(q.reports.activateRotation())
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RotationMissing')
      .withArgs(2);
  });

  it('refuses when nothing was announced', async () => {
    const q = await quorum();
    await expect(q.reports.activateRotation())
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RotationMissing')
      .withArgs(1);
  });
});

describe('OracleReports.cancelRotation', () => {
  it('drops the announced set for good', async () => {
    const q = await quorum();
    await (
      await announce(q)
    ).sent;
    await expect(q.reports.cancelRotation())
      .to.emit(q.reports, 'RotationCancelled')
      .withArgs(2, q.registrar.address);
    expect(await q.reports.announcedSignerSet()).to.deep.equal([0n, 0n, 0n, 0n]);
    await time.increase(ROTATION_DELAY);
    await expect(q.reports.activateRotation()).to.be.revertedWithCustomError(
      q.reports,
      'OracleReports_RotationMissing',
    );
    // The next set is version 3, so the dropped signers are in no set that can count.
    await q.reports.rotate([q.relayer.address], 1);
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    expect(await q.reports.currentSignerSet()).to.deep.equal([3n, 1n, 1n]);
    expect(await q.reports.isSigner(3, q.stranger.address)).to.equal(false);
  });

  it('refuses when nothing was announced, and anyone but the registrar', async () => {
    const q = await quorum();
    await expect(q.reports.cancelRotation())
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RotationMissing')
      .withArgs(1);
    await (
      await announce(q)
    ).sent;
    await expect(q.reports.connect(q.stranger).cancelRotation())
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotRegistrar')
      .withArgs(q.stranger.address, q.registrar.address);
  });
});
