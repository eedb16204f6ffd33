import { Injectable } from '@nestjs/common';
import type { PriceRuleInput, PriceRuleView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findGroup } from './infra/group-store.ts';
import { countLiveRules, endRule, findRule, insertRule } from './infra/rule-store.ts';
import { presentRule } from './present-prices.ts';
import { priceOwnerOf } from './price-owner.ts';
import { validityOf, validityState } from './validity-of.ts';

/** Rules that hold at once, of one owner: every price looks at all of them. */
const MOST_RULES = 100;

/** Adds a promotion or a surcharge, or ends one. What was quoted before is not changed. */
@Injectable()
export class KeepPriceRule {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `invalid-input` for a beginning in the past, `not-found` for another's group, `conflict` when the owner
   * has as many rules as prices can look at.
   */
  add(caller: OrganisationCaller, input: PriceRuleInput, now = new Date()): Promise<PriceRuleView> {
    const organisationId = priceOwnerOf(caller);
    const validity = validityOf(input, now);
    return this.prisma.transact(async (tx) => {
      if (input.customerGroupId !== null && !(await findGroup(tx, organisationId, input.customerGroupId))) {
        throw notFound('customer group');
      }
      if ((await countLiveRules(tx, organisationId, now)) >= MOST_RULES) {
        throw new AppError('conflict', {
          message: `At most ${MOST_RULES} rules hold at once. End one first.`,
          details: { reason: 'too-many-rules' },
        });
      }
      const row = await insertRule(tx, { ...input, ...validity, organisationId, createdBy: caller.name });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'price-rule.add',
        subject: `price-rule:${row.id}`,
        details: { ...input, ...validity },
      });
      return presentRule(row, now);
    });
  }

  /** @throws AppError `not-found` for another's rule, `conflict` when it has ended before. */
  end(caller: OrganisationCaller, id: string, now = new Date()): Promise<PriceRuleView> {
    const organisationId = priceOwnerOf(caller);
    return this.prisma.transact(async (tx) => {
      const rule = await findRule(tx, organisationId, id);
      if (!rule) throw notFound('price rule');
      if (validityState(rule, now) === 'past') {
        throw new AppError('conflict', {
          message: 'This rule has ended already.',
          details: { reason: 'price-rule-ended' },
        });
      }
      const row = await endRule(tx, id, now);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'price-rule.end',
        subject: `price-rule:${id}`,
        details: {},
      });
      return presentRule(row, now);
    });
  }
}
