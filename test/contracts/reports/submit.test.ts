/**
 * OracleReports.submit
 * ├── given k of n signatures in order: it accepts, emits, and `latest` answers; anyone may send it
 * ├── given fewer than k signatures: it refuses
 * ├── given a kind that is not configured: it refuses
 * ├── given an equal or earlier round, or one more than 1,000 above the last: it refuses
 * ├── given an observation
 * │   ├── older than the last one: it refuses; equally old: it corrects
 * │   ├── whose age is one second below the feed's maximum: it accepts; at it, above it: it refuses
 * │   └── ahead by the feed's tolerance: it accepts; by one second more: it refuses
 * ├── given a report one second before `validUntil`: it accepts; at it, after it: it refuses
 * ├── given another signer set: it refuses
 * └── given the greatest value: it keeps it whole
 */
import { expect } from 'chai';
import { ethers, hash, now, time } from '../world.ts';
import {
  DAY,
  FIAT_RECEIPT,
  GRAMS,
  MAX_AHEAD,
  quorum,
  reportOf,
  signReport,
  SUBJECT,
  submit,
  WEIGHT,
  WEIGHT_MAX_AGE,
} from './quorum.ts';

describe('OracleReports.submit', () => {
  it('accepts two of three, and all three', async () => {
    const q = await quorum();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(submit(q, { observedAt: at - 5 }))
      .to.emit(q.reports, 'ReportAccepted')
      .withArgs(WEIGHT, SUBJECT, GRAMS, at - 5, at, 1, 1);
    expect(await q.reports.latest(WEIGHT, SUBJECT)).to.deep.equal([GRAMS, at - 5, at, 1].map(BigInt));
    await submit(q, { round: 2, value: 4_980_000n }, q.reporters);
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(4_980_000n);
  });

  it('keeps kinds and subjects apart', async () => {
    const q = await quorum();
    await submit(q);
    await submit(q, { subject: hash('another payment'), value: 1n });
    await submit(q, { kind: FIAT_RECEIPT, value: 2n });
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
    expect((await q.reports.latest(WEIGHT, hash('another payment'))).value).to.equal(1n);
    expect((await q.reports.latest(FIAT_RECEIPT, SUBJECT)).value).to.equal(2n);
    expect(await q.reports.latest(FIAT_RECEIPT, hash('another payment'))).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it('keeps the greatest value whole', async () => {
    const q = await quorum();
    const value = 2n ** 128n - 1n;
    await submit(q, { value });
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(value);
  });

  for (const last of [0, 5]) {
    it(`takes round ${last + 1_000} after round ${last}, and none above it`, async () => {
      const q = await quorum();
      if (last !== 0) await submit(q, { round: last });
      for (const round of [last + 1_001, 2 ** 32 - 1]) {
        await expect(submit(q, { round }))
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_RoundAboveLimit')
          .withArgs(round, last + 1_000);
      }
      await submit(q, { round: last + 1_000 });
      expect((await q.reports.latest(WEIGHT, SUBJECT)).round).to.equal(last + 1_000);
    });
  }

  it('leaves a false report correctable, whatever round its signers chose', async () => {
    const q = await quorum();
    await submit(q, { round: 1_000, value: 2n ** 128n - 1n });
    await submit(q, { round: 1_001 });
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
  });

  it('refuses one signature of the two that are needed', async () => {
    const q = await quorum();
    await expect(submit(q, {}, [q.reporters[0]!]))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_QuorumMissing')
      .withArgs(1, 2);
  });

  it('refuses a kind that is not configured', async () => {
    const q = await quorum();
    const kind = ethers.id('TopSteel.Temperature');
    await expect(submit(q, { kind }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_FeedUnknown')
      .withArgs(kind);
  });

  for (const round of [3, 2]) {
    it(`INV-12: refuses round ${round} after round 3`, async () => {
      const q = await quorum();
      await submit(q, { round: 3 });
      await expect(submit(q, { round }))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_RoundStale')
        .withArgs(round, 3);
    });
  }

  it('refuses round 0', async () => {
    const q = await quorum();
    await expect(submit(q, { round: 0 }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_RoundStale')
      .withArgs(0, 0);
  });

  it('refuses an older observation in a later round, and lets an equally old one correct', async () => {
    const q = await quorum();
    const at = await now();
    await submit(q, { observedAt: at });
    await expect(submit(q, { round: 2, observedAt: at - 1 }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationStale')
      .withArgs(at - 1, at);
    await submit(q, { round: 2, observedAt: at, value: 4_981_000n });
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(4_981_000n);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} an observation ${offset} s from the feed's maximum age`, async () => {
      const q = await quorum();
      const observedAt = await now();
      const report = await reportOf({ observedAt, validUntil: observedAt + 2 * WEIGHT_MAX_AGE });
      const signatures = await signReport(q, report);
      await time.setNextBlockTimestamp(observedAt + WEIGHT_MAX_AGE + offset);
      const sent = q.reports.submit(report, signatures);
      if (offset < 0) await expect(sent).to.emit(q.reports, 'ReportAccepted');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationTooOld')
          .withArgs(WEIGHT_MAX_AGE + offset, WEIGHT_MAX_AGE);
      }
    });
  }

  for (const offset of [-1, 0, 1]) {
    it(`${offset <= 0 ? 'accepts' : 'refuses'} an observation ${MAX_AHEAD + offset} s ahead`, async () => {
      const q = await quorum();
      const at = (await now()) + 10;
      const observedAt = at + MAX_AHEAD + offset;
      await time.setNextBlockTimestamp(at);
      const sent = submit(q, { observedAt });
      if (offset <= 0) await expect(sent).to.emit(q.reports, 'ReportAccepted');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationInFuture')
          .withArgs(observedAt, at + MAX_AHEAD);
      }
    });
  }

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from validUntil`, async () => {
      const q = await quorum();
      const validUntil = (await now()) + DAY;
      await time.setNextBlockTimestamp(validUntil + offset);
      const sent = submit(q, { validUntil });
      if (offset < 0) await expect(sent).to.emit(q.reports, 'ReportAccepted');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_Expired')
          .withArgs(validUntil, validUntil + offset);
      }
    });
  }

  it('refuses another signer set, earlier or later', async () => {
    const q = await quorum();
    for (const signerSet of [0, 2]) {
      await expect(submit(q, { signerSet }))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_SignerSetStale')
        .withArgs(signerSet, 1);
    }
  });

  it('says whose directory it asks', async () => {
    const q = await quorum();
    expect(await q.reports.directory()).to.equal(q.directory.target);
  });
});
