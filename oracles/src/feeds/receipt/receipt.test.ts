import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeStatement } from '@topsteel/domain/camt';
import type { BookedLine } from '@topsteel/domain/camt';
import { readStatement } from '@topsteel/domain/camt';
import { expect } from 'chai';
import fc from 'fast-check';
import { decideReceipt, nextLookMs } from './decide-receipt.ts';
import { createBankReader } from './read-bank.ts';
import { readTotal } from './read-receipt.ts';
import { receivedFor, transfersOf } from './sum-entries.ts';
import type { BookedTransfer } from './sum-entries.ts';

const REFERENCE = 'RF18539007547034';
const line = (changes: Partial<BookedLine>): BookedLine => ({
  bankReference: 'ALZ20261126000001',
  direction: 'credit',
  amountCents: 311_245n,
  bookedOn: '2026-11-26',
  valueOn: '2026-11-26',
  code: ['PMNT', 'RCDT', 'ESCT'],
  counterpartyName: 'Nordkai Stahlbau GmbH',
  counterpartyIban: 'DE89370400440532013000',
  endToEndId: null,
  remittance: null,
  structuredReference: REFERENCE,
  instructedCents: null,
  chargesCents: null,
  returnReason: null,
  ...changes,
});
const statementOf = (lines: BookedLine[], isStatement: boolean): string =>
  writeStatement({
    messageId: 'M-1',
    statementId: 'M-1',
    sequence: 1,
    createdAt: new Date('2026-11-26T16:00:00Z'),
    iban: 'LU280019400644750000',
    ownerName: 'TopSteel S.A.',
    balances: isStatement ? { openingCents: 0n, closingCents: 311_245n, day: '2026-11-26' } : null,
    lines,
  });
const told = (lines: BookedLine[], isStatement = false): BookedTransfer[] =>
  transfersOf(readStatement(statementOf(lines, isStatement)));

describe('what a bank received for a reference', () => {
  it('counts a transfer once, by notification and by statement, and a return against it', () => {
    const notified = told([line({})]);
    const stated = told([line({})], true);
    const back = told([
      line({
        bankReference: 'ALZ20261130000009',
        direction: 'debit',
        code: ['PMNT', 'RCDT', 'RRTN'],
        returnReason: 'AC04',
      }),
    ]);
    expect(receivedFor([...notified, ...stated], REFERENCE, 'EUR')).to.equal(311_245n);
    expect(receivedFor([...notified, ...stated, ...back], 'RF18 5390 0754 7034', 'EUR')).to.equal(0n);
    // More went back than came in: nothing is received, never less than nothing.
    expect(receivedFor(back, REFERENCE, 'EUR')).to.equal(0n);
  });

  it('reads a reference out of free text, and passes other money over', () => {
    const transfers = told([
      line({ structuredReference: null, remittance: `Invoice 4712 ${REFERENCE}` }),
      line({ bankReference: 'ALZ20261126000002', structuredReference: 'RF712348231' }),
      line({ bankReference: 'ALZ20261126000003', structuredReference: null, remittance: 'rent' }),
    ]);
    expect(receivedFor(transfers, REFERENCE, 'EUR')).to.equal(311_245n);
    expect(receivedFor(transfers, REFERENCE, 'CHF')).to.equal(0n);
  });

  it('is the sum of what came in less what went back, whatever the order and however often it is told', () => {
    const transfer = fc.record({
      id: fc.integer({ min: 1, max: 30 }),
      cents: fc.bigInt(-500_000n, 500_000n),
    });
    fc.assert(
      fc.property(
        fc.array(transfer, { maxLength: 20 }),
        fc.integer({ min: 0, max: 1_000 }),
        (given, turn) => {
          const once = [...new Map(given.map((each) => [each.id, each])).values()];
          const all = once.map(
            ({ id, cents }): BookedTransfer => ({
              bankReference: String(id),
              currency: 'EUR',
              signedMinor: cents,
              rfReference: REFERENCE,
            }),
          );
          const at = all.length === 0 ? 0 : turn % all.length;
          const repeated = [...all.slice(at), ...all.slice(0, at), ...all];
          const sum = once.reduce((total, { cents }) => total + cents, 0n);
          expect(receivedFor(repeated, REFERENCE, 'EUR')).to.equal(sum > 0n ? sum : 0n);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('decision on a receipt', () => {
  const week = 604_800;
  const decide = (
    receivedMinor: bigint,
    last: { value: bigint; observedAt: number } | null,
    isOpen = true,
    now = 1_000_000,
  ) => decideReceipt({ receivedMinor, isOpen }, last, week, now);

  it('reports what has changed, lower too, and nothing before there is money', () => {
    expect(decide(0n, null)).to.equal('keep');
    expect(decide(311_245n, null)).to.equal('report');
    expect(decide(311_245n, { value: 311_245n, observedAt: 1_000_000 })).to.equal('keep');
    expect(decide(0n, { value: 311_245n, observedAt: 1_000_000 })).to.equal('report');
    expect(decide(1n, { value: 311_245n, observedAt: 1_000_000 }, false)).to.equal('report');
  });

  it('reports the same again a day before it is too old, while an order waits for it', () => {
    const last = { value: 311_245n, observedAt: 1_000_000 };
    expect(decide(311_245n, last, true, 1_000_000 + week - 86_401)).to.equal('keep');
    expect(decide(311_245n, last, true, 1_000_000 + week - 86_400)).to.equal('report');
    expect(decide(311_245n, last, false, 1_000_000 + week)).to.equal('keep');
    expect(decide(0n, { value: 0n, observedAt: 0 }, true, 1_000_000 + week)).to.equal('keep');
  });

  it('looks often while the order is open, daily afterwards, and slower at a provider that is away', () => {
    const day = 86_400_000;
    expect(nextLookMs({ isOpen: true, failures: 0, ageMs: 0 }, 5_000)).to.equal(5_000);
    expect(nextLookMs({ isOpen: false, failures: 0, ageMs: day }, 5_000)).to.equal(day);
    expect(nextLookMs({ isOpen: true, failures: 3, ageMs: 0 }, 5_000)).to.equal(40_000);
    expect(nextLookMs({ isOpen: true, failures: 99, ageMs: 0 }, 5_000)).to.equal(20_480_000);
    expect(nextLookMs({ isOpen: true, failures: 0, ageMs: 401 * day }, 5_000)).to.equal(null);
  });
});

describe('what is received for an order', () => {
  it('is summed over all of the bank’s messages, also by a process that has just begun to read', async function () {
    this.timeout(30_000);
    const other = (sequence: number) =>
      line({ bankReference: `OTHER${sequence.toString()}`, structuredReference: 'RF712348231' });
    const messages = new Map<number, BookedLine>(
      Array.from({ length: 510 }, (_, at) => [at + 1, other(at + 1)]),
    );
    messages.set(300, line({}));
    messages.set(
      505,
      line({
        bankReference: 'BACK',
        direction: 'debit',
        code: ['PMNT', 'RCDT', 'RRTN'],
        returnReason: 'AC04',
      }),
    );
    const bank = createServer(({ url = '' }, answer) => {
      const { pathname, searchParams } = new URL(url, 'http://bank');
      const after = Number(searchParams.get('after') ?? '0');
      const list = [...messages.keys()].filter((sequence) => sequence > after);
      answer.end(
        pathname === '/messages'
          ? JSON.stringify({ messages: list.map((sequence) => ({ sequence, kind: 'camt.054' })) })
          : statementOf([messages.get(Number(pathname.slice('/messages/'.length))) as BookedLine], false),
      );
    }).listen(0);
    try {
      const url = `http://127.0.0.1:${(bank.address() as AddressInfo).port.toString()}`;
      const read = createBankReader({ url, token: 't' });
      const ask = (reference: string) =>
        read({ rail: 'sepa', reference, providerRef: null, currency: 'EUR' });
      expect(await ask('rf18 5390 0754 7034')).to.deep.equal({ minor: 0n, name: `sepa:${REFERENCE}` });
      expect((await ask('RF712348231')).minor).to.equal(508n * 311_245n);
    } finally {
      bank.close();
    }
  });

  it('counts no money twice, however often and however differently it is named', async () => {
    const payment = (reference: string) => ({
      rail: 'sepa' as const,
      reference,
      providerRef: null,
      currency: 'EUR' as const,
    });
    const read = ({ reference }: { reference: string }) =>
      Promise.resolve({ minor: 100n, name: reference === '' ? null : reference.toUpperCase() });
    const total = await readTotal(read, [payment('a'), payment('b'), payment(''), payment('')]);
    expect(total).to.deep.equal({ minor: 400n, names: ['A', 'B'] });
    const twice = await readTotal(read, [payment('a'), payment('b'), payment('A')]).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(twice).to.equal('The payment A is named twice: its money would count twice.');
  });
});
