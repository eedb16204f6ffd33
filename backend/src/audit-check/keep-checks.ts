import { Injectable } from '@nestjs/common';
import {
  auditQuestionKey,
  type AuditCheck,
  type AuditCheckInput,
  type AuditQuestionKey,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { AskQuestion, recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { deleteCheck, insertCheck, selectChecks, type CheckRow } from './infra/check-store.ts';

const MOST_KEPT = 50;

/** Questions that an auditor keeps, each with its last answer; {@link AskChecks} asks them again. */
@Injectable()
export class KeepChecks {
  constructor(
    private readonly prisma: PrismaService,
    private readonly askQuestion: AskQuestion,
  ) {}

  async list(caller: CallerIdentity): Promise<{ items: AuditCheck[] }> {
    return { items: (await selectChecks(this.prisma.client, caller.userId)).map(present) };
  }

  /** Asks the question once, so that what is kept can be answered. @throws AppError `conflict` for a name that is taken. */
  async save(caller: CallerIdentity, input: AuditCheckInput): Promise<AuditCheck> {
    const answer = await this.askQuestion.run(caller, input.question, input.parameters);
    return this.prisma.transact(async (tx) => {
      const row = await insertCheck(
        tx,
        {
          userId: caller.userId,
          name: input.name,
          question: input.question,
          parameters: answer.parameters,
          language: input.language,
          rows: answer.rows.length,
          digest: answer.digest,
        },
        MOST_KEPT,
      );
      if (!row) {
        throw new AppError('conflict', {
          message: `You keep a check of this name, or ${MOST_KEPT} checks. Choose another name, or delete one.`,
          details: { reason: 'audit-check-taken' },
        });
      }
      await note(tx, caller, 'audit-check.save', row.id, input.question);
      return present(row);
    });
  }

  /** @throws AppError `not-found` */
  remove(caller: CallerIdentity, id: string): Promise<AuditCheck> {
    return this.prisma.transact(async (tx) => {
      const [row] = await selectChecks(tx, caller.userId, id);
      if (!row || !(await deleteCheck(tx, caller.userId, id))) throw notFound('check');
      await note(tx, caller, 'audit-check.delete', id, row.question);
      return present(row);
    });
  }
}

const note = (
  tx: Parameters<typeof recordAudit>[0],
  caller: CallerIdentity,
  action: string,
  id: string,
  question: string,
): Promise<void> =>
  recordAudit(tx, {
    actor: caller.userId,
    organisationId: caller.organisationId,
    action,
    subject: `audit-check:${id}`,
    details: { question },
  });

export const questionOf = (row: CheckRow): AuditQuestionKey => auditQuestionKey.parse(row.question);

const present = (row: CheckRow): AuditCheck => ({
  id: row.id,
  name: row.name,
  question: questionOf(row),
  parameters: row.parameters,
  rows: row.rows,
  answeredAt: row.answeredAt.toISOString(),
  changedAt: row.changedAt?.toISOString() ?? null,
  failure: row.failure,
  createdAt: row.createdAt.toISOString(),
});
