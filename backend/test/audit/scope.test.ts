import type { AuditObject, AuditObjectKind } from '@topsteel/domain/api';
import { expect } from 'chai';
import { AuditScopes } from '../../src/audit/audit-scope.ts';
import { FindObjects } from '../../src/audit/find-objects.ts';
import { LocateObject } from '../../src/audit/locate-object.ts';
import type { ReadCursor } from '../../src/audit/read-cursor.ts';
import { ReadObject } from '../../src/audit/read-object.ts';
import type { ChainClient } from '../../src/platform/chain/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { accountOf, fillRecord, hashOf, lotOf, timeOf, transactionOf } from './fill-record.ts';

const guest: CallerIdentity = {
  userId: 'guest',
  email: 'guest@firm.test',
  name: 'Guest',
  organisationId: null,
  organisationRoles: [],
  custody: null,
  access: [],
};
const [mill, otherMill, buyer, signer] = [
  accountOf(1, 10),
  accountOf(1, 11),
  accountOf(2, 10),
  accountOf(3, 10),
];
const [YEAR, NEXT_YEAR] = ['2026-01-01', '2027-01-01'];

/** Trades 10, 30 and 50 are between the tenth mill and the tenth buyer. */
describe('what an auditor from outside sees of an object', () => {
  let database: TestDatabase;
  let read: ReadObject;
  let find: FindObjects;
  let locate: LocateObject;
  before(async () => {
    database = await openDatabase();
    await fillRecord(database.sql, 60);
    await database.sql.query(
      `INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES ('guest', 'Guest', 'guest@firm.test', true, now())`,
    );
    // Without a block nothing is asked of the chain.
    const unasked = {};
    const asOf = {
      block: null,
      finalBlock: null,
      at: null,
      index: { block: null, behind: null, reason: null },
    };
    const cursor = { run: () => Promise.resolve(asOf) } as unknown as ReadCursor;
    const scopes = new AuditScopes(database.prisma);
    read = new ReadObject(scopes, cursor, unasked as unknown as ChainClient);
    find = new FindObjects(scopes);
    locate = new LocateObject(scopes);
  });
  after(() => database.close());
  beforeEach(() => database.sql.query('DELETE FROM audit_grant'));

  const grant = async (
    account: string,
    subjects: string[],
    from = YEAR,
    until = NEXT_YEAR,
  ): Promise<void> => {
    await database.sql.query(
      `INSERT INTO audit_grant (email, organisation_id, subjects, period_from, period_until, expires_at, granted_by)
       SELECT 'guest@firm.test', id, $1, $2, $3, now() + interval '1 day', 'system' FROM organisation WHERE account = $4`,
      [subjects, from, until, account],
    );
  };
  const object = (kind: AuditObjectKind, id: string): Promise<AuditObject> => read.run(guest, kind, id);
  const orders = ({ tables }: AuditObject): (string | undefined)[] =>
    (tables.find(({ key }) => key === 'payments')?.rows ?? []).map((row) => row[1]?.value ?? undefined);
  const tablesOf = ({ tables }: AuditObject): string[] => tables.map(({ key }) => key);
  const namesOf = ({ acts }: AuditObject): string[] => [...new Set(acts.map(({ name }) => name))].sort();
  const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
    work.then(
      () => undefined,
      (error: unknown) => (error as { code: string }).code,
    );

  it('is of an account the trade of its own company, never that of whoever appointed it as a signer', async () => {
    await grant(otherMill, ['organisations', 'money', 'material']);
    expect(await codeOf(object('account', buyer))).to.equal('not-found');
    await database.sql.query(
      `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
       SELECT 31337, 0, block_hash, 900, tx_hash, contract, name, args || jsonb_build_object('organisation', $1::text, 'signer', $2::text),
              block_timestamp, status FROM bridge.event WHERE name = 'SignerAdded' LIMIT 1`,
      [otherMill, buyer],
    );
    const appointed = await object('account', buyer);
    expect([tablesOf(appointed), namesOf(appointed)]).to.deep.equal([['signsFor'], ['SignerAdded']]);
    await database.sql.query(`DELETE FROM bridge.event WHERE log_index = 900`);

    await grant(buyer, ['organisations', 'money', 'material']);
    const own = await object('account', buyer);
    expect(tablesOf(own)).to.deep.equal(['signsFor', 'holdings', 'payments']);
    expect(orders(own)).to.deep.equal(['O-50', 'O-30', 'O-10']);
  });

  it('is what its subjects open: who sees a company sees no money and no material', async () => {
    await grant(buyer, ['organisations']);
    const plain = await object('account', buyer);
    expect([tablesOf(plain), namesOf(plain)]).to.deep.equal([['signsFor'], []]);
    await grant(buyer, ['money']);
    expect(namesOf(await object('account', buyer))).to.deep.equal(['PaymentAuthorized']);

    await grant(mill, ['organisations']);
    const company = await object('organisation', mill);
    expect(namesOf(company)).to.deep.equal(['CapabilityGranted', 'SignerAdded']);
    await grant(mill, ['certificates', 'material']);
    expect(namesOf(await object('organisation', mill))).to.deep.equal([
      'BatchIssued',
      'CapabilityGranted',
      'CertificateRevoked',
      'LotCommissioned',
      'SignerAdded',
    ]);
    expect(tablesOf(await object('account', signer))).to.deep.equal(['signsFor']);
  });

  it('is of the periods of the company whose it is, and of no other’s', async () => {
    await grant(mill, ['money'], timeOf(30, 0), timeOf(30, 4));
    await grant(otherMill, ['money']);
    const acts = async (): Promise<string[]> =>
      (await object('payment', hashOf(5, 30))).acts.map(({ name }) => name);
    expect(await acts()).to.deep.equal(['PaymentAuthorized']);
    expect((await locate.run(guest, 'payment', hashOf(5, 30))).periods).to.deep.equal([
      { from: new Date(timeOf(30, 0)), until: new Date(timeOf(30, 4)) },
    ]);
    await grant(buyer, ['money']);
    expect(await acts()).to.deep.equal([
      'TitleReleased',
      'PaymentVoided',
      'DeliveryCaptured',
      'PaymentAuthorized',
    ]);
  });

  it('shows and finds a payment or transaction only of the periods: one that began or went on in them', async () => {
    const ordered = (at: string) => database.sql.query('UPDATE purchase_order SET created_at = $1', [at]);
    const found = async (text: string): Promise<string[]> =>
      (await find.run(guest, text)).items.map(({ kind }) => kind);
    await ordered('2025-03-01');
    await grant(buyer, ['money'], '2027-01-01', '2028-01-01');
    for (const [kind, id] of [
      ['payment', hashOf(5, 30)],
      ['payment', 'O-30'],
      ['transaction', transactionOf(30, 3)],
    ] as const) {
      expect(await codeOf(object(kind, id)), id).to.equal('not-found');
      expect(await codeOf(locate.run(guest, kind, id)), id).to.equal('not-found');
      expect(await found(id), id).to.deep.equal([]);
    }
    // Captured in the period, though ordered before it.
    await grant(buyer, ['money'], timeOf(30, 5), timeOf(30, 6));
    expect((await object('payment', 'O-30')).acts.map(({ name }) => name)).to.deep.equal([
      'TitleReleased',
      'PaymentVoided',
      'DeliveryCaptured',
    ]);
    expect(await found('O-30')).to.deep.equal(['payment']);
    expect(await codeOf(object('payment', 'O-50'))).to.equal('not-found');
    expect(await codeOf(object('transaction', transactionOf(30, 3)))).to.equal('not-found');
    // Ordered in the period, though nothing happened in it.
    await database.sql.query('DELETE FROM audit_grant');
    await ordered('2027-03-01');
    await grant(buyer, ['money'], '2027-01-01', '2028-01-01');
    expect((await object('payment', 'O-50')).acts).to.deep.equal([]);
    expect(await found('O-50')).to.deep.equal(['payment']);
    await database.sql.query('UPDATE purchase_order SET created_at = now()');
  });

  it('holds the payments of an account to the periods', async () => {
    await database.sql.query(
      `UPDATE purchase_order SET created_at = CASE number WHEN 'O-10' THEN timestamptz '2025-03-01' ELSE '2026-03-01' END`,
    );
    await grant(buyer, ['organisations', 'money']);
    expect(orders(await object('account', buyer))).to.deep.equal(['O-50', 'O-30']);
    await database.sql.query('UPDATE purchase_order SET created_at = now()');
  });

  it('is what is found: of the company and of the subject', async () => {
    const found = async (text: string): Promise<string[]> =>
      (await find.run(guest, text)).items.map(({ kind }) => kind);
    await grant(mill, ['organisations']);
    expect([await found('O-30'), await found('I-30'), await found('C-30'), await found(mill)]).to.deep.equal([
      [],
      [],
      [],
      ['organisation', 'account'],
    ]);
    await grant(mill, ['money', 'certificates', 'material']);
    expect([await found('O-30'), await found('I-30'), await found('H4730')]).to.deep.equal([
      ['payment'],
      ['payment'],
      ['certificate', 'lot'],
    ]);
    expect([await found('O-31'), await found(lotOf(31)), await found('C-31')]).to.deep.equal([[], [], []]);
  });
});
