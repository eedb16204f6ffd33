import { expect } from 'chai';
import type { BankEntry, BankPosition, Page } from '@topsteel/domain/api';
import { writeStatement } from '@topsteel/domain/camt';
import { openApp, type Member, type TestApp } from './open-app.ts';

const IBAN = 'LU280019400644750000';
const xml = writeStatement({
  messageId: 'M-1',
  statementId: 'S-1',
  sequence: 1,
  createdAt: new Date('2026-11-26T22:00:00Z'),
  iban: IBAN,
  ownerName: 'TopSteel S.A.',
  balances: { openingCents: 0n, closingCents: 10_000n, day: '2026-11-26' },
  lines: [
    {
      bankReference: 'B-1',
      direction: 'credit',
      amountCents: 10_000n,
      bookedOn: '2026-11-26',
      valueOn: '2026-11-26',
      code: ['PMNT', 'RCDT', 'ESCT'],
      counterpartyName: 'Scheldebrug Constructie NV',
      counterpartyIban: 'BE68539007547034',
      endToEndId: null,
      remittance: 'steel',
      structuredReference: null,
      instructedCents: null,
      chargesCents: null,
      returnReason: null,
    },
  ],
});

describe('the bank account over HTTP', () => {
  let app: TestApp;
  let buyer: Member;
  before(async () => {
    app = await openApp({
      env: { BANK_API_URL: 'http://127.0.0.1:9', BANK_API_TOKEN: 'no-bank-there', BANK_IBAN: IBAN },
    });
    buyer = await app.join('Scheldebrug', ['buyer']);
  });
  after(() => app.close());

  const operator = () => app.signIn('operator@steel.test');
  const entryOf = async (): Promise<BankEntry> => {
    const desk = await operator();
    return (await desk.get<Page<BankEntry>>('/v2/finance/bank-entries')).body.items[0]!;
  };

  it('takes a statement once, shows its lines, and puts what matches nothing where it is owed', async () => {
    const desk = await operator();
    const upload = () => desk.upload('/v2/finance/bank-statements', [{ name: 'day.xml', content: xml }]);
    const first = await upload();
    expect([first.status, first.body.isNew, first.body.newEntries]).to.deep.equal([200, true, 1]);
    expect((await upload()).body).to.deep.include({ isNew: false, newEntries: 0 });
    const { body } = await desk.get<BankPosition>('/v2/finance/bank-position');
    expect([
      body.bankMinor,
      body.booksMinor,
      body.differenceMinor,
      body.statement?.closingMinor,
    ]).to.deep.equal(['10000', '10000', '0', '10000']);
    expect(body.all.unmatched).to.deep.equal({ count: 1, amountMinor: '10000' });
    expect(body.all.auto).to.deep.equal({ count: 0, amountMinor: '0' });
    expect(body.days).to.deep.equal([
      {
        day: '2026-11-26',
        creditsMinor: '10000',
        debitsMinor: '0',
        openMinor: '10000',
        auto: { count: 0, amountMinor: '0' },
        suggested: { count: 0, amountMinor: '0' },
        unmatched: { count: 1, amountMinor: '10000' },
        done: { count: 0, amountMinor: '0' },
      },
    ]);
    const entry = await entryOf();
    expect([entry.state, entry.text, entry.isConfirmed]).to.deep.equal(['unmatched', 'steel', true]);
  });

  it('refuses a file that is none, with the reason', async () => {
    const desk = await operator();
    const wrong = await desk.upload('/v2/finance/bank-statements', [{ name: 'x.xml', content: '<html/>' }]);
    expect(wrong.status).to.equal(400);
    expect(wrong.body.detail).to.contain(
      'The statement was kept and not taken. The bank statement cannot be read.',
    );
  });

  it('sends money back once under a key, whatever is repeated', async () => {
    const desk = await operator();
    const { id } = await entryOf();
    const path = `/v2/finance/bank-entries/${id}/send-back`;
    const body = { reason: 'Not for us.' };
    expect((await desk.post(path, body)).status).to.equal(400);
    const key = { 'idempotency-key': 'send-back-1' };
    const [one, two] = await Promise.all([desk.post(path, body, key), desk.post(path, body, key)]);
    expect([one.status, two.status].sort()).to.satisfy(
      ([a, b]: number[]) => a === 200 && (b === 200 || b === 409),
    );
    expect((await desk.post(path, { reason: 'Another.' }, key)).status).to.equal(422);
    const { rows } = await app.database.sql.query(
      'SELECT kind, amount_minor::text AS amount FROM bank_transfer',
    );
    expect(rows).to.deep.equal([{ kind: 'send-back', amount: '10000' }]);
    const again = await desk.post(path, body, { 'idempotency-key': 'send-back-2' });
    expect([again.status, again.body.detail]).to.deep.equal([
      409,
      'This entry is matched already. Load the page again.',
    ]);
  });

  it('is shown to nobody outside of the marketplace', async () => {
    const { id } = await entryOf();
    for (const path of ['bank-position', 'bank-entries', `bank-entries/${id}`, 'bank-transfers']) {
      const { status } = await buyer.browser.get(`/v2/finance/${path}`);
      expect(status, path).to.equal(403);
    }
    const upload = await buyer.browser.upload('/v2/finance/bank-statements', [
      { name: 'd.xml', content: xml },
    ]);
    expect(upload.status).to.equal(403);
  });
});
