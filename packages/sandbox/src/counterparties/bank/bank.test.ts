import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStatement } from '@topsteel/domain/camt';
import { readPaymentStatus, writeCreditTransfer } from '@topsteel/domain/sepa';
import { expect } from 'chai';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  addBankApi,
  addBankPages,
  MARKETPLACE_ACCOUNT,
  openBank,
  type Bank,
  type BankRefusal,
} from './index.ts';

const TOKEN = 'bank-token';
const BUYER = 'DE89370400440532013000';
const MILL = 'FR7630006000011234567890189';
const REFERENCE = 'RF18539007547034';

const payout = (messageId: string, amountCents: bigint, creditorIban = MILL): string =>
  writeCreditTransfer({
    messageId,
    createdAt: new Date('2026-11-26T10:00:00Z'),
    executeOn: '2026-11-26',
    debtorName: MARKETPLACE_ACCOUNT.name,
    debtorIban: MARKETPLACE_ACCOUNT.iban,
    debtorBic: MARKETPLACE_ACCOUNT.bic,
    transfers: [
      {
        endToEndId: `E2E-${messageId}`,
        creditorName: "Aciéries du Val d'Orne SAS",
        creditorIban,
        creditorBic: null,
        amountCents,
        remittance: 'TopSteel payout',
      },
    ],
  });

describe('the bank', () => {
  let path: string;
  let clock: Date;
  let bank: Bank;
  let app: FastifyInstance;

  const start = (): void => {
    bank = openBank(path, () => clock);
    app = Fastify();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    app.setErrorHandler((error, _request, reply) => {
      const { status, message } = error as BankRefusal;
      void reply.code(status).send({ detail: message });
    });
    addBankApi(app, bank, TOKEN);
    addBankPages(app, bank);
  };
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'topsteel-bank-')), 'bank.json');
    clock = new Date('2026-11-26T09:00:00Z');
    start();
  });
  afterEach(() => app.close());

  const api = (method: 'GET' | 'POST', url: string, body?: string) =>
    app.inject({
      method,
      url: `/bank/api/${url}`,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body !== undefined && { 'content-type': 'application/xml' }),
      },
      ...(body !== undefined && { payload: body }),
    });
  const post = (url: string, fields: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const pay = (amount: string, remittance = REFERENCE) =>
    post('/bank/transfers', { from: BUYER, to: MARKETPLACE_ACCOUNT.iban, amount, remittance, charges: '' });
  const messages = async () =>
    (await api('GET', 'messages')).json<{ messages: { sequence: number; kind: string }[] }>().messages;
  const read = async (sequence: number) =>
    readStatement((await api('GET', `messages/${sequence}`)).body).statements[0]!;
  const statusOf = async (messageId: string) =>
    readPaymentStatus((await api('GET', `payments/${messageId}`)).body).transfers[0];

  it('notifies of a transfer as its customer’s system reads it', async () => {
    expect((await pay('3112,45')).statusCode).to.equal(303);
    expect(await messages()).to.deep.equal([
      { sequence: 1, iban: MARKETPLACE_ACCOUNT.iban, kind: 'camt.054', id: 'NTF-000001' },
    ]);
    const [entry] = (await read(1)).entries;
    const [transaction] = entry!.transactions;
    expect([entry!.amount.minor, entry!.direction, entry!.status, entry!.bookedOn?.date]).to.deep.equal([
      311_245n,
      'credit',
      'BOOK',
      '2026-11-26',
    ]);
    expect(transaction!.rfReference).to.equal(REFERENCE);
    expect(transaction!.counterparty?.name).to.equal('Nordkai Stahlbau GmbH');
    expect(transaction!.counterparty?.account?.iban).to.equal(BUYER);
  });

  it('closes the day with a statement that adds up, and opens the next with what it closed with', async () => {
    await pay('3112.45');
    await post('/bank/charge', { amount: '12.50' });
    await post('/bank/close-day');
    await pay('1.00');
    await post('/bank/close-day');
    const days = (await messages()).filter(({ kind }) => kind === 'camt.053');
    const [first, second] = [await read(days[0]!.sequence), await read(days[1]!.sequence)];
    expect([first.addsUp, second.addsUp]).to.deep.equal([true, true]);
    expect(first.balances.map(({ name, amount }) => [name, amount.text])).to.deep.equal([
      ['opening', '0.00'],
      ['closing', '3099.95'],
    ]);
    expect(second.balances.map(({ amount }) => amount.text)).to.deep.equal(['3099.95', '3100.95']);
    expect(second.entries[0]!.bookedOn?.date).to.equal('2026-11-27');
  });

  it('keeps the entry’s reference from the notification to the statement, and everything over a restart', async () => {
    await pay('10.00');
    start();
    await post('/bank/close-day');
    const references = [(await read(1)).entries, (await read(2)).entries].map(
      ([entry]) => entry!.accountServicerReference,
    );
    expect(references).to.deep.equal(['ALZ20261126000002', 'ALZ20261126000002']);
  });

  it('takes a file once by its message id, whatever is sent again', async () => {
    await pay('500.00');
    await api('POST', 'payments', payout('PO-1', 20_000n));
    const again = await api('POST', 'payments', payout('PO-1', 20_000n));
    expect(again.statusCode).to.equal(200);
    expect(bank.state.accounts[0]!.balance).to.equal('30000');
    const other = await api('POST', 'payments', payout('PO-1', 1n));
    expect([other.statusCode, other.json()]).to.deep.equal([
      409,
      { detail: 'Message PO-1 was another file.' },
    ]);
  });

  it('rejects what the account does not cover, and sends back what reaches a closed account', async () => {
    await api('POST', 'payments', payout('PO-1', 1n));
    expect(await statusOf('PO-1')).to.deep.include({ status: 'rejected', reasonCode: 'AM04' });
    await pay('500.00');
    await post(`/bank/accounts/${MILL}/close`);
    await api('POST', 'payments', payout('PO-2', 20_000n));
    expect(await statusOf('PO-2')).to.deep.include({ status: 'accepted' });
    expect(bank.state.accounts[0]!.balance).to.equal('50000');
    const entry = (await read(3)).entries[0]!;
    expect([entry.direction, entry.transactions[0]!.returnReason]).to.deep.equal(['credit', 'AC04']);
    expect(entry.transactions[0]!.references.endToEndId).to.equal('E2E-PO-2');
  });

  it('lets a payment wait for a person, who carries it out or rejects it', async () => {
    await pay('500.00');
    await post('/bank/hold');
    await api('POST', 'payments', payout('PO-1', 20_000n));
    await api('POST', 'payments', payout('PO-2', 30_000n));
    expect((await statusOf('PO-1'))?.status).to.equal('pending');
    await post('/bank/payments/PO-1/E2E-PO-1/reject');
    await post('/bank/payments/PO-2/E2E-PO-2/carry-out');
    expect(await statusOf('PO-1')).to.deep.include({ status: 'rejected', reasonCode: 'AC04' });
    expect((await statusOf('PO-2'))?.status).to.equal('accepted');
    expect(bank.state.accounts[0]!.balance).to.equal('20000');
  });

  it('returns a transfer days later, once', async () => {
    await pay('500.00');
    await api('POST', 'payments', payout('PO-1', 20_000n));
    clock = new Date('2026-11-30T09:00:00Z');
    const sent = bank.state.lines.find(
      ({ direction, iban }) => iban === MARKETPLACE_ACCOUNT.iban && direction === 'debit',
    )!;
    expect(
      (await post(`/bank/bookings/${sent.bankReference}/return`, { reason: 'AC04' })).statusCode,
    ).to.equal(303);
    expect(
      (await post(`/bank/bookings/${sent.bankReference}/return`, { reason: 'AC04' })).statusCode,
    ).to.equal(409);
    expect(bank.state.accounts[0]!.balance).to.equal('50000');
    expect(bank.state.day).to.equal('2026-11-30');
    expect(bank.state.lines.at(-1)!.bookedOn).to.equal('2026-11-30');
  });

  it('lets nobody read the account without the token', async () => {
    const answer = await app.inject({ method: 'GET', url: '/bank/api/messages' });
    expect([answer.statusCode, answer.json()]).to.deep.equal([
      401,
      { detail: 'The token is missing or wrong.' },
    ]);
  });

  it('shows the form filled in, and says what is wrong with it', async () => {
    const form = await app.inject(
      `/bank/transfer?iban=${MARKETPLACE_ACCOUNT.iban}&reference=${REFERENCE}&amount=3112.45`,
    );
    expect(form.body).to.contain(`value="${REFERENCE}"`).and.contain('value="3112.45"');
    const wrong = await pay('1.005');
    expect(wrong.statusCode).to.equal(400);
    expect(wrong.body).to.contain('amount must be euros and cents, such as 3112.45.');
    expect((await app.inject('/bank')).body).to.contain('Nothing has been booked yet.');
  });
});
