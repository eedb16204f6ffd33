import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { latestRate } from './latest-rate.ts';
import { publishedFactors } from './published-factors.ts';
import { watchReceipt } from './watch-receipt.ts';

describe('What the feeds keep for the marketplace', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  const rate = (base: string, round: number, rateE8: string, from: string, to: string) =>
    database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ($1, 'USD', $2, $3, now() + $4::interval, now() + $5::interval, '[]', '[]')`,
      [base, round, rateE8, from, to],
    );

  it('is the newest rate, exactly', async () => {
    await rate('EUR', 6, '115900000', '-20 minutes', '40 minutes');
    await rate('EUR', 7, '116243100', '-10 minutes', '50 minutes');
    const found = await database.prisma.client.$transaction((tx) => latestRate(tx, 'EUR'));
    expect(found).to.deep.include({ base: 'EUR', quote: 'USD', rateE8: 116_243_100n, round: 7 });
  });

  it('is no rate when none was signed, or when the last one is over', async () => {
    await rate('CHF', 1, '125000000', '-3 hours', '-1 second');
    expect(await database.prisma.client.$transaction((tx) => latestRate(tx, 'CHF'))).to.equal(null);
    expect(await database.prisma.client.$transaction((tx) => latestRate(tx, 'GBP'))).to.equal(null);
  });

  it('watches a receipt once, and refuses an id that is none', async () => {
    const watch = {
      fiatOrderId: `0x${'AB'.repeat(32)}`,
      orderId: '019ab000-0000-7000-8000-000000000001',
      rail: 'sepa',
      reference: 'RF18539007547034',
      providerRef: null,
      currency: 'EUR',
    } as const;
    await database.prisma.client.$transaction((tx) => watchReceipt(tx, watch));
    await database.prisma.client.$transaction((tx) => watchReceipt(tx, watch));
    const { rows } = await database.sql.query('SELECT fiat_order_id, reference FROM bridge.receipt_watch');
    expect(rows).to.deep.equal([{ fiat_order_id: `0x${'ab'.repeat(32)}`, reference: 'RF18539007547034' }]);
    const refused = await database.prisma.client
      .$transaction((tx) => watchReceipt(tx, { ...watch, fiatOrderId: '0x12' }))
      .catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'invalid-input');
  });

  it('are the factors of the newest edition that the signers stand for', async () => {
    const edition = async (sha: string, name: string, milligrams: string, state: string, round: number) => {
      await database.sql.query(
        `INSERT INTO bridge.carbon_factor_list (sha256, list, edition, publisher, published_at, jws, decision, round)
         VALUES ($1, 'transport', $2, 'Office', now(), 'jws ' || $1, 'reported', $3)`,
        [sha, name, round],
      );
      await database.sql.query(
        `INSERT INTO bridge.carbon_factor (list_sha256, id, unit, milligrams_co2e, source, year)
         VALUES ($1, 'transport/road', 't.km', $2, 'Office, edition ' || $3, 2026)`,
        [sha, milligrams, name],
      );
      await database.sql.query(
        `INSERT INTO bridge.oracle_report
           (kind, subject, round, value, observed_at, valid_until, evidence, state, signer_set, signatures)
         VALUES ('TopSteel.CarbonFactor', '0x' || repeat('ab', 32), $2, 1, now(), now() + interval '1 year',
                 jsonb_build_object('jws', 'jws ' || $1::text), $3, 1, '[]')`,
        [sha, round, state],
      );
    };
    const read = () => database.prisma.client.$transaction((tx) => publishedFactors(tx, 'transport'));
    expect(await read()).to.deep.equal([]);
    await edition('a1', '2026-11', '90000', 'signed', 1);
    await edition('b2', '2027-03', '80000', 'proposed', 2);
    expect(await read()).to.deep.equal([
      {
        id: 'transport/road',
        unit: 't.km',
        milligramsCo2e: '90000',
        source: 'Office, edition 2026-11',
        year: 2026,
      },
    ]);
    await database.sql.query(`UPDATE bridge.oracle_report SET state = 'signed' WHERE round = 2`);
    expect((await read()).map(({ milligramsCo2e }) => milligramsCo2e)).to.deep.equal(['80000']);
  });

  it('lets the marketplace write no rate and no reading', async () => {
    for (const statement of [
      `UPDATE bridge.fx_rate SET rate_e8 = 1`,
      `INSERT INTO bridge.receipt_reading (fiat_order_id) VALUES ('0x')`,
      `UPDATE bridge.receipt_watch SET reference = 'RF00'`,
      `DELETE FROM bridge.oracle_report`,
    ]) {
      const refused = await database.prisma.client
        .$executeRawUnsafe(statement)
        .catch((error: unknown) => error);
      expect(String(refused), statement).to.include('permission denied');
    }
  });
});
