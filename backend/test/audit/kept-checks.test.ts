import { expect } from 'chai';
import { AskQuestion } from '../../src/audit/ask-question.ts';
import { AuditScopes } from '../../src/audit/audit-scope.ts';
import type { ReadCursor } from '../../src/audit/read-cursor.ts';
import { AskChecks } from '../../src/audit-check/ask-checks.ts';
import { KeepChecks } from '../../src/audit-check/keep-checks.ts';
import { Config, type Settings } from '../../src/platform/config/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { fillRecord } from './fill-record.ts';

const asOf = { block: '610', finalBlock: '610', at: '2026-02-01T00:00:00.000Z', index: null };
const auditor: CallerIdentity = {
  userId: 'auditor',
  email: 'auditor@steel.test',
  name: 'Auditor',
  organisationId: null,
  organisationRoles: ['auditor'],
  custody: null,
  access: ['auditor'],
};

describe('questions that an auditor keeps', () => {
  let database: TestDatabase;
  let keep: KeepChecks;
  let again: AskChecks;
  const kept = async () => {
    const { items } = await keep.list(auditor);
    return items.map(({ rows, changedAt, failure }) => [rows, changedAt !== null, failure]);
  };

  before(async () => {
    database = await openDatabase();
    await fillRecord(database.sql, 60);
    const cursor = { run: () => Promise.resolve(asOf) } as unknown as ReadCursor;
    const ask = new AskQuestion(new AuditScopes(database.prisma), cursor);
    keep = new KeepChecks(database.prisma, ask);
    again = new AskChecks(new Config({ publicUrl: 'https://steel.test' } as Settings), database.prisma, ask);
    await database.sql.query(
      `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, profile, profile_cid, state, updated_at)
       VALUES ('00000000-0000-7000-8000-0000000000aa', 'Auditors', 'Auditors SA', 'FR', 'Metz', '{auditor}', 'hosted', '0x00', 'bafkrei', 'registered', now())`,
    );
    await database.sql.query(
      `INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES ('auditor', 'Auditor', 'auditor@steel.test', true, now())`,
    );
    await database.sql.query(
      `INSERT INTO member (user_id, organisation_id, duty) VALUES ('auditor', '00000000-0000-7000-8000-0000000000aa', 'admin')`,
    );
    const input = {
      name: 'Heat',
      question: 'escrows-on-heat',
      parameters: { heat: 'H4704' },
      language: 'en',
    } as const;
    await keep.save(auditor, input);
  });
  after(() => database.close());

  it('tell nothing while the answer is the same', async () => {
    expect(await again.run(0)).to.equal(0);
    expect(await kept()).to.deep.equal([[1, false, null]]);
  });

  it('tell once when the answer has changed', async () => {
    await database.sql.query(`UPDATE certificate SET heat_number = 'H0000' WHERE heat_number = 'H4704'`);
    expect(await again.run(0)).to.equal(1);
    expect(await again.run(0)).to.equal(0);
    expect(await kept()).to.deep.equal([[0, true, null]]);
  });

  it('say why they are not answered to somebody whose access ended', async () => {
    await database.sql.query(`DELETE FROM member WHERE user_id = 'auditor'`);
    expect(await again.run(0)).to.equal(0);
    const [[, , failure] = []] = await kept();
    expect(failure).to.match(/^This is open to auditors only\./);
  });
});
