/**
 * OracleReports.submit
 * ├── given k of n signatures in order: it accepts, and `latest` answers
 * ├── given too few, duplicated, unsorted or foreign signatures: it refuses
 * ├── given an equal or earlier round, or an older observation: it refuses
 * ├── given an observation in the future, or a report that expired: it refuses
 * ├── given another signer set: it refuses
 * └── given a signature for another contract: it refuses
 */
import { reportTypedData, WEIGHT_KIND } from '@topsteel/chain';
import { expect } from 'chai';
import { DAY, signedReport, WEIGHED_GRAMS, type ReportChanges } from '../payment.ts';
import { ethers, hash, now, sign, time, world, type Hex, type Signer, type World } from '../world.ts';

const SUBJECT = hash('a payment');

async function submit(w: World, changes: ReportChanges = {}, signers?: Signer[]) {
  const { report, signatures } = await signedReport(w, changes, signers);
  return w.reports.connect(w.relayer).submit(report, signatures);
}

describe('OracleReports.submit', () => {
  it('accepts two of three, and all three', async () => {
    const w = await world();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(submit(w, { observedAt: at - 5 }))
      .to.emit(w.reports, 'ReportAccepted')
      .withArgs(WEIGHT_KIND, SUBJECT, WEIGHED_GRAMS, at - 5, at, 1, 1);
    expect(await w.reports.latest(WEIGHT_KIND, SUBJECT)).to.deep.equal(
      [WEIGHED_GRAMS, at - 5, at, 1].map(BigInt),
    );
    await submit(w, { round: 2, value: 4_980_000n }, w.reporters);
    expect((await w.reports.latest(WEIGHT_KIND, SUBJECT)).value).to.equal(4_980_000n);
  });

  it('refuses one signature', async () => {
    const w = await world();
    await expect(submit(w, {}, [w.reporters[0]!]))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
  });

  it('INV-12: refuses one signer twice', async () => {
    const w = await world();
    const one = w.reporters[0]!;
    await expect(submit(w, {}, [one, one]))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_SignaturesUnsorted')
      .withArgs(one.address, one.address);
  });

  it('refuses signers out of order', async () => {
    const w = await world();
    const [first, second] = w.reporters as [Signer, Signer, Signer];
    await expect(submit(w, {}, [second, first]))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_SignaturesUnsorted')
      .withArgs(second.address, first.address);
  });

  it('refuses a stranger among them', async () => {
    const w = await world();
    const signers = [w.reporters[0]!, w.stranger].sort((a, b) =>
      BigInt(a.address) < BigInt(b.address) ? -1 : 1,
    );
    await expect(submit(w, {}, signers))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_NotSigner')
      .withArgs(w.stranger.address, 1);
  });

  it('refuses a signature that is none', async () => {
    const w = await world();
    const { report, signatures } = await signedReport(w, {});
    await expect(w.reports.submit(report, [signatures[0]!, '0x1234'])).to.be.revertedWithCustomError(
      w.reports,
      'ECDSAInvalidSignatureLength',
    );
  });

  it('refuses a signature made for another contract', async () => {
    const w = await world();
    const { report } = await signedReport(w, {});
    const elsewhere = { ...w.deployment, oracleReports: w.deployment.settlementEscrow };
    const signatures: Hex[] = [];
    for (const reporter of w.reporters)
      signatures.push(await sign(reporter, reportTypedData(elsewhere, report)));
    await expect(w.reports.submit(report, signatures)).to.revert(ethers);
  });

  for (const round of [3, 2]) {
    it(`INV-12: refuses round ${round} after round 3`, async () => {
      const w = await world();
      await submit(w, { round: 3 });
      await expect(submit(w, { round }))
        .to.be.revertedWithCustomError(w.reports, 'OracleReports_RoundStale')
        .withArgs(round, 3);
    });
  }

  it('refuses an older observation in a later round', async () => {
    const w = await world();
    const at = await now();
    await submit(w, { observedAt: at });
    await expect(submit(w, { round: 2, observedAt: at - 1 }))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_ObservationStale')
      .withArgs(at - 1, at);
  });

  it('refuses an observation more than a minute ahead', async () => {
    const w = await world();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(submit(w, { observedAt: at + 61 }))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_ObservationInFuture')
      .withArgs(at + 61, at + 60);
    await time.setNextBlockTimestamp(at + 100);
    await expect(submit(w, { observedAt: at + 160 })).to.emit(w.reports, 'ReportAccepted');
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from validUntil`, async () => {
      const w = await world();
      const validUntil = (await now()) + DAY;
      await time.setNextBlockTimestamp(validUntil + offset);
      const sent = submit(w, { validUntil });
      if (offset < 0) await expect(sent).to.emit(w.reports, 'ReportAccepted');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.reports, 'OracleReports_Expired')
          .withArgs(validUntil, validUntil + offset);
      }
    });
  }

  it('refuses another signer set', async () => {
    const w = await world();
    await expect(submit(w, { signerSet: 2 }))
      .to.be.revertedWithCustomError(w.reports, 'OracleReports_SignerSetStale')
      .withArgs(2, 1);
  });
});
