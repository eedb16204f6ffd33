/**
 * Attack: an old fact is presented as a new one, or a coming one as present.
 *
 * Sherlock JOJO #449 (medium): one heartbeat for all Chainlink feeds, so that a slow feed's stale price passed as
 * fresh (onchain.md 5). RedStone's multi-feed adapter keeps one staleness of 30 h for all feeds. Ours keeps a maximum
 * age and a clock tolerance per kind, and refuses a kind that nobody configured.
 */
import { expect } from 'chai';
import { FIAT_RECEIPT, quorum, SUBJECT, submit, WEIGHT } from '../reports/quorum.ts';
import { now, time } from '../world.ts';

const HOUR = 3_600;

describe('Attack: stale and future reports', () => {
  it('each kind has its own age: what is fresh for one is stale for the other', async () => {
    const q = await quorum();
    await q.reports.configureFeed(WEIGHT, 10 * HOUR, 60);
    await q.reports.configureFeed(FIAT_RECEIPT, HOUR, 0);
    const observedAt = await now();
    await submit(q, { kind: WEIGHT, observedAt });
    await submit(q, { kind: FIAT_RECEIPT, observedAt });
    await time.increaseTo(observedAt + HOUR);
    expect((await q.reports.fresh(WEIGHT, SUBJECT)).observedAt).to.equal(observedAt);
    await expect(q.reports.fresh(FIAT_RECEIPT, SUBJECT))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationTooOld')
      .withArgs(HOUR, HOUR);
  });

  it('a report that was held back until its observation went stale', async () => {
    const q = await quorum();
    const observedAt = await now();
    await q.reports.configureFeed(WEIGHT, HOUR, 60);
    await time.setNextBlockTimestamp(observedAt + HOUR);
    await expect(submit(q, { observedAt, validUntil: observedAt + 10 * HOUR }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationTooOld')
      .withArgs(HOUR, HOUR);
  });

  it('an observation far in the future, which would block every true one after it', async () => {
    const q = await quorum();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    const observedAt = 2 ** 48 - 1;
    await expect(submit(q, { observedAt, validUntil: observedAt }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationInFuture')
      .withArgs(observedAt, at + 60);
  });

  it('an observation before the one that counts, in a higher round', async () => {
    const q = await quorum();
    const observedAt = await now();
    await submit(q, { observedAt });
    await expect(submit(q, { observedAt: observedAt - 1, round: 100 }))
      .to.be.revertedWithCustomError(q.reports, 'OracleReports_ObservationStale')
      .withArgs(observedAt - 1, observedAt);
  });
});
