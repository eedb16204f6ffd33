import { conditionsCount, firstDecides, type CommissionRule } from './resolve-rule.ts';

export const ruleStates = ['in-force', 'coming', 'past'] as const;
/** `coming`: it begins later, unless a newer version of its rule begins before it. */
export type RuleState = (typeof ruleStates)[number];

/** A version that only ends its rule. */
export const isEnd = ({ validFrom, validUntil }: CommissionRule): boolean =>
  validUntil !== null && validUntil <= validFrom;

/**
 * Until when a version decides: its own end, or the beginning of the next version of its rule; null for no end. Before its
 * beginning when it never does.
 *
 * @param rules every version known
 */
export function decidesUntil(rules: readonly CommissionRule[], rule: CommissionRule): Date | null {
  const newer = rules
    .filter(({ key, version }) => key === rule.key && version > rule.version)
    .map(({ validFrom }) => validFrom);
  return [...newer, ...(rule.validUntil === null ? [] : [rule.validUntil])].reduce<Date | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );
}

/** @example ruleStateOf([plate], plate, plate.validFrom) // 'in-force' */
export function ruleStateOf(rules: readonly CommissionRule[], rule: CommissionRule, at: Date): RuleState {
  const until = decidesUntil(rules, rule);
  if (until !== null && (until <= at || until <= rule.validFrom)) return 'past';
  return rule.validFrom > at ? 'coming' : 'in-force';
}

/** Another rule of the same priority that holds for some of the same sales at some of the same time. */
export interface Overlap {
  rule: CommissionRule;
  /** Whether the rule that was asked about is the one that decides there. */
  decides: boolean;
  /** What of the two tells them apart: their conditions, when they begin, or which was added before the other. */
  because: 'more-specific' | 'newer' | 'added-first';
}

/**
 * Where two rules of one priority meet, so that only their conditions or their age say which decides. Rules that have ended
 * are passed over.
 *
 * @param rules every version known
 * @example overlapsOf([everybody], plate, now) // [{ rule: everybody, decides: true, because: 'more-specific' }]
 */
export function overlapsOf(rules: readonly CommissionRule[], rule: CommissionRule, at: Date): Overlap[] {
  // A draft takes the place of the earlier versions of its own rule, so it is looked at among all of them.
  const all = rules.some(({ id }) => id === rule.id) ? rules : [...rules, rule];
  if (ruleStateOf(all, rule, at) === 'past') return [];
  return all
    .filter(
      (other) =>
        other.key !== rule.key &&
        other.priority === rule.priority &&
        ruleStateOf(all, other, at) !== 'past' &&
        meetInTime(all, rule, other) &&
        meetInSales(rule, other),
    )
    .map((other) => ({
      rule: other,
      decides: firstDecides(rule, other) < 0,
      because: apart(rule, other),
    }));
}

function apart(a: CommissionRule, b: CommissionRule): Overlap['because'] {
  if (conditionsCount(a) !== conditionsCount(b)) return 'more-specific';
  return a.validFrom.getTime() === b.validFrom.getTime() ? 'added-first' : 'newer';
}

function meetInTime(all: readonly CommissionRule[], a: CommissionRule, b: CommissionRule): boolean {
  const endsAfter = (rule: CommissionRule, begin: Date): boolean => {
    const until = decidesUntil(all, rule);
    return until === null || until > begin;
  };
  return endsAfter(a, b.validFrom) && endsAfter(b, a.validFrom);
}

/** Is there a sale that both hold for? */
function meetInSales(a: CommissionRule, b: CommissionRule): boolean {
  const meet = (left: string | null, right: string | null): boolean =>
    left === null || right === null || left === right;
  const below = (from: bigint | null, end: bigint | null): boolean =>
    from === null || end === null || from < end;
  return (
    meet(a.sellerId, b.sellerId) &&
    meet(a.buyerId, b.buyerId) &&
    meet(a.category, b.category) &&
    meet(a.offerId, b.offerId) &&
    below(a.turnoverFromMinor, b.turnoverBelowMinor) &&
    below(b.turnoverFromMinor, a.turnoverBelowMinor)
  );
}
