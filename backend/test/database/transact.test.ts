import { expect } from 'chai';
import { AppError } from '@topsteel/domain/errors';
import { databaseTroubleOf, type Tx } from '../../src/platform/database/index.ts';
import { pauseMs } from '../../src/platform/database/pause.ts';
import { problemOf } from '../market/open-market.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

const CONNECTIONS = 12;

/** Lets everybody go once all have come. */
function meetingOf(people: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((go) => {
      waiting.push(go);
      if (waiting.length === people) for (const each of waiting) each();
    });
}

describe('a transaction that the database ends', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openDatabase();
    await database.sql.query(
      'CREATE TABLE plate (id int PRIMARY KEY, grams int); INSERT INTO plate VALUES (1, 0), (2, 0); GRANT ALL ON plate TO topsteel_app',
    );
  });
  afterEach(() => database.close());

  const weigh = (tx: Tx, id: number) => tx.$executeRaw`UPDATE plate SET grams = grams + 1 WHERE id = ${id}`;
  const weights = async () =>
    (await database.sql.query<{ grams: number }>('SELECT grams FROM plate ORDER BY id')).rows.map(
      ({ grams }) => grams,
    );
  const kill = async (tx: Tx) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await database.sql.query('SELECT pg_terminate_backend($1)', [row?.pid]);
  };

  it('by a deadlock is run again, and counts once', async () => {
    const meet = meetingOf(2);
    const tries = [0, 0];
    const both = (who: number, first: number, second: number) =>
      database.prisma.transact(async (tx) => {
        tries[who] = (tries[who] ?? 0) + 1;
        await weigh(tx, first);
        // Only the first time: whoever comes again comes alone.
        if (tries[who] === 1) await meet();
        await weigh(tx, second);
      });
    await Promise.all([both(0, 1, 2), both(1, 2, 1)]);
    expect(tries.toSorted((a, b) => a - b)).to.deep.equal([1, 2]);
    expect(await weights()).to.deep.equal([2, 2]);
  });

  it('by a serialization failure is told in a sentence after the last try, and has changed nothing', async () => {
    let tries = 0;
    const problem = await problemOf(
      database.prisma.transact(async (tx) => {
        tries += 1;
        await weigh(tx, 1);
        await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'; END $$`;
      }),
    );
    expect([problem?.code, problem?.details.reason, problem?.message]).to.deep.equal([
      'unavailable',
      'database-conflict',
      'Too many others were changing the same things at once. Nothing was changed; try again in a moment.',
    ]);
    expect(tries).to.equal(8);
    expect(await weights()).to.deep.equal([0, 0]);
  });

  it('by a broken connection before the commit is run again on another one', async () => {
    let tries = 0;
    await database.prisma.transact(async (tx) => {
      tries += 1;
      await weigh(tx, 1);
      if (tries === 1) await kill(tx);
      await weigh(tx, 2);
    });
    expect([tries, await weights()]).to.deep.equal([2, [1, 1]]);
  });

  it('by a broken connection at the commit is not run again: nobody knows whether it was done', async () => {
    let tries = 0;
    const problem = await problemOf(
      database.prisma.transact(async (tx) => {
        tries += 1;
        await weigh(tx, 1);
        await kill(tx);
      }),
    );
    expect([problem?.code, problem?.details.reason, tries]).to.deep.equal([
      'unavailable',
      'commit-unknown',
      1,
    ]);
  });

  it('by its own refusal is not run again', async () => {
    let tries = 0;
    const refused = new AppError('conflict', { message: 'Sold.', cause: { code: 'ECONNREFUSED' } });
    const problem = await problemOf(
      database.prisma.transact(() => {
        tries += 1;
        throw refused;
      }),
    );
    expect([problem, tries]).to.deep.equal([refused, 1]);
  });

  it('waits for a connection when all are taken, and says so when none comes', async () => {
    const meet = meetingOf(CONNECTIONS + 1);
    let leave = (): void => undefined;
    const left = new Promise<void>((go) => (leave = go));
    const holders = Array.from({ length: CONNECTIONS }, () =>
      database.prisma.transact(
        async (tx) => {
          await tx.$queryRaw`SELECT 1`;
          await meet();
          await left;
        },
        { timeoutMs: 60_000 },
      ),
    );
    await meet();
    const problem = await problemOf(database.prisma.transact((tx) => weigh(tx, 1)));
    expect([problem?.code, problem?.message]).to.deep.equal([
      'unavailable',
      'The database is busy with others. Nothing was changed; try again in a moment.',
    ]);
    const waiting = database.prisma.transact((tx) => weigh(tx, 2));
    leave();
    await Promise.all([...holders, waiting]);
    expect(await weights()).to.deep.equal([0, 1]);
  });

  it('has one query at a time, also when it asks for more', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.message);
    process.on('warning', note);
    await database.prisma.transact((tx) =>
      Promise.all([tx.$queryRaw`SELECT 1`, tx.$queryRaw`SELECT 2`, weigh(tx, 1), weigh(tx, 2)]),
    );
    await database.sql.query('SELECT 1');
    process.off('warning', note);
    expect([warnings, await weights()]).to.deep.equal([[], [1, 1]]);
  });
});

describe('the trouble of a database', () => {
  it('is read wherever the driver has put it', () => {
    const raw = { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40P01' } } } };
    expect(databaseTroubleOf(raw)).to.equal('conflict');
    expect(databaseTroubleOf({ code: 'P2034' })).to.equal('conflict');
    expect(databaseTroubleOf(new AppError('not-conserved', { message: 'No.', cause: raw }))).to.equal(
      'conflict',
    );
    expect(
      databaseTroubleOf(
        new AppError('unavailable', { message: 'The bank is away.', cause: { code: 'P1001' } }),
      ),
    ).to.equal(null);
    expect(
      databaseTroubleOf({
        code: 'P2028',
        message: 'Transaction API error: Unable to start a transaction in the given time.',
      }),
    ).to.equal('full');
    expect(
      databaseTroubleOf({
        code: 'P2028',
        message: 'Transaction API error: A query cannot be executed on an expired transaction.',
      }),
    ).to.equal('slow');
    expect(databaseTroubleOf({ code: 'P2002' })).to.equal(null);
    expect(databaseTroubleOf('40001')).to.equal(null);
  });

  it('is waited out a little longer each time, at random', () => {
    expect([1, 2, 3, 7, 20].map((tries) => pauseMs(tries, 0.5))).to.deep.equal([12, 25, 50, 500, 500]);
    expect(pauseMs(5, 0)).to.equal(0);
  });
});
