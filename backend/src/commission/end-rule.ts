import { Injectable } from '@nestjs/common';
import type { CommissionRuleView, EndCommissionRuleInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { allRules, insertRule, lockRules } from './infra/rule-store.ts';
import { NameRules } from './name-rules.ts';
import { presentRule } from './present-rule.ts';
import { ruleWrong } from './read-rule-input.ts';
import { tariffJson } from './tariff-json.ts';

/** Ends a rule from a moment on, by a version that holds for no sale. Orders made before keep what was decided for them. */
@Injectable()
export class EndRule {
  constructor(
    private readonly prisma: PrismaService,
    private readonly names: NameRules,
  ) {}

  /**
   * @throws AppError `not-found`; `invalid-input` for an end in the past; `conflict` when the rule has ended by then.
   */
  async run(
    caller: CallerIdentity,
    key: string,
    { from }: EndCommissionRuleInput,
    now = new Date(),
  ): Promise<CommissionRuleView> {
    const at = from === null ? now : new Date(from);
    if (at < now) throw ruleWrong('from', 'A rule cannot end in the past: quotes were made by then.');
    return this.prisma.transact(async (tx) => {
      await lockRules(tx);
      const rules = await allRules(tx);
      const last = rules
        .filter((rule) => rule.key === key)
        .toSorted((a, b) => a.version - b.version)
        .at(-1);
      if (!last) throw notFound('rule of commission');
      if (last.validUntil !== null && last.validUntil <= at) throw endsBefore(last.validUntil, now);
      const { createdAt: _before, ...terms } = last;
      const row = {
        ...terms,
        id: newId(),
        version: last.version + 1,
        validFrom: at,
        validUntil: at,
        createdBy: caller.name,
      };
      await insertRule(tx, row);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'commission.end-rule',
        subject: `commission-rule:${key}`,
        details: { ...row, tariff: tariffJson(row.tariff) },
      });
      const names = await this.names.namesOf([row]);
      return presentRule({ ...row, createdAt: now }, { rules: await allRules(tx), now, names });
    });
  }
}

const endsBefore = (end: Date, now: Date) =>
  new AppError('conflict', {
    message:
      end <= now
        ? `This rule has ended on ${end.toISOString()}. There is nothing to end.`
        : `This rule ends on ${end.toISOString()}. Choose an earlier moment, or add a version in its place.`,
    details: { reason: end <= now ? 'rule-ended' : 'rule-ends' },
  });
