import { auditQuestions, type AuditQuestionKey } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { questions } from './questions/index.ts';
import type { Asked } from './questions/question.ts';
import { within, type AuditScope } from './within-scope.ts';

/**
 * The newest rows of a question's answer, `most` at most, of those that the scope lets see. Where many happened at one
 * moment the row itself decides which come first, so that an answer that is cut is cut at the same row every time.
 */
export function rowsAnswering(
  tx: Tx,
  key: AuditQuestionKey,
  asked: Asked,
  scope: AuditScope,
  most: number,
): Promise<Readonly<Record<string, unknown>>[]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT * FROM (${questions[key](asked)}) q WHERE ${within(scope, auditQuestions[key].subject)}
     ORDER BY q.happened_at DESC NULLS LAST, q.parties, q::text LIMIT ${most}`);
}
