/**
 * OracleReports.configureFeed
 * ├── given the registrar
 * │   ├── and limits in range: reports of the kind are accepted, with these limits
 * │   ├── and narrower limits than before: what was fresh may be stale now; what was accepted stays
 * │   └── and limits out of range: it refuses
 * └── given anyone else: it refuses
 */
import { expect } from 'chai';
import { ethers, now, time } from '../world.ts';
import { DAY, GRAMS, MAX_AHEAD, quorum, SUBJECT, submit, WEIGHT, WEIGHT_MAX_AGE } from './quorum.ts';

const KIND = ethers.id('TopSteel.Temperature');
const YEAR = 366 * DAY;

describe('OracleReports.configureFeed', () => {
  it('opens a kind', async () => {
    const q = await quorum();
    expect(await q.reports.feedOf(KIND)).to.deep.equal([0n, 0n]);
    await expect(q.reports.configureFeed(KIND, 3_600, 5))
      .to.emit(q.reports, 'FeedConfigured')
      .withArgs(KIND, 3_600, 5, q.registrar.address);
    expect(await q.reports.feedOf(KIND)).to.deep.equal([3_600n, 5n]);
    await expect(submit(q, { kind: KIND })).to.emit(q.reports, 'ReportAccepted');
    expect(await q.reports.feedOf(WEIGHT)).to.deep.equal([WEIGHT_MAX_AGE, MAX_AHEAD].map(BigInt));
  });

  it('narrows a feed without touching what was accepted', async () => {
    const q = await quorum();
    const observedAt = await now();
    await submit(q, { observedAt });
    await time.increaseTo(observedAt + 100);
    expect((await q.reports.fresh(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
    await q.reports.configureFeed(WEIGHT, 100, 0);
    await expect(q.reports.fresh(WEIGHT, SUBJECT)).to.be.revertedWithCustomError(
      q.reports,
      'OracleReports_ObservationTooOld',
    );
    expect((await q.reports.latest(WEIGHT, SUBJECT)).value).to.equal(GRAMS);
  });

  it('takes the limits of the limits, and nothing beyond', async () => {
    const q = await quorum();
    for (const [age, ahead] of [
      [1, 0],
      [YEAR, 3_600],
    ] as const) {
      await q.reports.configureFeed(KIND, age, ahead);
      expect(await q.reports.feedOf(KIND)).to.deep.equal([BigInt(age), BigInt(ahead)]);
    }
    for (const [age, ahead] of [
      [0, 0],
      [YEAR + 1, 0],
      [1, 3_601],
    ] as const) {
      await expect(q.reports.configureFeed(KIND, age, ahead))
        .to.be.revertedWithCustomError(q.reports, 'OracleReports_FeedLimitsOutOfRange')
        .withArgs(age, ahead);
    }
  });

  it('refuses anyone but the registrar', async () => {
    const q = await quorum();
    await expect(q.reports.connect(q.stranger).configureFeed(KIND, 1, 0))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotRegistrar')
      .withArgs(q.stranger.address, q.registrar.address);
  });
});
