import {
  auditQuestionKeys,
  type AuditAnswer,
  type AuditAsOf,
  type AuditQuestionKey,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import { AskQuestion } from '../../src/audit/ask-question.ts';
import { AuditScopes } from '../../src/audit/audit-scope.ts';
import type { ReadCursor } from '../../src/audit/read-cursor.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { accountOf, companyOf, fillRecord, hashOf, lotOf, timeOf, transactionOf } from './fill-record.ts';

/** Trades of the record: enough that each speciality occurs, few enough to count by hand. */
const SIZE = 60;

const asOf: AuditAsOf = {
  block: '610',
  finalBlock: '610',
  at: '2026-02-01T00:00:00.000Z',
  index: { block: '610', behind: '0', reason: null },
};
const auditor: CallerIdentity = {
  userId: 'auditor',
  email: 'auditor@steel.test',
  name: 'Auditor',
  organisationId: null,
  organisationRoles: ['auditor'],
  custody: null,
  access: ['auditor'],
};
const guest: CallerIdentity = {
  ...auditor,
  userId: 'guest',
  email: 'guest@firm.test',
  organisationRoles: [],
  access: [],
};

const parameters: Readonly<Record<AuditQuestionKey, Record<string, string>>> = {
  'escrows-on-heat': { heat: 'H4704' },
  'acts-of-signer': { signer: accountOf(3, 3), since: '2026-01-01' },
  'certificates-nearly-exhausted': { atLeast: '950' },
  'captures-without-weight': {},
  'revoked-after-delivery': {},
  'holders-at': { lot: lotOf(3), at: timeOf(3, 9) },
  'escrow-at-block': { block: '45' },
  'units-retired-for': { beneficiary: 'Buyer 10', year: '2026' },
  'statements-withdrawn-but-shown': {},
  'fiat-title-and-report': {},
  'issued-without-accreditation': {},
  'documents-behind-invoice': { invoice: 'I-1' },
};

describe('the auditor’s twelve questions', () => {
  let database: TestDatabase;
  let ask: AskQuestion;
  before(async () => {
    database = await openDatabase();
    await fillRecord(database.sql, SIZE);
    const cursor = { run: () => Promise.resolve(asOf) } as unknown as ReadCursor;
    ask = new AskQuestion(new AuditScopes(database.prisma), cursor);
  });
  after(() => database.close());

  const answer = (key: AuditQuestionKey, given = parameters[key], caller = auditor): Promise<AuditAnswer> =>
    ask.run(caller, key, given);
  /** Values of some columns, row by row; an id where the column leads somewhere. */
  const rows = async (key: AuditQuestionKey, ...names: string[]): Promise<(string | null)[][]> => {
    const { columns, rows: found } = await answer(key);
    const places = names.map((name) => columns.findIndex((column) => column.key === name));
    return found.map((row) => places.map((place) => row[place]?.value ?? null));
  };
  const trades = (is: (trade: number) => boolean): number[] =>
    Array.from({ length: SIZE }, (_, index) => SIZE - index).filter(is);

  it('1: which open escrows depend on a heat', async () => {
    expect(
      await rows(
        'escrows-on-heat',
        'payment',
        'order',
        'certificate',
        'openMinor',
        'authorizedAt',
        'transaction',
      ),
    ).to.deep.equal([[hashOf(5, 4), 'O-4', 'C-4', '5880000000', timeOf(4, 3), transactionOf(4, 3)]]);
    const { rows: none } = await answer('escrows-on-heat', { heat: 'H4701' });
    expect(none).to.deep.equal([]);
  });

  it('2: what a key signed since a moment, with its standing then and what was paid on it', async () => {
    const found = await rows('acts-of-signer', 'act', 'object', 'standing', 'paidMinor', 'block');
    // Issuer 3 sold trades 3, 23 and 43. Its key is marked as stolen since block 25, so all but what is before counts as such.
    expect(found.filter(([act]) => act === 'BatchIssued')).to.deep.equal([
      ['BatchIssued', '43', 'compromised', '5600000000', '431'],
      ['BatchIssued', '23', 'compromised', '5600000000', '231'],
      ['BatchIssued', '3', 'compromised', '5600000000', '31'],
    ]);
    const early = await answer('acts-of-signer', { signer: accountOf(3, 1), since: timeOf(21, 0) });
    expect(early.rows.map((row) => row.map((cell) => cell?.value ?? null).slice(0, 5))).to.deep.equal([
      [timeOf(41, 1), 'BatchIssued', 'Mill 1', '41', 'in-force'],
      [timeOf(21, 1), 'BatchIssued', 'Mill 1', '21', 'in-force'],
    ]);
  });

  it('3: which certificates are nearly exhausted', async () => {
    expect(
      await rows(
        'certificates-nearly-exhausted',
        'certificate',
        'usedGrams',
        'leftGrams',
        'usedPermille',
        'lots',
      ),
    ).to.deep.equal(
      trades((trade) => trade % 3 === 0).map((trade) => [`C-${trade}`, '20000000', '0', '1000', '1']),
    );
    expect((await answer('certificates-nearly-exhausted', { atLeast: '500' })).rows).to.have.length(SIZE);
  });

  it('4: which payments were captured without a weight report', async () => {
    const missing = trades((trade) => trade % 5 === 0 && trade % 4 !== 0 && trade % 9 !== 0);
    expect(missing).to.deep.equal([55, 50, 35, 30, 25, 15, 10, 5]);
    expect(
      await rows('captures-without-weight', 'order', 'capturedMinor', 'grams', 'transaction'),
    ).to.deep.equal(missing.map((trade) => [`O-${trade}`, '5600000000', '8000000', transactionOf(trade, 5)]));
  });

  it('5: which certificates were revoked after their steel was delivered', async () => {
    const late = trades((trade) => trade % 6 === 0 && trade % 4 !== 0);
    expect(late).to.deep.equal([54, 42, 30, 18, 6]);
    expect(
      await rows(
        'revoked-after-delivery',
        'certificate',
        'reason',
        'deliveredGrams',
        'holder',
        'deliveredAt',
        'transaction',
      ),
    ).to.deep.equal(
      late.map((trade) => [
        `C-${trade}`,
        'reason-4',
        '8000000',
        `Buyer ${companyOf(trade)}`,
        timeOf(trade, 5),
        transactionOf(trade, 7),
      ]),
    );
  });

  it('6: who held a lot at a moment', async () => {
    expect((await rows('holders-at', 'holder', 'grams')).sort()).to.deep.equal([
      ['Buyer 3', '8000000'],
      ['Mill 3', '12000000'],
    ]);
    const before = await answer('holders-at', { lot: lotOf(3), at: timeOf(3, 4) });
    expect(before.rows.map((row) => [row[0]?.value, row[2]?.value])).to.deep.equal([['Mill 3', '20000000']]);
  });

  it('7: what the escrow owed at a block', async () => {
    // By block 45: 1 to 3 are paid out, 4 was authorised at 43 and stays open.
    expect(await rows('escrow-at-block', 'payment', 'openMinor')).to.deep.equal([
      [hashOf(5, 4), '5880000000'],
    ]);
    const earlier = await answer('escrow-at-block', { block: '33' });
    expect(earlier.rows.map((row) => row[0]?.value)).to.deep.equal([hashOf(5, 3)]);
    const all = await answer('escrow-at-block', { block: '610' });
    expect(all.rows.map((row) => row[1]?.value)).to.deep.equal(
      trades((trade) => trade % 4 === 0 && trade % 9 !== 0).map((trade) => `O-${trade}`),
    );
  });

  it('8: which carbon units were retired for a company in a year, and their serials', async () => {
    expect(await rows('units-retired-for', 'retirement', 'firstSerial', 'lastSerial', 'grams')).to.deep.equal(
      [50, 30, 10].map((trade) => [hashOf(6, trade), `${trade * 1000}`, `${trade * 1000 + 499}`, '500']),
    );
    expect((await answer('units-retired-for', { beneficiary: 'Buyer 10', year: '2025' })).rows).to.deep.equal(
      [],
    );
  });

  it('9: which statements were withdrawn and are still shown', async () => {
    expect(
      await rows('statements-withdrawn-but-shown', 'statement', 'withdrawnAt', 'shown', 'offers'),
    ).to.deep.equal(
      trades((trade) => trade % 8 === 0).map((trade) => [
        hashOf(7, trade),
        timeOf(trade, 8),
        'as-verified',
        '0',
      ]),
    );
  });

  it('10: which report released title for orders paid through banks', async () => {
    expect(
      await rows(
        'fiat-title-and-report',
        'order',
        'currency',
        'worthMinor',
        'receivedMinor',
        'reportTransaction',
        'transaction',
      ),
    ).to.deep.equal(
      trades((trade) => trade % 9 === 0 && trade % 4 !== 0).map((trade) => [
        `O-${trade}`,
        'EUR',
        '560000',
        '560000',
        transactionOf(trade, 4),
        transactionOf(trade, 5),
      ]),
    );
  });

  it('11: who issued certificates without accreditation', async () => {
    // Issuer 7 sold trades 7, 27 and 47; its accreditation ended at block 100.
    expect(
      await rows('issued-without-accreditation', 'organisation', 'batch', 'issuedAt', 'lapsedAt'),
    ).to.deep.equal([
      ['Mill 7', '47', timeOf(47, 1), timeOf(10, 0)],
      ['Mill 7', '27', timeOf(27, 1), timeOf(10, 0)],
    ]);
  });

  it('12: which documents stand behind an invoice', async () => {
    const found = await rows('documents-behind-invoice', 'document', 'name', 'transaction');
    const sorted = found.map((row) => row.join(' ')).sort();
    expect(sorted).to.deep.equal(
      [
        `act:DeliveryCaptured  ${transactionOf(1, 5)}`,
        `act:PaymentAuthorized  ${transactionOf(1, 3)}`,
        `act:PaymentVoided  ${transactionOf(1, 5)}`,
        `act:ReportAccepted 1 ${transactionOf(1, 4)}`,
        `act:TitleReleased  ${transactionOf(1, 5)}`,
        `evidence CODE1 ${transactionOf(1, 2)}`,
        'invoice I-1 ',
        'order O-1 ',
        'terms usdc-escrow ',
      ].sort(),
    );
  });

  it('say which parameter is missing, with an example', async () => {
    await expectProblem(() => answer('holders-at', { lot: 'nothing' }), 'This question needs lot and at.');
    await expectProblem(
      () => answer('acts-of-signer', { signer: '0x12', since: 'yesterday' }),
      'This question needs signer and since.',
    );
  });

  it('refuse a parameter that is none of theirs, rather than answer for all', async () => {
    expect(
      await problemOf(() => answer('captures-without-weight', { heat: 'H4704', year: '2026' })),
    ).to.deep.equal({
      message: 'This question takes nothing, and not heat or year.',
      reason: 'parameter-unknown',
      errors: [
        { field: 'heat', message: 'Leave it out: this question takes nothing.' },
        { field: 'year', message: 'Leave it out: this question takes nothing.' },
      ],
    });
    const holders = { ...parameters['holders-at'], block: '45' };
    expect((await problemOf(() => answer('holders-at', holders)))?.message).to.equal(
      'This question takes lot and at, and not block.',
    );
  });

  it('refuse a block that was not read yet, as the comparison of the escrow does', async () => {
    expect(await problemOf(() => answer('escrow-at-block', { block: '611' }))).to.deep.include({
      message: 'Block 611 is not final, or was not read yet. Choose one up to 610.',
      reason: 'block-not-final',
      errors: [{ field: 'block', message: 'Give a block up to 610.' }],
    });
    expect((await answer('escrow-at-block', { block: '610' })).isCut).to.equal(false);
  });

  it('refuse a day that no month has', async () => {
    for (const since of ['2026-02-30', '2026-02-30T10:00Z', '0000-01-01', '2026-01-01T10:00:00+23:00']) {
      expect(
        await problemOf(() => answer('acts-of-signer', { signer: accountOf(3, 3), since })),
      ).to.deep.include({
        reason: 'parameter-missing',
        errors: [{ field: 'since', message: 'Not understood. Write it like 2026-11-01T00:00:00Z.' }],
      });
    }
  });

  it('have the same digest for the same rows, and the line that asks the same', async () => {
    const [first, second] = [
      await answer('captures-without-weight'),
      await answer('captures-without-weight'),
    ];
    expect(first.digest)
      .to.equal(second.digest)
      .and.match(/^0x[0-9a-f]{64}$/);
    expect((await answer('escrows-on-heat')).command).to.equal(
      "npm run -s topsteel -- ask escrows-on-heat --heat 'H4704'",
    );
  });

  describe('asked by an auditor from outside', () => {
    const company = 10;
    before(async () => {
      await database.sql.query(
        `INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES ('guest', 'Guest', 'guest@firm.test', true, now())`,
      );
    });
    const grant = async (
      subjects: string[],
      until: string,
      expires = "now() + interval '1 day'",
    ): Promise<void> => {
      await database.sql.query('DELETE FROM audit_grant');
      await database.sql.query(
        `INSERT INTO audit_grant (email, organisation_id, subjects, period_from, period_until, expires_at, granted_by)
         SELECT 'guest@firm.test', id, $1, '2026-01-01', $2, ${expires}, 'system' FROM organisation WHERE account = $3`,
        [subjects, until, accountOf(2, company)],
      );
    };

    it('is refused everything without a grant, after its end, and once it is taken back', async () => {
      await database.sql.query('DELETE FROM audit_grant');
      for (const key of auditQuestionKeys) await expectForbidden(() => answer(key, parameters[key], guest));
      await grant(['money'], '2027-01-01', "now() - interval '1 second'");
      await expectForbidden(() => answer('captures-without-weight', {}, guest));
      await grant(['money'], '2027-01-01');
      await database.sql.query('UPDATE audit_grant SET revoked_at = now()');
      await expectForbidden(() => answer('captures-without-weight', {}, guest));
    });

    it('sees the rows of the company, of the subject and of the period, and no others', async () => {
      await grant(['money'], '2027-01-01');
      const mine = (of: AuditAnswer) => of.rows.map((row) => row[1]?.value);
      expect(mine(await answer('captures-without-weight', {}, guest))).to.deep.equal([
        'O-50',
        'O-30',
        'O-10',
      ]);
      expect((await answer('certificates-nearly-exhausted', { atLeast: '1' }, guest)).rows).to.deep.equal([]);
      expect((await answer('documents-behind-invoice', { invoice: 'I-1' }, guest)).rows).to.deep.equal([]);
      await grant(['money'], timeOf(30, 0));
      expect(mine(await answer('captures-without-weight', {}, guest))).to.deep.equal(['O-10']);
    });

    it('leaves a row in the audit log for every read', async () => {
      await grant(['money'], '2027-01-01');
      const count = async () =>
        (
          await database.sql.query<{ n: number }>(
            "SELECT count(*)::integer AS n FROM audit_entry WHERE action = 'audit.read' AND actor = 'guest' AND subject = 'audit-question:escrow-at-block'",
          )
        ).rows[0]?.n ?? -1;
      const before = await count();
      await answer('escrow-at-block', { block: '45' }, guest);
      expect(await count()).to.equal(before + 1);
    });

    it('is nothing for a machine’s key', async () => {
      await grant(['money'], '2027-01-01');
      await expectForbidden(() => answer('captures-without-weight', {}, { ...guest, apiKeyId: 'k' }));
    });
  });
});

interface Refusal {
  message: string;
  details: Record<string, unknown>;
}

async function problemOf(work: () => Promise<unknown>): Promise<Record<string, unknown> | undefined> {
  const thrown = await work().then(
    () => undefined,
    (error: unknown) => error as Refusal,
  );
  return thrown && { message: thrown.message, ...thrown.details };
}

async function expectProblem(work: () => Promise<unknown>, sentence: string): Promise<void> {
  const thrown = await work().then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  expect(thrown?.message).to.equal(sentence);
}

async function expectForbidden(work: () => Promise<unknown>): Promise<void> {
  const thrown = await work().then(
    () => undefined,
    (error: unknown) => error as { code: string },
  );
  expect(thrown?.code).to.equal('forbidden');
}
