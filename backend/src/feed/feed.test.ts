import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { readOverview } from './infra/feed-store.ts';
import { NoteStuckReports } from './note-stuck-reports.ts';

const ORDER = '019ab000-0000-7000-8000-000000000001';
const FIAT_ORDER = `0x${'f1'.repeat(32)}`;

describe('Feeds, for people', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
    await database.sql.query(
      `INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, order_id, currency)
       VALUES ($1, 'sepa', 'RF18539007547034', $2, 'EUR')`,
      [FIAT_ORDER, ORDER],
    );
    await database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures) VALUES
       ('EUR', 'USD', 1, 115900000, now() - interval '3 hours', now() - interval '1 hour', '[]', '[]'),
       ('EUR', 'USD', 2, 116243100, now(), now() + interval '2 hours',
        '[{"source":"ecb","rateE8":"116240000","asOf":"2026-11-25T13:00:00.000Z","why":null},
          {"source":"table","rateE8":"125542548","asOf":"2026-11-26T09:15:00.000Z","why":"outlier"}]',
        '[{"signer":"0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC","signature":"0x"}]')`,
    );
  });
  after(() => database.close());

  const report = async (kind: string, round: number, state: string, age: string, refusals: object[]) => {
    const { rows } = await database.sql.query<{ id: string }>(
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, state, refusals, created_at)
       VALUES ($1, $2, $3, 311245, now(), now() + interval '1 day', '{}', $4, $5, now() - $6::interval) RETURNING id::text`,
      [kind, FIAT_ORDER, round, state, JSON.stringify(refusals), age],
    );
    return rows[0]!.id;
  };
  const work = async () => {
    const { rows } = await database.sql.query<{
      key: string;
      reason: string;
      outcome: string | null;
      order_id: string;
    }>('SELECT key, reason, outcome, order_id::text FROM work_item ORDER BY opened_at, key');
    return rows;
  };

  it('shows the rate in force with its sources, and what waits with the reason', async () => {
    await report('TopSteel.FiatReceipt', 1, 'proposed', '1 minute', [
      { signer: 'http://signer', reason: 'I read 0 minor units received, not 311245.', hasLooked: true },
    ]);
    const { rates, waiting, receipts } = await readOverview(database.prisma.client);
    expect(rates).to.have.length(1);
    expect(rates[0]).to.deep.include({ base: 'EUR', round: 2, rateE8: '116243100', isCurrent: true });
    expect(rates[0]!.sources.map(({ source, why }) => [source, why])).to.deep.equal([
      ['ecb', null],
      ['table', 'outlier'],
    ]);
    expect(waiting.map(({ kind, reasons }) => [kind, reasons])).to.deep.equal([
      ['TopSteel.FiatReceipt', ['I read 0 minor units received, not 311245.']],
    ]);
    expect(receipts[0]).to.deep.include({ orderId: ORDER, receivedMinor: null, error: null });
  });

  it('makes work of a report that waits for ten minutes or was dropped, once, and closes it when it is signed', async () => {
    const job = new NoteStuckReports(database.prisma);
    const waiting = await report('TopSteel.FiatReceipt', 2, 'proposed', '11 minutes', [
      { signer: 'a', reason: 'The bank answered 503.', hasLooked: false },
    ]);
    const dropped = await report('TopSteel.Weight', 1, 'abandoned', '2 minutes', [
      { signer: 'a', reason: 'The signature does not hold.', hasLooked: true },
    ]);
    await report('TopSteel.Fx', 1, 'abandoned', '20 minutes', []);
    expect(await job.run()).to.equal(2);
    expect(await job.run()).to.equal(0);
    expect(await work()).to.have.deep.members([
      {
        key: `report:${waiting}`,
        reason:
          'A receipt of money has waited ten minutes for its signatures. The last answer was: The bank answered 503.',
        outcome: null,
        order_id: ORDER,
      },
      {
        key: `report:${dropped}`,
        reason: 'A weight was not signed and was dropped. The last answer was: The signature does not hold.',
        outcome: null,
        order_id: ORDER,
      },
    ]);
    await database.sql.query(
      `UPDATE bridge.oracle_report SET state = 'signed', signer_set = 1, signatures = '[]' WHERE id = $1`,
      [waiting],
    );
    expect(await job.run()).to.equal(0);
    expect((await work()).find(({ key }) => key === `report:${waiting}`)?.outcome).to.equal(
      'The signers have signed it.',
    );
  });
});
