/** What reports cost. Two of three signers; a first report of a subject writes a new slot, a correction an old one. */
import { ascending, quorum, reportOf, signReport, ROTATION_DELAY, WEIGHT } from '../reports/quorum.ts';
import { hash, now, time } from '../world.ts';
import { measure } from './measure.ts';

describe('Gas of reports', () => {
  it('submit', async () => {
    const q = await quorum();
    const observedAt = await now();
    const first = await reportOf({ observedAt });
    const signatures = await signReport(q, first);
    await measure('submit a report, first of a subject', q.reports.submit(first, signatures), 72_000);
    const second = await reportOf({ observedAt, round: 2 });
    const corrected = q.reports.submit(second, await signReport(q, second));
    await measure('submit a report, correction', corrected, 55_000);
    const third = await reportOf({ subject: hash('another payment') });
    const unanimous = q.reports.submit(third, await signReport(q, third, q.reporters));
    await measure('submit a report, three signatures', unanimous, 80_000);
  });

  it('signers and feeds', async () => {
    const q = await quorum();
    const signers = ascending([q.stranger, q.relayer, q.publisher]).map(({ address }) => address);
    await measure('rotate report signers (announce three)', q.reports.rotate(signers, 2), 130_000);
    await time.increase(ROTATION_DELAY);
    await measure('activate a rotation', q.reports.activateRotation(), 30_000);
    await measure('bar a report signer', q.reports.bar(signers[0]), 36_000);
    await measure('configure a feed again', q.reports.configureFeed(WEIGHT, 3_600, 0), 36_000);
  });
});
