/**
 * Attack: signatures that were right somewhere or sometime are used here and now.
 *
 * OriginTrail's `KnowledgeCollection` lets nodes sign a root without chain or collection id (dkg-evm-module @51b34938,
 * onchain.md 3): good on every chain. Here the EIP-712 domain names chain and contract and is rebuilt when the chain id
 * changes (a fork), and the report names the version of the signer set, so signatures of an old set die with it.
 */
import { expect } from 'chai';
import { network } from 'hardhat';
import {
  ascending,
  domainOf,
  quorum,
  REPORT_TYPES,
  reportOf,
  ROTATION_DELAY,
  signReport,
  submit,
  WEIGHT,
} from '../reports/quorum.ts';
import { deploy, ethers, time } from '../world.ts';

describe('Attack: replay of a report', () => {
  for (const [where, domain] of [
    ['another chain', { chainId: 8453n }],
    ['another contract', { verifyingContract: ethers.ZeroAddress }],
    ['another version of the domain', { version: '2' }],
    ['another domain', { name: 'TopSteel AuditAnchors' }],
  ] as const) {
    it(`signatures made for ${where} recover to strangers`, async () => {
      const q = await quorum();
      const report = await reportOf();
      const here = await domainOf(q.reports);
      const signatures = await signReport(q, report, q.reporters, domain);
      const recovered = ascending(
        signatures.map((signature) => ({
          signature,
          address: ethers.verifyTypedData(here, REPORT_TYPES, report, signature),
        })),
      );
      await expect(
        q.reports.submit(
          report,
          recovered.map(({ signature }) => signature),
        ),
      )
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotSigner')
        .withArgs(recovered[0]!.address, 1);
    });
  }

  it('a fork of the chain, with the same contract and the same signers under another chain id', async () => {
    const q = await quorum();
    const fork = await network.create({ override: { chainId: 61 } });
    const [directory, reports] = [String(q.directory.target), String(q.reports.target)];
    for (const at of [directory, reports]) {
      await fork.networkHelpers.setCode(at, await ethers.provider.getCode(at));
      for (let slot = 0; slot < 8; slot += 1) {
        const word = await ethers.provider.getStorage(at, slot);
        await fork.networkHelpers.setStorageAt(at, slot, word);
      }
    }
    const forked = q.reports.connect((await fork.ethers.getSigners())[0]);
    await forked.configureFeed(WEIGHT, 3_600, 60);
    const members = q.reporters.map(({ address }) => address);
    await forked.rotate(members, 2);
    await fork.networkHelpers.time.increase(ROTATION_DELAY);
    await forked.activateRotation();
    const at = await fork.networkHelpers.time.latest();
    const report = await reportOf({ observedAt: at, validUntil: at + 1_000, signerSet: 2 });
    await expect(forked.submit(report, await signReport(q, report))).to.revert(fork.ethers);
    const signedThere = await signReport(q, report, undefined, { chainId: 61n });
    await expect(forked.submit(report, signedThere)).to.emit(forked, 'ReportAccepted');
  });

  it('a second deployment with the same signers on the same chain', async () => {
    const q = await quorum();
    const other = await deploy('OracleReports', [q.directory.target]);
    await other.configureFeed((await reportOf()).kind, 3_600, 60);
    const addresses = q.reporters.map(({ address }) => address);
    await other.rotate(addresses, 2);
    const report = await reportOf();
    const signatures = await signReport(q, report);
    await expect(other.submit(report, signatures)).to.revert(ethers);
    await q.reports.submit(report, signatures);
  });

  it('the same report twice: an equal round', async () => {
    const q = await quorum();
    const report = await reportOf();
    const signatures = await signReport(q, report);
    await q.reports.submit(report, signatures);
    await expect(q.reports.submit(report, signatures))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RoundStale')
      .withArgs(1, 1);
  });

  it('another value under the same signatures', async () => {
    const q = await quorum();
    const report = await reportOf();
    const signatures = await signReport(q, report);
    await expect(q.reports.submit({ ...report, value: report.value + 1n }, signatures)).to.revert(ethers);
  });

  it('signatures of a set that was rotated out, even when all its signers are in the new one', async () => {
    const q = await quorum();
    const at = await time.latest();
    const report = await reportOf({ validUntil: at + 2 * ROTATION_DELAY });
    const signatures = await signReport(q, report);
    await q.reports.rotate(
      q.reporters.map(({ address }) => address),
      2,
    );
    await time.increase(ROTATION_DELAY);
    await q.reports.activateRotation();
    await expect(q.reports.submit(report, signatures))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignerSetStale')
      .withArgs(1, 2);
    await expect(submit(q, { signerSet: 2 })).to.emit(q.reports, 'ReportAccepted');
  });
});
