import type { CommissionRuleView } from '@topsteel/domain/api';
import {
  decidesUntil,
  isEnd,
  overlapsOf,
  ruleStateOf,
  type CommissionRule,
  type Overlap,
} from '@topsteel/domain/commission';
import type { StoredRule } from './infra/rule-store.ts';
import type { RuleNames } from './name-rules.ts';
import { tariffJson } from './tariff-json.ts';

/** What surrounds a version of a rule when it is shown. */
export interface Around {
  /** Every version known. */
  rules: readonly CommissionRule[];
  now: Date;
  names: RuleNames;
}

/** A version of a rule as the API answers it. */
export function presentRule(rule: StoredRule, { rules, now, names }: Around): CommissionRuleView {
  const nameOf = (id: string | null) => (id === null ? null : (names.organisations.get(id) ?? null));
  const state = ruleStateOf(rules, rule, now);
  return {
    id: rule.id,
    key: rule.key,
    version: rule.version,
    name: rule.name,
    priority: rule.priority,
    sellerId: rule.sellerId,
    sellerName: nameOf(rule.sellerId),
    buyerId: rule.buyerId,
    buyerName: nameOf(rule.buyerId),
    category: rule.category,
    offerId: rule.offerId,
    offerTitle: rule.offerId === null ? null : (names.offers.get(rule.offerId) ?? null),
    turnoverFromMinor: rule.turnoverFromMinor?.toString() ?? null,
    turnoverBelowMinor: rule.turnoverBelowMinor?.toString() ?? null,
    tariff: tariffJson(rule.tariff),
    validFrom: rule.validFrom.toISOString(),
    validUntil: rule.validUntil?.toISOString() ?? null,
    decidesUntil: decidesUntil(rules, rule)?.toISOString() ?? null,
    state,
    isEnd: isEnd(rule),
    mayEnd: state !== 'past',
    overlaps: overlapsOf(rules, rule, now).map(presentOverlap),
    createdBy: rule.createdBy,
    createdAt: rule.createdAt.toISOString(),
  };
}

export const presentOverlap = ({ rule, decides, because }: Overlap) => ({
  key: rule.key,
  name: rule.name,
  decides,
  because,
});
