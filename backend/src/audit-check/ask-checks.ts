import { Injectable } from '@nestjs/common';
import { mailLanguage, organisationRole } from '@topsteel/domain/api';
import { isAppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { accessOf, rolesOf } from '../identity/index.ts';
import { AskQuestion, recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, runAs } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { answerChangedLetter } from './check-letter.ts';
import { dueChecks, keepAnswer, keepFailure, ownerOf, type CheckRow } from './infra/check-store.ts';
import { questionOf } from './keep-checks.ts';

const LOOK_EVERY_MS = 30_000;
const ASKED_EVERY_S = 600;
const AT_ONCE = 50;

/** Asks kept questions again, as whoever keeps them and within what they may see now, and tells of a changed answer. */
@Injectable()
export class AskChecks extends RecurringWork {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly askQuestion: AskQuestion,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'audit.ask-checks',
        everyMs: LOOK_EVERY_MS,
        work: () => this.run(),
        failed: 'Kept questions could not be asked again',
        isSole: true,
      },
    ];
  }

  /** @returns how many answers had changed */
  async run(olderThanS = ASKED_EVERY_S): Promise<number> {
    const due = await runAs('system', () => dueChecks(this.prisma.client, olderThanS, AT_ONCE));
    let changed = 0;
    for (const check of due) if (await this.askAgain(check)) changed += 1;
    return changed;
  }

  private async askAgain(check: CheckRow): Promise<boolean> {
    const owner = await this.callerOf(check.userId);
    if (owner === null) return false;
    try {
      const answer = await this.askQuestion.run(owner, questionOf(check), check.parameters);
      const isChanged = answer.digest !== check.digest;
      await this.prisma.transact(async (tx) => {
        await keepAnswer(tx, check.id, { rows: answer.rows.length, digest: answer.digest, isChanged });
        if (!isChanged) return;
        await recordAudit(tx, {
          actor: 'system',
          organisationId: owner.organisationId,
          action: 'audit-check.change',
          subject: `audit-check:${check.id}`,
          details: { before: check.rows, after: answer.rows.length, digest: answer.digest },
        });
        await mailTo(tx, {
          to: owner.email,
          language: mailLanguage.catch('en').parse(check.language),
          template: answerChangedLetter,
          values: {
            name: check.name,
            before: check.rows.toString(),
            after: answer.rows.length.toString(),
            link: `${this.config.settings.publicUrl}/audit/questions/${check.question}?${new URLSearchParams(check.parameters).toString()}`,
          },
          key: `audit-check:${check.id}:${answer.digest}:${new Date().toISOString()}`,
        });
      });
      return isChanged;
    } catch (error) {
      // Somebody whose access ended keeps the question and learns why it is not answered. One that fails otherwise waits its
      // turn again too: asked first each time, it would keep all others waiting.
      const why = isAppError(error) ? error.message : 'It could not be answered just now; it is asked again.';
      await keepFailure(this.prisma.client, check.id, why);
      if (!isAppError(error)) throw error;
      return false;
    }
  }

  private async callerOf(userId: string): Promise<CallerIdentity | null> {
    const row = await runAs('system', () => ownerOf(this.prisma.client, userId));
    if (row === null) return null;
    const { duty, roles, organisationRoles, organisationId, ...person } = row;
    const isPlaced = duty !== null && organisationRoles !== null;
    return {
      userId,
      ...person,
      organisationId,
      organisationRoles: isPlaced ? z.array(organisationRole).parse(organisationRoles) : [],
      custody: null,
      access: isPlaced
        ? accessOf(
            z.array(organisationRole).parse(organisationRoles),
            rolesOf({ roles: roles ?? [], duty }, organisationRoles),
          )
        : [],
    };
  }
}
