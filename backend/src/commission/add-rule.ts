import { Injectable } from '@nestjs/common';
import type { CommissionRuleInput, CommissionRuleView } from '@topsteel/domain/api';
import { checkTariff, type CommissionRule } from '@topsteel/domain/commission';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { insertRule, lockRules, versionsOf } from './infra/rule-store.ts';
import { presentRule } from './present-rule.ts';
import { tariffJson, tariffOf } from './tariff-json.ts';

/** Adds a rule, or a new version of one. Orders made before keep what was decided for them. */
@Injectable()
export class AddRule {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /**
   * @throws AppError `invalid-input` for a tariff that the escrow could not take, bounds that are crossed, or a beginning
   * in the past, or an organisation that does not exist; `not-found` for a key that no rule has.
   */
  async run(
    caller: CallerIdentity,
    input: CommissionRuleInput,
    now = new Date(),
  ): Promise<CommissionRuleView> {
    const tariff = tariffOf(input.tariff);
    checkTariff(tariff);
    const validFrom = input.validFrom === null ? now : new Date(input.validFrom);
    const validUntil = input.validUntil === null ? null : new Date(input.validUntil);
    if (validFrom < now)
      throw wrong('validFrom', 'A rule cannot begin in the past: quotes were made by then.');
    if (validUntil !== null && validUntil < validFrom)
      throw wrong('validUntil', 'The end is before the beginning.');
    const turnoverFromMinor = input.turnoverFromMinor === null ? null : BigInt(input.turnoverFromMinor);
    const turnoverBelowMinor = input.turnoverBelowMinor === null ? null : BigInt(input.turnoverBelowMinor);
    if (turnoverFromMinor !== null && turnoverBelowMinor !== null && turnoverFromMinor >= turnoverBelowMinor)
      throw wrong('turnoverBelowMinor', 'No turnover lies between these bounds.');
    const names = await this.namesOf(input);
    const rule = await this.prisma.transact(async (tx) => {
      await lockRules(tx);
      const { key, version } = await this.nextVersion(tx, input.key);
      const added = {
        id: newId(),
        key,
        version,
        name: input.name,
        priority: input.priority,
        sellerId: input.sellerId,
        buyerId: input.buyerId,
        category: input.category,
        offerId: input.offerId,
        turnoverFromMinor,
        turnoverBelowMinor,
        tariff,
        validFrom,
        validUntil,
      } satisfies CommissionRule;
      await insertRule(tx, { ...added, createdBy: caller.name });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'commission.add-rule',
        subject: `commission-rule:${key}`,
        details: { ...added, tariff: tariffJson(tariff) },
      });
      return { ...added, createdBy: caller.name, createdAt: now };
    });
    return presentRule(rule, 'newest', now, names);
  }

  private async nextVersion(tx: Tx, key: string | undefined): Promise<{ key: string; version: number }> {
    if (key === undefined) return { key: newId(), version: 1 };
    const last = (await versionsOf(tx, key)).at(-1);
    if (last) return { key, version: last.version + 1 };
    throw new AppError('not-found', {
      message: 'There is no such rule. Leave out the key to add a new one.',
    });
  }

  private async namesOf(input: CommissionRuleInput): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const field of ['sellerId', 'buyerId'] as const) {
      const id = input[field];
      if (id === null) continue;
      const organisation = await this.organisations.byId(id);
      if (!organisation) throw wrong(field, 'There is no such organisation. Choose one from the list.');
      names.set(id, organisation.name);
    }
    return names;
  }
}

const wrong = (field: string, message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'rule-invalid', errors: [{ field, message }] },
  });
