import { expect } from 'chai';
import { writeStatement } from '@topsteel/domain/camt';
import { MARKETPLACE_ACCOUNT } from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { openBankDesk, type BankDesk } from './open-bank-desk.ts';

interface EntryRow {
  state: string;
  amount: string;
  open: string;
  unmatched: string;
  confirmed: boolean;
}

describe('bank statements', () => {
  let database: TestDatabase;
  let desk: BankDesk;
  beforeEach(async () => {
    database = await openDatabase();
    desk = await openBankDesk(database);
  });
  afterEach(async () => {
    await desk.close();
    await database.close();
  });

  const entries = async (): Promise<EntryRow[]> => {
    const { rows } = await database.sql.query<EntryRow>(
      `SELECT state, amount_minor::text AS amount, open_minor::text AS open, unmatched_minor::text AS unmatched,
              statement_id IS NOT NULL AS confirmed FROM bank_entry ORDER BY entry_key`,
    );
    return rows;
  };
  const work = async (): Promise<[string, string, boolean][]> => {
    const { rows } = await database.sql.query<{ key: string; reason: string; open: boolean }>(
      'SELECT key, reason, closed_at IS NULL AS open FROM work_item ORDER BY opened_at, id',
    );
    return rows.map(({ key, reason, open }) => [key.replace(/[0-9a-f-]{36}/u, '…'), reason, open]);
  };
  const balances = async (): Promise<Record<string, string>> => {
    const { rows } = await database.sql.query<{ code: string; minor: string }>(
      `SELECT a.code, sum(CASE WHEN (a.id = t.debit_account_id) = (a.normal_side = 'debit') THEN t.amount ELSE -t.amount END)::text AS minor
         FROM ledger.transfer t JOIN ledger.account a ON a.id IN (t.debit_account_id, t.credit_account_id)
        WHERE t.kind IN ('single', 'post') GROUP BY a.code`,
    );
    return Object.fromEntries(rows.map(({ code, minor }) => [code, minor]));
  };
  const statement = (id: string, day: string, openingCents: bigint, closingCents: bigint): string =>
    writeStatement({
      messageId: id,
      statementId: id,
      sequence: 1,
      createdAt: new Date(`${day}T22:00:00Z`),
      iban: MARKETPLACE_ACCOUNT.iban,
      ownerName: MARKETPLACE_ACCOUNT.name,
      balances: { openingCents, closingCents, day },
      lines: [
        {
          bankReference: `REF-${id}`,
          direction: 'credit',
          amountCents: closingCents - openingCents,
          bookedOn: day,
          valueOn: day,
          code: ['PMNT', 'RCDT', 'ESCT'],
          counterpartyName: 'Nordkai Stahlbau GmbH',
          counterpartyIban: 'DE89370400440532013000',
          endToEndId: null,
          remittance: null,
          structuredReference: null,
          instructedCents: null,
          chargesCents: null,
          returnReason: null,
        },
      ],
    });
  const upload = (xml: string) =>
    desk.takeDocument.run(xml, { source: 'upload', sequence: null, kind: 'camt.053' }, 'user-1');

  it('are taken once, and the day’s statement confirms what its notifications told of', async () => {
    desk.pay(1_000n, 'Danke');
    desk.pay(2_500n, 'Danke');
    await desk.settle();
    expect(await entries()).to.deep.equal([
      { state: 'unmatched', amount: '1000', open: '1000', unmatched: '1000', confirmed: false },
      { state: 'unmatched', amount: '2500', open: '2500', unmatched: '2500', confirmed: false },
    ]);
    desk.bank.closeDay();
    await desk.settle();
    await desk.settle();
    expect((await entries()).map(({ amount, confirmed }) => [amount, confirmed])).to.deep.equal([
      ['1000', true],
      ['2500', true],
    ]);
    const { rows } = await database.sql.query<{ xml: string }>(
      "SELECT xml FROM bank_document WHERE kind = 'camt.053'",
    );
    const again = await upload(rows[0]!.xml);
    expect([again.isNew, again.newEntries]).to.deep.equal([false, 0]);
    expect(await balances()).to.deep.equal({ bank: '3500', unmatched_receipts: '3500' });
  });

  it('are matched once, by two at a time', async () => {
    desk.pay(1_000n, 'Danke');
    desk.bank.charge(250n);
    await desk.fetchMessages.run();
    await Promise.all([desk.matchEntries.run(), desk.matchEntries.run(), desk.matchEntries.run()]);
    expect(await balances()).to.deep.equal({ bank: '750', unmatched_receipts: '1000', provider_fees: '250' });
    const { rows } = await database.sql.query<{ kind: string; rule: string }>(
      'SELECT kind, rule FROM bank_allocation',
    );
    expect(rows).to.deep.equal([{ kind: 'charges', rule: 'bank-charges' }]);
  });

  it('tell of a gap until the missing one comes', async () => {
    await upload(statement('S-1', '2026-11-23', 0n, 1_000n));
    await upload(statement('S-3', '2026-11-25', 1_500n, 2_000n));
    expect(await work()).to.deep.equal([
      [
        'bank-gap:LU280019400644750000:S-3',
        'Statement S-3 opens with 15.00 EUR; the one before it closed with 10.00 EUR.',
        true,
      ],
    ]);
    await upload(statement('S-2', '2026-11-24', 1_000n, 1_500n));
    expect((await work()).map(([, , isOpen]) => isOpen)).to.deep.equal([false]);
  });

  it('say when a notified booking is missing from them', async () => {
    desk.pay(1_000n, 'Danke');
    await desk.settle();
    await upload(statement('S-1', '2026-11-26', 0n, 500n));
    expect((await work()).at(-1)).to.deep.equal([
      'bank-unconfirmed:LU280019400644750000:S-1',
      'The bank notified us of 1 bookings on 2026-11-26 that statement S-1 does not have.',
      true,
    ]);
  });

  it('are not taken when they contradict themselves, or are of another account', async () => {
    const wrong = statement('S-1', '2026-11-23', 0n, 1_000n).replace(
      '>10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>',
      '>10.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>',
    );
    const other = statement('S-2', '2026-11-23', 0n, 1_000n).replace(
      MARKETPLACE_ACCOUNT.iban,
      'LU120010001234567891',
    );
    const refusals = [await upload(wrong), await upload(other), await upload('<html/>')].map(
      ({ refusal }) => refusal,
    );
    expect(refusals).to.deep.equal([
      'Opening 0.00 EUR and 1 booked entry make 10.00 EUR, but the closing balance is 10.01 EUR: the difference is 0.01 EUR.',
      'It is of the account LU120010001234567891, not ours.',
      'The bank statement cannot be read. Its root is html; camt.052, camt.053 and camt.054 messages are read (BkToCstmrAcctRpt, BkToCstmrStmt, BkToCstmrDbtCdtNtfctn).',
    ]);
    expect(await entries()).to.deep.equal([]);
    expect(await work()).to.have.length(3);
  });

  it('cannot be given away beyond their amount, nor rewritten, by whoever works on the database', async () => {
    desk.pay(1_000n, 'Danke');
    desk.bank.charge(250n);
    await desk.settle();
    const add = database.sql.query(
      `INSERT INTO bank_allocation (id, entry_id, kind, amount_minor, by, rule)
       SELECT uuidv7(), id, 'elsewhere', 1, 'me', 'mine' FROM bank_entry WHERE direction = 'debit'`,
    );
    expect(await add.catch((error: Error) => error.message)).to.match(/is allocated beyond its amount by 1$/);
    const change = database.sql.query('UPDATE bank_allocation SET amount_minor = 1');
    expect(await change.catch((error: Error) => error.message))
      .to.be.a('string')
      .and.match(/bank_allocation|kept|change/i);
  });

  it('are asked for again when the bank was away', async () => {
    desk.pay(1_000n, 'Danke');
    await desk.setAway(true);
    const away = await desk.fetchMessages.run().catch((error: unknown) => error);
    expect(away).to.include({ code: 'unavailable', message: 'The bank does not answer. It is asked again.' });
    await desk.setAway(false);
    expect(await desk.fetchMessages.run()).to.equal(1);
  });
});
