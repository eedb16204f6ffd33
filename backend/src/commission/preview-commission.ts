import { Injectable } from '@nestjs/common';
import type { CommissionPreview, CommissionPreviewInput } from '@topsteel/domain/api';
import { overlapsOf, type CommissionRule } from '@topsteel/domain/commission';
import { Catalogue } from '../catalogue/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { turnoverOf } from './infra/decision-store.ts';
import { allRules } from './infra/rule-store.ts';
import { NameRules } from './name-rules.ts';
import { presentDecision } from './present-decision.ts';
import { presentOverlap } from './present-rule.ts';
import { readRuleInput, ruleWrong } from './read-rule-input.ts';
import { decideCommission } from './resolve-commission.ts';

/** What a sale would cost its seller, and why, decided as for a quote; also with a rule that is not kept yet. */
@Injectable()
export class PreviewCommission {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly catalogue: Catalogue,
    private readonly names: NameRules,
  ) {}

  /** @throws AppError `invalid-input` for what a rule is refused for, or a sale of nobody, to nobody or of no such offer. */
  async run({ sale, rule }: CommissionPreviewInput, now = new Date()): Promise<CommissionPreview> {
    const kept = await allRules(this.prisma.client);
    const draft = rule === null ? null : await this.draftOf(kept, rule, now);
    const rules = draft === null ? kept : [...kept, draft];
    const decision = sale === null ? null : await this.decide(rules, sale, now);
    return {
      decision: decision && presentDecision(decision),
      isDraft: draft !== null && decision?.rule.id === draft.id,
      overlaps: draft === null ? [] : overlapsOf(rules, draft, now).map(presentOverlap),
    };
  }

  private async draftOf(
    kept: readonly CommissionRule[],
    input: NonNullable<CommissionPreviewInput['rule']>,
    now: Date,
  ): Promise<CommissionRule> {
    const terms = readRuleInput(input, now);
    await this.names.requireKnown(terms);
    const versions = kept.filter(({ key }) => key === input.key).map(({ version }) => version);
    return { id: newId(), key: input.key ?? newId(), version: Math.max(0, ...versions) + 1, ...terms };
  }

  private async decide(
    rules: readonly CommissionRule[],
    { sellerId, buyerId, offerId, category, totalMinor, at }: NonNullable<CommissionPreviewInput['sale']>,
    now: Date,
  ) {
    const seller = await this.organisations.byId(sellerId);
    if (!seller) throw ruleWrong('sellerId', 'There is no such organisation. Choose one from the list.');
    if (!(await this.organisations.byId(buyerId)))
      throw ruleWrong('buyerId', 'There is no such organisation. Choose one from the list.');
    const offer = offerId === null ? null : await this.catalogue.findOffer(offerId);
    if (offerId !== null && offer?.sellerOrganisationId !== sellerId)
      throw ruleWrong('offerId', 'This seller has no such offer. Give its address on the marketplace.');
    const when = at === null ? now : new Date(at);
    const { settlement, commission } = this.config.settings;
    return decideCommission(
      rules,
      await turnoverOf(this.prisma.client, sellerId, when),
      {
        seller: { id: seller.id, country: seller.country, vatNumber: seller.vatNumber },
        buyerId,
        offerId: offerId ?? '',
        category: offer?.category ?? category,
        goodsMinor: BigInt(totalMinor),
        totalMinor: BigInt(totalMinor),
        currency: 'USDC',
        at: when,
      },
      { feeBps: settlement.feeBps, ...commission },
    );
  }
}
