/**
 * OracleReports.fresh
 * ├── given no report: it reverts
 * ├── given a report whose age is one second below the feed's maximum: it answers; at it, above it: it reverts
 * ├── given an observation slightly ahead of the clock: it answers
 * └── `latest` answers in all these cases
 */
import { expect } from 'chai';
import { now, time } from '../world.ts';
import { GRAMS, quorum, SUBJECT, submit, WEIGHT, WEIGHT_MAX_AGE } from './quorum.ts';

describe('OracleReports.fresh', () => {
  it('reverts where nothing was reported', async () => {
    const q = await quorum();
    await expect(q.reports.fresh(WEIGHT, SUBJECT))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ReportMissing')
      .withArgs(WEIGHT, SUBJECT);
    expect(await q.reports.latest(WEIGHT, SUBJECT)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it('answers with an observation that runs ahead of the clock', async () => {
    const q = await quorum();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await submit(q, { observedAt: at + 60 });
    expect(await q.reports.fresh(WEIGHT, SUBJECT)).to.deep.equal([GRAMS, BigInt(at + 60), 1n]);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'answers' : 'reverts'} ${offset} s from the feed's maximum age`, async () => {
      const q = await quorum();
      const observedAt = await now();
      await submit(q, { observedAt });
      await time.increaseTo(observedAt + WEIGHT_MAX_AGE + offset);
      if (offset < 0) {
        expect(await q.reports.fresh(WEIGHT, SUBJECT)).to.deep.equal([GRAMS, BigInt(observedAt), 1n]);
      } else {
        await expect(q.reports.fresh(WEIGHT, SUBJECT))
          .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationTooOld')
          .withArgs(WEIGHT_MAX_AGE + offset, WEIGHT_MAX_AGE);
      }
      expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
    });
  }
});
