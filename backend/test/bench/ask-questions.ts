/** Fills a record of so many trades and asks every question again and again; prints milliseconds by question as JSON. */
import { auditQuestionKeys, type AuditAsOf, type AuditQuestionKey } from '@topsteel/domain/api';
import pg from 'pg';
import { AskQuestion } from '../../src/audit/ask-question.ts';
import { AuditScopes } from '../../src/audit/audit-scope.ts';
import type { ReadCursor } from '../../src/audit/read-cursor.ts';
import { readConfig } from '../../src/platform/config/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { accountOf, fillRecord, lotOf, timeOf } from '../audit/fill-record.ts';

const [url = '', trades = '20000'] = process.argv.slice(2);
const SIZE = Number(trades);
const ROUNDS = 25;

const sql = new pg.Pool({ connectionString: url, max: 1 });
await fillRecord(sql, SIZE);
await sql.end();
const prisma = new PrismaService(
  readConfig({
    DATABASE_URL: url,
    AUTH_SECRET: 's'.repeat(32),
    CREDENTIAL_KEY: 'c'.repeat(32),
    LOG_LEVEL: 'silent',
  }),
);
const asOf: AuditAsOf = {
  block: '0',
  finalBlock: '0',
  at: new Date().toISOString(),
  index: { block: null, behind: null, reason: null },
};
const ask = new AskQuestion(new AuditScopes(prisma), {
  run: () => Promise.resolve(asOf),
} as unknown as ReadCursor);
const auditor = {
  userId: 'auditor',
  email: 'auditor@steel.test',
  name: 'Auditor',
  organisationId: null,
  organisationRoles: [],
  custody: null,
  access: ['auditor' as const],
};

/** Another parameter each time, so that nothing is answered from a result before. */
const asked: Readonly<Record<AuditQuestionKey, (round: number) => Record<string, string>>> = {
  'escrows-on-heat': (round) => ({ heat: `H${4_700 + round * 40}` }),
  'acts-of-signer': (round) => ({ signer: accountOf(3, (round % 20) + 1), since: timeOf(SIZE - 2_000, 0) }),
  'certificates-nearly-exhausted': (round) => ({ atLeast: (950 + round).toString() }),
  'captures-without-weight': () => ({}),
  'revoked-after-delivery': () => ({}),
  'holders-at': (round) => ({ lot: lotOf(round * 31 + 1), at: timeOf(SIZE, 0) }),
  'escrow-at-block': (round) => ({ block: (SIZE * 10 - round).toString() }),
  'units-retired-for': (round) => ({ beneficiary: `Buyer ${(round % 20) + 1}`, year: '2026' }),
  'statements-withdrawn-but-shown': () => ({}),
  'fiat-title-and-report': () => ({}),
  'issued-without-accreditation': () => ({}),
  'documents-behind-invoice': (round) => ({ invoice: `I-${round * 17 + 1}` }),
};

const times: Record<string, number[]> = {};
for (const key of auditQuestionKeys) {
  const taken: number[] = [];
  await ask.run(auditor, key, asked[key](0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await ask.run(auditor, key, asked[key](round));
    taken.push(performance.now() - from);
  }
  times[key] = taken;
}
await prisma.onApplicationShutdown();
console.log(JSON.stringify(times));
