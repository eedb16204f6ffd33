import { randomUUID } from 'node:crypto';
import type { AppError } from '@topsteel/domain/errors';
import type { SpendingCurrency, SpendingPeriod } from '@topsteel/domain/spending';
import { expect } from 'chai';
import fc from 'fast-check';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { releaseSpending, reserveSpending, reserveSpendings } from './index.ts';

const AT = new Date('2026-11-26T09:00:00Z');

describe('Spending limits', () => {
  let database: TestDatabase;
  let organisationId: string;
  const userId = 'ines';
  before(async () => {
    database = await openDatabase();
    const { client } = database.prisma;
    for (const [id, name] of [
      ['ines', 'Ines Keller'],
      ['paul', 'Paul Huber'],
    ] as const) {
      await client.user.create({ data: { id, name, email: `${id}@alpen.test` } });
    }
  });
  after(() => database.close());

  beforeEach(async () => {
    const { client } = database.prisma;
    const { id } = await client.organisation.create({
      data: {
        name: 'Alpen Stahlbau',
        legalName: 'Alpen Stahlbau AG',
        country: 'DE',
        city: 'München',
        roles: ['buyer'],
        custody: 'hosted',
        profile: `0x${'ab'.repeat(32)}`,
        profileCid: 'bafkrei',
        state: 'registered',
      },
    });
    organisationId = id;
    await client.member.deleteMany({});
    await client.member.create({ data: { userId: 'ines', organisationId, duty: 'trade', roles: ['buyer'] } });
    await client.member.create({
      data: { userId: 'paul', organisationId, duty: 'trade', roles: ['approver'] },
    });
  });

  const limit = async (
    period: SpendingPeriod,
    currency: SpendingCurrency,
    amountMinor: bigint,
    of: { userId: string } | { costCentreId: string } = { userId },
  ) => {
    const { id } = await database.prisma.client.spendingLimit.create({
      data: { organisationId, period, currency, amountMinor, createdBy: 'paul', ...of },
    });
    return id;
  };
  const order = (amountMinor: bigint, more: { costCentreId?: string; orderId?: string; at?: Date } = {}) => {
    const { orderId = randomUUID(), costCentreId = null, at = AT } = more;
    return database.prisma
      .transact((tx) =>
        reserveSpending(tx, { organisationId, userId, costCentreId, orderId, amountMinor, at }),
      )
      .then(
        () => 'ordered',
        (error: unknown) => error as AppError,
      );
  };
  const release = (orderId: string, spentMinor?: bigint) =>
    database.prisma.transact((tx) => releaseSpending(tx, orderId, spentMinor));
  const takenOf = async (limitId: string): Promise<bigint> => {
    const rows = await database.prisma.client.spendingCounter.findMany({ where: { limitId } });
    return rows.reduce((sum, row) => sum + row.takenMinor, 0n);
  };

  it('let everybody order who has none', async () => {
    expect(await order(10n ** 15n)).to.equal('ordered');
  });

  it('let exactly as many of twenty orders at once pass as fit, and never more', async () => {
    // Seven of 3,618 USDC are 25,326; an eighth would pass 28,943.
    const day = await limit('day', 'USDC', 28_943_000_000n);
    const month = await limit('month', 'USDC', 10n ** 12n);
    const all = await Promise.all(Array.from({ length: 20 }, () => order(3_618_000_000n)));
    expect(all.filter((one) => one === 'ordered')).to.have.length(7);
    const refused = all.filter((one): one is AppError => typeof one !== 'string');
    expect(new Set(refused.map((one) => `${one.code} ${String(one.details.reason)}`))).to.deep.equal(
      new Set(['forbidden spending-limit']),
    );
    expect([await takenOf(day), await takenOf(month)]).to.deep.equal([25_326_000_000n, 25_326_000_000n]);
  });

  it('say what is left, and who can raise them', async () => {
    const day = await limit('day', 'USDC', 5_000_000_000n);
    await order(3_618_000_000n);
    const refused = (await order(2_000_000_000n)) as AppError;
    expect(refused.message).to.equal(
      'Your limit is 5,000.00 USDC for a day; 1,382.00 USDC are left, and this order may cost 2,000.00 USDC. Ask Paul Huber to raise it, or order less.',
    );
    expect(refused.details).to.deep.include({
      limitId: day,
      leftMinor: '1382000000',
      canRaise: ['Paul Huber'],
    });
  });

  it('for an order hold for what is ordered together', async () => {
    await limit('order', 'USDC', 4_000_000_000n);
    expect(await order(4_000_000_000n)).to.equal('ordered');
    expect(await order(4_000_000_000n)).to.equal('ordered');
    const parts = [2_500_000_000n, 1_500_000_001n].map((amountMinor) => ({
      orderId: randomUUID(),
      amountMinor,
    }));
    const together = await database.prisma
      .transact((tx) => reserveSpendings(tx, { organisationId, userId, costCentreId: null, at: AT }, parts))
      .catch((error: unknown) => error as AppError);
    expect(together).to.have.nested.property('details.reason', 'spending-limit');
  });

  it('begin anew with each day, month and year', async () => {
    await limit('day', 'USDC', 1_000_000n);
    expect(await order(1_000_000n)).to.equal('ordered');
    expect(await order(1n)).to.have.property('code', 'forbidden');
    expect(await order(1_000_000n, { at: new Date('2026-11-27T00:00:00Z') })).to.equal('ordered');
  });

  it('in euros are counted at the rate that was signed, and refuse without one', async () => {
    const day = await limit('day', 'EUR', 100_000n);
    expect(await order(1_000_000n)).to.have.nested.property('details.reason', 'rate-stale');
    await database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ('EUR', 'USD', 1, 116243100, now(), now() + interval '1 hour', '[]', '[]')`,
    );
    expect(await order(1_162_431_000n)).to.equal('ordered');
    expect(await takenOf(day)).to.equal(100_000n);
    expect(await order(1n)).to.have.property('code', 'forbidden');
  });

  it('of a cost centre count what is booked on those under it', async () => {
    const { client } = database.prisma;
    const site = await client.costCentre.create({ data: { organisationId, code: 'SITE', name: 'Site' } });
    const hall = await client.costCentre.create({
      data: { organisationId, code: 'HALL', name: 'Hall', parentId: site.id },
    });
    const budget = await limit('year', 'USDC', 10_000_000n, { costCentreId: site.id });
    expect(await order(6_000_000n, { costCentreId: hall.id })).to.equal('ordered');
    const refused = (await order(6_000_000n, { costCentreId: site.id })) as AppError;
    expect(refused.message).to.include('The limit of cost centre SITE is 10.00 USDC for a year');
    expect(await takenOf(budget)).to.equal(6_000_000n);
    await client.costCentre.update({ where: { id: hall.id }, data: { closedAt: new Date() } });
    expect(await order(1n, { costCentreId: hall.id })).to.have.nested.property(
      'details.reason',
      'cost-centre-unknown',
    );
  });

  it('get back what was cancelled or not spent, once', async () => {
    const day = await limit('day', 'USDC', 10_000_000n);
    const [cancelled, captured] = [randomUUID(), randomUUID()];
    await order(4_000_000n, { orderId: cancelled });
    await order(6_000_000n, { orderId: captured });
    await release(cancelled);
    await release(cancelled);
    expect(await takenOf(day)).to.equal(6_000_000n);
    await release(captured, 5_000_001n);
    expect(await takenOf(day)).to.equal(5_000_001n);
    await release(captured, 6_000_000n);
    expect(await takenOf(day)).to.equal(5_000_001n);
  });

  it('are never passed, and counters are what the orders take, whatever is ordered and given back at once', async () => {
    const amounts = fc.array(
      fc.record({ amount: fc.bigInt(1n, 60n), spent: fc.option(fc.bigInt(0n, 60n)) }),
      {
        minLength: 4,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(amounts, async (orders) => {
        await database.prisma.client.spendingLimit.deleteMany({});
        const [day, month] = [await limit('day', 'USDC', 100n), await limit('month', 'USDC', 150n)];
        await Promise.all(
          orders.map(async ({ amount, spent }) => {
            const orderId = randomUUID();
            const done = await order(amount, { orderId });
            if (done === 'ordered' && spent !== null) await release(orderId, spent);
          }),
        );
        for (const [id, most] of [
          [day, 100n],
          [month, 150n],
        ] as const) {
          const rows = await database.prisma.client.spendingReservation.findMany({ where: { limitId: id } });
          const sum = rows.reduce((total, row) => total + row.takenMinor, 0n);
          expect(await takenOf(id)).to.equal(sum);
          expect(sum <= most).to.equal(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});
