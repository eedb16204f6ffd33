import { formatAmount } from '../units/index.ts';
import type { CommissionTariff } from './tariff.ts';

/** One version of a rule; versions are added, never edited. A condition that is null holds for everybody. */
export interface CommissionRule {
  /** Of this version. */
  id: string;
  /** Of the rule, through all its versions. */
  key: string;
  version: number;
  name: string;
  /** The highest that applies decides. */
  priority: number;
  sellerId: string | null;
  buyerId: string | null;
  /** Form of the product, as on its certificate: plate, coil, beam … */
  category: string | null;
  offerId: string | null;
  /** Of the seller in the twelve months before, in minor units of USDC: from, and below. */
  turnoverFromMinor: bigint | null;
  turnoverBelowMinor: bigint | null;
  tariff: CommissionTariff;
  validFrom: Date;
  /** Exclusive; null for no end. */
  validUntil: Date | null;
}

/** What a rule is asked about. */
export interface CommissionCase {
  sellerId: string;
  buyerId: string;
  offerId: string;
  category: string | null;
  turnoverMinor: bigint;
  at: Date;
}

export interface ResolvedRule {
  rule: CommissionRule;
  /** Why this one, in a sentence. */
  why: string;
  /** The others that applied too, and what they yielded to. */
  passedOver: { name: string; why: string }[];
}

/** The rule where no other applies: a plain rate on every sale. */
export const defaultRule = (feeBps: number): CommissionRule => ({
  id: 'default',
  key: 'default',
  version: 1,
  name: 'Standard commission',
  priority: -1,
  sellerId: null,
  buyerId: null,
  category: null,
  offerId: null,
  turnoverFromMinor: null,
  turnoverBelowMinor: null,
  tariff: {
    components: [{ name: 'Commission', bps: feeBps, fixedMinor: 0n, minimumMinor: null, maximumMinor: null }],
    minimumMinor: null,
    maximumMinor: null,
  },
  validFrom: new Date(0),
  validUntil: null,
});

/**
 * The rule for a sale: of those in force that hold for it, the one with the highest priority; at equal priority the one
 * with more conditions, then the one that is in force for less long. The same rules always give the same answer,
 * whatever their order.
 *
 * @param rules every version known; of each key only the newest that has begun counts, also when it has ended since
 * @example resolveRule([plateRule, vendorRule], defaultRule(100), sale)
 * // { rule: vendorRule, why: 'Priority 20, for this seller.', passedOver: [{ name: 'Plate', why: 'Priority 10 is lower.' }, …] }
 */
export function resolveRule(
  rules: readonly CommissionRule[],
  fallback: CommissionRule,
  sale: CommissionCase,
): ResolvedRule {
  const [rule, ...others] = inForce(rules, sale.at)
    .filter((each) => holds(each, sale))
    .concat(fallback)
    .sort(firstDecides);
  const chosen = rule ?? fallback;
  return {
    rule: chosen,
    why: reasonOf(chosen),
    passedOver: others.map((other) => ({ name: other.name, why: yieldsBecause(other, chosen) })),
  };
}

/** The versions in force: of each rule the newest that has begun, unless that one has ended. */
export function inForce(rules: readonly CommissionRule[], at: Date): CommissionRule[] {
  const newest = new Map<string, CommissionRule>();
  for (const rule of rules) {
    if (rule.validFrom > at) continue;
    const known = newest.get(rule.key);
    if (known === undefined || rule.version > known.version) newest.set(rule.key, rule);
  }
  return [...newest.values()].filter(({ validUntil }) => validUntil === null || validUntil > at);
}

function holds(rule: CommissionRule, sale: CommissionCase): boolean {
  return (
    (rule.sellerId === null || rule.sellerId === sale.sellerId) &&
    (rule.buyerId === null || rule.buyerId === sale.buyerId) &&
    (rule.offerId === null || rule.offerId === sale.offerId) &&
    (rule.category === null || rule.category === sale.category) &&
    (rule.turnoverFromMinor === null || sale.turnoverMinor >= rule.turnoverFromMinor) &&
    (rule.turnoverBelowMinor === null || sale.turnoverMinor < rule.turnoverBelowMinor)
  );
}

function conditionsOf(rule: CommissionRule): string[] {
  const from = rule.turnoverFromMinor;
  const below = rule.turnoverBelowMinor;
  return [
    ...(rule.offerId === null ? [] : ['for this offer']),
    ...(rule.sellerId === null ? [] : ['for this seller']),
    ...(rule.buyerId === null ? [] : ['for this buyer']),
    ...(rule.category === null ? [] : [`for ${rule.category}`]),
    ...(from === null ? [] : [`for a turnover from ${formatAmount(from, 'USDC')} USDC in twelve months`]),
    ...(below === null ? [] : [`for a turnover below ${formatAmount(below, 'USDC')} USDC in twelve months`]),
  ];
}

/** How many conditions a rule has: at equal priority the one with more decides. */
export const conditionsCount = (rule: CommissionRule): number => conditionsOf(rule).length;

function reasonOf(rule: CommissionRule): string {
  const conditions = conditionsOf(rule);
  if (rule.id === 'default') return 'No other rule applies to this sale.';
  return `Priority ${rule.priority.toString()}, ${conditions.length === 0 ? 'for every sale' : conditions.join(', ')}.`;
}

function yieldsBecause(other: CommissionRule, chosen: CommissionRule): string {
  if (other.id === 'default') return 'It is for sales that no other rule applies to.';
  if (other.priority !== chosen.priority) return `Its priority ${other.priority.toString()} is lower.`;
  if (conditionsOf(other).length !== conditionsOf(chosen).length)
    return 'At the same priority it is less specific.';
  return 'At the same priority it has been in force for longer.';
}

/** Orders rules by which decides: below zero when the first does. */
export function firstDecides(a: CommissionRule, b: CommissionRule): number {
  return (
    b.priority - a.priority ||
    conditionsOf(b).length - conditionsOf(a).length ||
    b.validFrom.getTime() - a.validFrom.getTime() ||
    a.id.localeCompare(b.id)
  );
}
