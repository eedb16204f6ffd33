import { Injectable } from '@nestjs/common';
import type { CommissionRule } from '@topsteel/domain/commission';
import { Catalogue } from '../catalogue/index.ts';
import { Organisations } from '../organisation/index.ts';
import { ruleWrong } from './read-rule-input.ts';

type Named = Pick<CommissionRule, 'sellerId' | 'buyerId' | 'offerId'>;

/** Whom and what rules are for, by name. */
export interface RuleNames {
  organisations: ReadonlyMap<string, string>;
  /** What is offered: "Hot rolled plate, 20 × 2000 × 6000 mm". */
  offers: ReadonlyMap<string, string>;
}

/** Looks up whom and what rules are for. */
@Injectable()
export class NameRules {
  constructor(
    private readonly organisations: Organisations,
    private readonly catalogue: Catalogue,
  ) {}

  /** What is not there any more has no name. */
  async namesOf(rules: readonly Named[]): Promise<RuleNames> {
    const organisations = new Map<string, string>();
    const offers = new Map<string, string>();
    for (const id of new Set(rules.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]))) {
      if (id !== null) organisations.set(id, (await this.organisations.byId(id))?.name ?? id);
    }
    for (const id of new Set(rules.map(({ offerId }) => offerId))) {
      const offer = id === null ? null : await this.catalogue.findOffer(id);
      if (offer) offers.set(offer.id, offer.title);
    }
    return { organisations, offers };
  }

  /** @throws AppError `invalid-input` when a rule would be for nobody, or for an offer of another seller. */
  async requireKnown(rule: Named): Promise<RuleNames> {
    for (const field of ['sellerId', 'buyerId'] as const) {
      const id = rule[field];
      if (id !== null && !(await this.organisations.byId(id)))
        throw ruleWrong(field, 'There is no such organisation. Choose one from the list.');
    }
    if (rule.offerId !== null) {
      const offer = await this.catalogue.findOffer(rule.offerId);
      if (!offer) throw ruleWrong('offerId', 'There is no such offer. Give its address on the marketplace.');
      if (rule.sellerId !== null && rule.sellerId !== offer.sellerOrganisationId)
        throw ruleWrong('offerId', 'This offer is of another seller, so the rule would hold for no sale.');
    }
    return this.namesOf([rule]);
  }
}
