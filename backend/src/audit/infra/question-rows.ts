import { auditQuestions, type AuditQuestionKey } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { questions } from './questions/index.ts';
import type { Asked } from './questions/question.ts';
import { within, type AuditScope } from './within-scope.ts';

/** The newest rows of a question's answer, `most` at most, of those that the scope lets see. */
export function rowsAnswering(
  tx: Tx,
  key: AuditQuestionKey,
  asked: Asked,
  scope: AuditScope,
  most: number,
): Promise<Readonly<Record<string, unknown>>[]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT * FROM (${questions[key](asked)}) q WHERE ${within(scope, auditQuestions[key].subject)}
     ORDER BY q.happened_at DESC NULLS LAST, q.parties LIMIT ${most}`);
}
