import type { CommissionRuleView } from '@topsteel/domain/api';
import type { StoredRule } from './infra/rule-store.ts';
import { tariffJson } from './tariff-json.ts';

/** A version of a rule as the API answers it. */
export function presentRule(
  rule: StoredRule,
  place: 'newest' | 'superseded',
  now: Date,
  names: ReadonlyMap<string, string>,
): CommissionRuleView {
  const hasEnded = rule.validUntil !== null && rule.validUntil <= now;
  const state = rule.validFrom > now ? 'coming' : hasEnded || place === 'superseded' ? 'past' : 'in-force';
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
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
    turnoverFromMinor: rule.turnoverFromMinor?.toString() ?? null,
    turnoverBelowMinor: rule.turnoverBelowMinor?.toString() ?? null,
    tariff: tariffJson(rule.tariff),
    validFrom: rule.validFrom.toISOString(),
    validUntil: rule.validUntil?.toISOString() ?? null,
    state,
    createdBy: rule.createdBy,
    createdAt: rule.createdAt.toISOString(),
  };
}
