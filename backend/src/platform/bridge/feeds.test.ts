import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { latestRate } from './latest-rate.ts';
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
