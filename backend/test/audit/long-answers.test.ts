import type { AuditAsOf } from '@topsteel/domain/api';
import { expect } from 'chai';
import { actsCsv, answerCsv } from '../../src/audit/answer-csv.ts';
import { AskQuestion } from '../../src/audit/ask-question.ts';
import { AuditScopes } from '../../src/audit/audit-scope.ts';
import type { ReadCursor } from '../../src/audit/read-cursor.ts';
import { ReadObject } from '../../src/audit/read-object.ts';
import type { ChainClient } from '../../src/platform/chain/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { accountOf, hashOf } from './fill-record.ts';

const auditor: CallerIdentity = {
  ...{ userId: 'auditor', email: 'auditor@steel.test', name: 'Auditor', organisationId: null },
  ...{ organisationRoles: ['auditor'], custody: null, access: ['auditor'] },
};
// Without a block nothing is asked of the chain.
const asOf: AuditAsOf = {
  ...{ block: null, finalBlock: null, at: '2026-02-01T00:00:00.000Z' },
  index: { block: null, behind: null, reason: null },
};
const retired = { beneficiary: accountOf(2, 1), year: '2026' };

/** All of one class for one company at one moment, as a retirement in many parts is. */
const RETIRE = `
  INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
  SELECT 31337, 1, '${hashOf(9, 1)}', i, '${hashOf(9, 1)}', 'carbonUnits', 'UnitsRetired',
         jsonb_build_object('retirementId', '0x6' || lpad(i::text, 63, '0'), 'classId', '${hashOf(8, 1)}',
           'beneficiary', '${accountOf(2, 1)}', 'holder', '${accountOf(1, 1)}', 'first', i::text, 'last', (i + 1)::text),
         timestamptz '2026-01-01T00:01:00Z', 'final'
    FROM generate_series($1::integer, $2::integer) i`;

describe('An answer of many rows at one moment', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let ask: AskQuestion;
  let read: ReadObject;
  before(async () => {
    database = await openDatabase();
    await database.sql.query(
      `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp)
       VALUES (31337, 1, $1, $2, timestamptz '2026-01-01T00:01:00Z')`,
      [hashOf(9, 1), hashOf(9, 0)],
    );
    await retire(1, 600);
    const cursor = { run: () => Promise.resolve(asOf) } as unknown as ReadCursor;
    const scopes = new AuditScopes(database.prisma);
    ask = new AskQuestion(scopes, cursor);
    read = new ReadObject(scopes, cursor, {} as unknown as ChainClient);
  });
  after(() => database.close());

  const retire = (first: number, last: number) =>
    database.sql.query(RETIRE.replace('$1', first.toString()).replace('$2', last.toString()));

  it('is cut at the same row every time, wherever the rows lie', async () => {
    const before = await ask.run(auditor, 'units-retired-for', retired);
    expect([before.rows.length, before.isCut]).to.deep.equal([500, true]);
    // Rows that are written again lie elsewhere.
    await database.sql.query(
      `UPDATE bridge.event SET log_index = log_index + 100000 WHERE log_index % 3 = 0`,
    );
    await database.sql.query('ANALYZE bridge.event');
    const after = await ask.run(auditor, 'units-retired-for', retired);
    expect(after.digest).to.equal(before.digest);
  });

  it('is whole in a file', async () => {
    const lines = answerCsv(await ask.whole(auditor, 'units-retired-for', retired))
      .trimEnd()
      .split('\r\n');
    expect(lines).to.have.length(601);
    expect(new Set(lines).size).to.equal(601);
    const shown = await read.run(auditor, 'transaction', hashOf(9, 1));
    expect([shown.acts.length, shown.actsAreCut]).to.deep.equal([200, true]);
    const acts = actsCsv(await read.whole(auditor, 'transaction', hashOf(9, 1)))
      .trimEnd()
      .split('\r\n');
    expect(acts).to.have.length(601);
  });

  it('is no file at all when the file would be cut', async () => {
    await retire(601, 50_001);
    const refusal = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => {
          const { code, message, details } = error as {
            code: string;
            message: string;
            details: { reason: string };
          };
          return [code, details.reason, message];
        },
      );
    expect(await refusal(ask.whole(auditor, 'units-retired-for', retired))).to.deep.equal([
      'invalid-input',
      'file-too-long',
      'The file would have more than 50000 rows, and a part of them would look like the whole.',
    ]);
    expect(await refusal(read.whole(auditor, 'transaction', hashOf(9, 1)))).to.deep.equal([
      'invalid-input',
      'file-too-long',
      'The file would have more than 20000 acts, and a part of them would look like the whole.',
    ]);
  });
});
