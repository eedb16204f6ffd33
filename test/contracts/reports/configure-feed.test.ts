/**
 * OracleReports.configureFeed
 * ├── given the registrar
 * │   ├── and limits in range: reports of the kind are accepted, with these limits
 * │   ├── and narrower limits than before: what was fresh may be stale now; what was accepted stays
 * │   ├── and a wider age or clock difference: both limits count seven days later; until then nothing is revived
 * │   ├── and other limits meanwhile: the announced ones never count
 * │   └── and limits out of range: it refuses
 * └── given anyone else: it refuses
 */
import { expect } from 'chai';
import { ethers, now, time } from '../world.ts';
import {
  DAY,
  FIAT_RECEIPT,
  FIAT_RECEIPT_MAX_AGE,
  GRAMS,
  MAX_AHEAD,
  quorum,
  ROTATION_DELAY,
  SUBJECT,
  submit,
  WEIGHT,
  WEIGHT_MAX_AGE,
} from './quorum.ts';

const KIND = ethers.id('TopSteel.Temperature');
const YEAR = 366 * DAY;

describe('OracleReports.configureFeed', () => {
  it('opens a kind', async () => {
    const q = await quorum();
    expect(await q.reports.feedOf(KIND)).to.deep.equal([0n, 0n]);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(q.reports.configureFeed(KIND, 3_600, 5))
      .to.emit(q.reports, 'FeedConfigured')
      .withArgs(KIND, 3_600, 5, at, q.registrar.address);
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
      [YEAR, 3_600],
      [1, 0],
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

  for (const [age, ahead] of [
    [FIAT_RECEIPT_MAX_AGE + 1, 0],
    [1, MAX_AHEAD + 1],
  ] as const) {
    it(`widens to ${age} s and ${ahead} s only after the delay`, async () => {
      const q = await quorum();
      const before = [FIAT_RECEIPT_MAX_AGE, MAX_AHEAD].map(BigInt);
      const at = (await now()) + 10;
      await time.setNextBlockTimestamp(at);
      await expect(q.reports.configureFeed(FIAT_RECEIPT, age, ahead))
        .to.emit(q.reports, 'FeedConfigured')
        .withArgs(FIAT_RECEIPT, age, ahead, at + ROTATION_DELAY, q.registrar.address);
      const announced = [age, ahead, at + ROTATION_DELAY].map(BigInt);
      expect(await q.reports.announcedFeedOf(FIAT_RECEIPT)).to.deep.equal(announced);
      await time.increaseTo(at + ROTATION_DELAY - 1);
      expect(await q.reports.feedOf(FIAT_RECEIPT)).to.deep.equal(before);
      await time.increaseTo(at + ROTATION_DELAY);
      expect(await q.reports.feedOf(FIAT_RECEIPT)).to.deep.equal([BigInt(age), BigInt(ahead)]);
      expect(await q.reports.announcedFeedOf(FIAT_RECEIPT)).to.deep.equal([0n, 0n, 0n]);
    });
  }

  it('widening does not revive a receipt whose money may have gone back since', async () => {
    const q = await quorum();
    const observedAt = await now();
    await submit(q, { kind: FIAT_RECEIPT, observedAt, value: 367_500n });
    await time.increaseTo(observedAt + FIAT_RECEIPT_MAX_AGE);
    const stale = () =>
      expect(q.reports.fresh(FIAT_RECEIPT, SUBJECT)).to.be.revertedWithCustomError(
        q.reports,
        'OracleReports_ObservationTooOld',
      );
    await stale();
    await q.reports.configureFeed(FIAT_RECEIPT, YEAR, 0);
    await stale();
    await time.increase(ROTATION_DELAY - 2);
    await stale();
  });

  it('drops wider limits that do not count yet when others are set', async () => {
    const q = await quorum();
    await q.reports.configureFeed(WEIGHT, YEAR, 0);
    await q.reports.configureFeed(WEIGHT, WEIGHT_MAX_AGE, MAX_AHEAD);
    expect(await q.reports.announcedFeedOf(WEIGHT)).to.deep.equal([0n, 0n, 0n]);
    await time.increase(ROTATION_DELAY);
    expect(await q.reports.feedOf(WEIGHT)).to.deep.equal([WEIGHT_MAX_AGE, MAX_AHEAD].map(BigInt));
  });

  it('refuses anyone but the registrar', async () => {
    const q = await quorum();
    await expect(q.reports.connect(q.stranger).configureFeed(KIND, 1, 0))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_NotRegistrar')
      .withArgs(q.stranger.address, q.registrar.address);
  });
});
