import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { Metrics } from '../telemetry/index.ts';
import { JobBoard } from './job-board.ts';
import { holdLease } from './job-control.ts';
import { pauseAfter } from './polling-job.ts';

describe('Jobs', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());
  const newBoard = () => new JobBoard(database.prisma, new Metrics(database.prisma));
  const choreOf = (work: () => Promise<unknown>, isSole = false) => ({
    ...{ name: 'yard.sweep', everyMs: 500, failed: 'The yard was not swept', isSole },
    work,
  });

  it('come later after each failure, up to ten seconds, and as usual after a success', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((failures) => pauseAfter(failures, 500))).to.deep.equal([
      500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    expect(pauseAfter(3, 120_000)).to.equal(120_000);
  });

  it('are paused by a person in every process, with a row in the audit log, and resumed', async () => {
    const [first, second] = [newBoard(), newBoard()];
    let swept = 0;
    const chore = choreOf(async () => {
      swept += 1;
      return Promise.resolve();
    });
    await first.run(chore);
    expect((await first.pause('yard.sweep', true, 'ada')).isPaused).to.equal(true);
    await first.run(chore);
    await second.run(chore);
    expect([swept, first.list()[0]?.isPaused, second.list()[0]?.runs]).to.deep.equal([1, true, 0]);
    await first.pause('yard.sweep', false, 'ada');
    await first.run(chore);
    expect(swept).to.equal(2);
    const { rows } = await database.sql.query('SELECT actor, action, subject FROM audit_entry ORDER BY id');
    expect(rows).to.deep.equal([
      { actor: 'ada', action: 'job.pause', subject: 'job:yard.sweep' },
      { actor: 'ada', action: 'job.resume', subject: 'job:yard.sweep' },
    ]);
    const unknown = await first.pause('yard.paint', true, 'ada').catch((error: unknown) => error);
    expect(unknown).to.have.property('code', 'not-found');
  });

  it('say how they went', async () => {
    const board = newBoard();
    const failing = choreOf(() => Promise.reject(new Error('The broom is away.')));
    expect(await board.run(failing).catch((error: unknown) => String(error))).to.equal(
      'Error: The broom is away.',
    );
    expect(board.list()[0]).to.include({ runs: 1, failures: 1, lastError: 'The broom is away.' });
  });

  it('that only one process may do have one holder, until its time is over', async () => {
    const take = (holder: string, seconds = 60) =>
      holdLease(database.prisma.client, 'yard.lock', holder, seconds);
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(holder)));
    expect(all.filter(Boolean)).to.have.length(1);
    const winner = 'abcd'[all.indexOf(true)] ?? '';
    expect(await take(winner)).to.equal(true);
    await database.sql.query("UPDATE job_control SET until = now() - interval '1 second'");
    expect(await take('e')).to.equal(true);
    expect(await take(winner)).to.equal(false);
  });

  it("are nobody's for as long as a dead process had them: ten seconds of a quick one, a minute of a slow one", async () => {
    for (const [everyMs, seconds] of [
      [500, 10],
      [2_000, 10],
      [15_000, 30],
      [60_000, 60],
      [3_600_000, 60],
    ] as const) {
      await newBoard().run({
        ...choreOf(() => Promise.resolve(), true),
        name: `yard.every-${everyMs}`,
        everyMs,
      });
      const { rows } = await database.sql.query<{ left: string }>(
        `SELECT extract(epoch FROM until - clock_timestamp()) AS left FROM job_control WHERE name = $1`,
        [`yard.every-${everyMs}`],
      );
      expect(Number(rows[0]?.left)).to.be.within(seconds - 2, seconds);
    }
  });

  it('keep their turn while a run takes longer than its lease', async () => {
    const [busy, other] = [newBoard(), newBoard()];
    let swept = 0;
    const sole = (work: () => Promise<void>) => ({ ...choreOf(work, true), name: 'yard.slow' });
    await busy.run(
      sole(async () => {
        await database.sql.query(
          "UPDATE job_control SET until = clock_timestamp() + interval '5 seconds' WHERE name = 'yard.slow'",
        );
        await setTimeout(5_500);
        await other.run(
          sole(() => {
            swept += 1;
            return Promise.resolve();
          }),
        );
      }),
    );
    expect(swept).to.equal(0);
  });

  it('are handed over by a process that ends, and nobody waits a minute', async () => {
    const [ending, next] = [newBoard(), newBoard()];
    let swept = 0;
    const chore = choreOf(async () => {
      swept += 1;
      return Promise.resolve();
    }, true);
    await ending.run(chore);
    await next.run(chore);
    expect(swept).to.equal(1);
    await ending.release([chore]);
    await next.run(chore);
    expect(swept).to.equal(2);
    await ending.run(chore);
    expect(swept).to.equal(2);
  });
});
