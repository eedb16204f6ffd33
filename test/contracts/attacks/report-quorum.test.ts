/**
 * Attack: fewer people than the quorum make a report.
 *
 * Counting signatures instead of signers is the classic: the same signature twice, or one signer in two encodings
 * (a high s, a 64-byte EIP-2098 form). Circle's CCTP `Attestable` (circlefin/evm-cctp-contracts, roles/v2) answers with
 * strictly ascending recovered addresses, RedStone's `RedstoneConsumerBase` with a bitmap of signers; onchain.md 1.7
 * and 5. Ours takes the ascending rule, and refuses every encoding but 65 bytes with the lower s, so that a report has
 * one set of bytes per set of signers.
 * Chainlink OCR and CCTP let the manager replace attesters at once; here a stolen registrar key waits seven days.
 */
import { expect } from 'chai';
import { ascending, quorum, reportOf, ROTATION_DELAY, signReport, submit } from '../reports/quorum.ts';
import { ethers, time } from '../world.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe('Attack: a report without its quorum', () => {
  it('INV-12: one signer twice', async () => {
    const q = await quorum();
    const one = q.reporters[0]!;
    await expect(submit(q, {}, [one, one]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignaturesUnsorted')
      .withArgs(one.address, one.address);
  });

  it('one signer twice around another', async () => {
    const q = await quorum();
    const [a, b] = q.reporters;
    await expect(submit(q, {}, [a!, b!, a!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignaturesUnsorted')
      .withArgs(b!.address, a!.address);
  });

  it('signers out of order', async () => {
    const q = await quorum();
    const [a, b] = q.reporters;
    await expect(submit(q, {}, [b!, a!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignaturesUnsorted')
      .withArgs(b!.address, a!.address);
  });

  it('k - 1 signers, and k - 1 signers with a stranger', async () => {
    const q = await quorum();
    const one = q.reporters[1]!;
    await expect(submit(q, {}, [one]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
    await expect(submit(q, {}, ascending([one, q.stranger])))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(q.stranger.address, 1);
  });

  it('a full quorum with a stranger beside it', async () => {
    const q = await quorum();
    await expect(submit(q, {}, ascending([...q.reporters, q.stranger])))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(q.stranger.address, 1);
  });

  it('the same signature with its s mirrored, which recovers to the same signer', async () => {
    const q = await quorum();
    const report = await reportOf();
    const [first, second] = await signReport(q, report);
    const { r, s, v } = ethers.Signature.from(second);
    const mirrored = ethers.concat([r, ethers.toBeHex(ORDER - BigInt(s), 32), v === 27 ? '0x1c' : '0x1b']);
    await expect(q.reports.submit(report, [first, mirrored]))
      .to.be.revertedWithCustomError(q.reports, 'ECDSAInvalidSignatureS')
      .withArgs(ethers.toBeHex(ORDER - BigInt(s), 32));
  });

  it('the compact form of EIP-2098', async () => {
    const q = await quorum();
    const report = await reportOf();
    const [first, second] = await signReport(q, report);
    await expect(q.reports.submit(report, [first, ethers.Signature.from(second).compactSerialized]))
      .to.be.revertedWithCustomError(q.reports, 'ECDSAInvalidSignatureLength')
      .withArgs(64);
  });

  it('a signature that recovers to nobody', async () => {
    const q = await quorum();
    const report = await reportOf();
    const [first] = await signReport(q, report);
    const nobody = ethers.concat([ethers.ZeroHash, ethers.toBeHex(1, 32), '0x1b']);
    for (const signatures of [
      [nobody, first],
      [first, nobody],
    ]) {
      await expect(q.reports.submit(report, signatures)).to.be.revertedWithCustomError(
        q.reports,
        'ECDSAInvalidSignature',
      );
    }
  });

  it('a signer who was barred a block ago, for a report signed before', async () => {
    const q = await quorum();
    const report = await reportOf();
    const signatures = await signReport(q, report);
    await q.reports.bar(q.reporters[0]!.address);
    await expect(q.reports.submit(report, signatures))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
      .withArgs(q.reporters[0]!.address, 1);
  });

  it('a stolen registrar key: its own signers cannot report for seven days, and everybody sees them', async () => {
    const q = await quorum();
    await expect(q.reports.rotate([q.stranger.address], 1)).to.emit(q.reports, 'RotationAnnounced');
    const { activeFrom } = await q.reports.announcedSignerSet();
    await expect(submit(q, { signerSet: 2 }, [q.stranger])).to.be.revertedWithCustomError(
      q.reports,
      'OracleReports_SignerSetStale',
    );
    await time.setNextBlockTimestamp(activeFrom - 1n);
    await expect(q.reports.activateRotation())
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RotationTooEarly')
      .withArgs(activeFrom - 1n, activeFrom);
    // Barring everybody stops reports, and does not lower the threshold.
    for (const { address } of q.reporters) await q.reports.bar(address);
    expect(await q.reports.currentSignerSet()).to.deep.equal([1n, 2n, 0n]);
    await expect(submit(q, {}, [])).to.be.revertedWithCustomError(q.reports, 'OracleReports_QuorumMissing');
    expect(ROTATION_DELAY).to.equal(604_800);
  });
});
