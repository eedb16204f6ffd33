import type { PriceCurrency } from './line.ts';
import { changedByBpsHalfUp, percent, sayPrice, type UnitPrice } from './unit-price.ts';

/** What a rule does: changes the price per unit, or charges beside it. Promotions are below zero, surcharges above. */
export type RuleEffect =
  | { kind: 'price-bps'; changeBps: number }
  | { kind: 'per-tonne' | 'per-line'; amountMinor: bigint; currency: PriceCurrency };

/** A promotion or surcharge of a vendor or of the marketplace. What is null holds for all. */
export interface PriceRule {
  id: string;
  name: string;
  /** Whose rule it is; null: the marketplace's. */
  sellerId: string | null;
  /** The higher is applied first. */
  priority: number;
  /** Applies alone: of those that match, the exclusive one of the highest priority shuts out all others. */
  isExclusive: boolean;
  family: string | null;
  gradeKey: string | null;
  customerGroupId: string | null;
  fromGrams: bigint | null;
  belowGrams: bigint | null;
  validFrom: Date;
  /** Exclusive. */
  validUntil: Date | null;
  effect: RuleEffect;
}

/** What a rule is judged by. */
export interface RuleSubject {
  sellerId: string;
  family: string | null;
  gradeKey: string;
  customerGroups: ReadonlySet<string>;
  massGrams: bigint;
  at: Date;
}

/** Whether every condition of a rule holds. */
export function ruleMatches(rule: PriceRule, subject: RuleSubject): boolean {
  const { massGrams, at } = subject;
  return (
    (rule.sellerId === null || rule.sellerId === subject.sellerId) &&
    (rule.family === null || rule.family === subject.family) &&
    (rule.gradeKey === null ||
      subject.gradeKey === rule.gradeKey ||
      subject.gradeKey.startsWith(`${rule.gradeKey}+`)) &&
    (rule.customerGroupId === null || subject.customerGroups.has(rule.customerGroupId)) &&
    (rule.fromGrams === null || rule.fromGrams <= massGrams) &&
    (rule.belowGrams === null || massGrams < rule.belowGrams) &&
    rule.validFrom <= at &&
    (rule.validUntil === null || at < rule.validUntil)
  );
}

/**
 * The rules that apply, in the order they are applied: by priority, then by id. An exclusive one stands alone.
 *
 * @example rulesFor([stacked, exclusive], subject) // [exclusive]
 */
export function rulesFor(rules: readonly PriceRule[], subject: RuleSubject): PriceRule[] {
  const matching = rules
    .filter((rule) => ruleMatches(rule, subject))
    .sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  const alone = matching.find(({ isExclusive }) => isExclusive);
  return alone === undefined ? matching : [alone];
}

/** A charge that a rule adds beside the steel. */
export interface RuleCharge {
  code: string;
  basis: 'order' | 'tonne';
  priceMinor: bigint;
  currency: PriceCurrency;
  name: string;
}

/**
 * Applies rules in order to a price per unit: each to what the one before left. Charges are collected.
 *
 * @example applyRules({ priceMinor: 100_00n, currency: 'EUR', priceBasis: '100kg' }, [minusTwoPercent]).price.priceMinor // 9800n
 */
export function applyRules(
  start: UnitPrice,
  rules: readonly PriceRule[],
): { price: UnitPrice; charges: RuleCharge[]; why: string[] } {
  let price = start;
  const charges: RuleCharge[] = [];
  const why: string[] = [];
  for (const { id, name, sellerId, isExclusive, effect } of rules) {
    const whose = sellerId === null ? 'the marketplace’s' : 'the seller’s';
    const alone = isExclusive ? ' It applies alone.' : '';
    if (effect.kind === 'price-bps') {
      price = { ...price, priceMinor: changedByBpsHalfUp(price.priceMinor, effect.changeBps) };
      const verb = effect.changeBps < 0 ? 'takes off' : 'adds';
      why.push(
        `“${name}”, ${whose} rule, ${verb} ${percent(Math.abs(effect.changeBps))} %: ${sayPrice(price)}.${alone}`,
      );
    } else {
      const basis = effect.kind === 'per-tonne' ? 'tonne' : 'order';
      charges.push({
        code: `rule:${id}`,
        basis,
        priceMinor: effect.amountMinor,
        currency: effect.currency,
        name,
      });
      why.push(
        `“${name}”, ${whose} rule, is charged by the ${basis === 'tonne' ? 'tonne' : 'line'}.${alone}`,
      );
    }
  }
  return { price, charges, why };
}
