import { expect } from 'chai';
import fc from 'fast-check';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { forgetIdleBuckets, takeShared, TokenBuckets } from './index.ts';

describe('An allowance of requests', () => {
  it('is a minute’s worth at once, and then comes back evenly', () => {
    const buckets = new TokenBuckets();
    const take = (atMs: number) => buckets.take('write:ada', { perMinute: 3 }, atMs);
    expect([take(0), take(0), take(0), take(0)]).to.deep.equal([
      { isTaken: true, left: 2, fullInS: 20, nextInS: 0 },
      { isTaken: true, left: 1, fullInS: 40, nextInS: 0 },
      { isTaken: true, left: 0, fullInS: 60, nextInS: 20 },
      { isTaken: false, left: 0, fullInS: 60, nextInS: 20 },
    ]);
    expect(take(19_999).isTaken).to.equal(false);
    expect(take(20_000)).to.deep.equal({ isTaken: true, left: 0, fullInS: 60, nextInS: 20 });
    expect(buckets.take('write:bo', { perMinute: 3 }, 20_000).isTaken).to.equal(true);
  });

  it('never gives more than a minute’s worth and what has come back since, however requests fall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 400 }),
        (perMinute, pauses) => {
          const buckets = new TokenBuckets();
          let now = 0;
          let taken = 0;
          for (const pause of pauses) {
            now += pause;
            if (buckets.take('k', { perMinute }, now).isTaken) taken += 1;
          }
          expect(taken).to.be.at.most(perMinute + Math.floor((now * perMinute) / 60_000));
        },
      ),
    );
  });

  it('forgets the longest kept when there are too many', () => {
    const buckets = new TokenBuckets(2);
    for (const key of ['a', 'b', 'c']) buckets.take(key, { perMinute: 1 }, 0);
    expect(buckets.size).to.equal(2);
    expect(buckets.take('c', { perMinute: 1 }, 0).isTaken).to.equal(false);
    expect(buckets.take('a', { perMinute: 1 }, 0).isTaken).to.equal(true);
  });
});

describe('An allowance that all processes share', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());
  const take = () => takeShared(database.prisma.client, 'auth:192.0.2.7', { perMinute: 5 });

  it('is never exceeded by many at once, and comes back with time', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, take));
    expect(taken.filter(({ isTaken }) => isTaken)).to.have.length(5);
    expect(taken.find(({ isTaken }) => !isTaken)).to.include({ left: 0, nextInS: 12 });
    await database.sql.query("UPDATE rate_bucket SET at = at - interval '12 seconds'");
    expect((await take()).isTaken).to.equal(true);
    expect((await take()).isTaken).to.equal(false);
  });

  it('is kept without the address, and forgotten when it is whole again', async () => {
    const { rows } = await database.sql.query<{ key: string }>('SELECT key FROM rate_bucket');
    expect(rows).to.have.length(1);
    expect(rows[0]?.key).to.match(/^[\w-]{43}$/);
    expect(await forgetIdleBuckets(database.prisma.client)).to.equal(0);
    await database.sql.query("UPDATE rate_bucket SET at = at - interval '2 minutes'");
    expect(await forgetIdleBuckets(database.prisma.client)).to.equal(1);
  });
});
