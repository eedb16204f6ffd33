import { Injectable } from '@nestjs/common';
import type { CommissionRuleInput, CommissionRuleView } from '@topsteel/domain/api';
import type { CommissionRule } from '@topsteel/domain/commission';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { allRules, insertRule, lockRules, versionsOf } from './infra/rule-store.ts';
import { NameRules } from './name-rules.ts';
import { presentRule } from './present-rule.ts';
import { readRuleInput } from './read-rule-input.ts';
import { tariffJson } from './tariff-json.ts';

/** Adds a rule, or a new version of one. Orders made before keep what was decided for them. */
@Injectable()
export class AddRule {
  constructor(
    private readonly prisma: PrismaService,
    private readonly names: NameRules,
  ) {}

  /**
   * @throws AppError `invalid-input` for a tariff that the escrow could not take, bounds that are crossed, or a beginning
   * in the past, or an organisation or an offer that does not exist; `not-found` for a key that no rule has.
   */
  async run(
    caller: CallerIdentity,
    input: CommissionRuleInput,
    now = new Date(),
  ): Promise<CommissionRuleView> {
    const terms = readRuleInput(input, now);
    const names = await this.names.requireKnown(terms);
    return this.prisma.transact(async (tx) => {
      await lockRules(tx);
      const { key, version } = await this.nextVersion(tx, input.key);
      const added = { id: newId(), key, version, ...terms } satisfies CommissionRule;
      await insertRule(tx, { ...added, createdBy: caller.name });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'commission.add-rule',
        subject: `commission-rule:${key}`,
        details: { ...added, tariff: tariffJson(terms.tariff) },
      });
      return presentRule(
        { ...added, createdBy: caller.name, createdAt: now },
        { rules: await allRules(tx), now, names },
      );
    });
  }

  private async nextVersion(tx: Tx, key: string | undefined): Promise<{ key: string; version: number }> {
    if (key === undefined) return { key: newId(), version: 1 };
    const last = (await versionsOf(tx, key)).at(-1);
    if (last) return { key, version: last.version + 1 };
    throw new AppError('not-found', {
      message: 'There is no such rule. Leave out the key to add a new one.',
    });
  }
}
