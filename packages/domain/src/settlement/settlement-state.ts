import type { SettlementFacts } from './facts.ts';

/** The way of an order's money, in order. */
export const settlementSteps = [
  'planned',
  'funding-seen',
  'funded-final',
  'release-requested',
  'release-sent',
  'release-seen',
  'released-final',
  'commission-posted',
  'paid-out',
  'reconciled',
] as const;
export type SettlementStep = (typeof settlementSteps)[number];

/** Where the way ends early. `manual`: a step took too long or failed too often, and a person has to look. */
export const settlementExits = ['cancelled', 'refunded', 'reversed', 'manual'] as const;
export type SettlementState = SettlementStep | (typeof settlementExits)[number];
export const settlementStates: readonly SettlementState[] = [...settlementSteps, ...settlementExits];

/** Nothing more happens by itself in these. Facts may still lead out of them: a bank can return money after all. */
export const isTerminal = (state: SettlementState): boolean =>
  state === 'reconciled' || settlementExits.some((exit) => exit === state);

/**
 * Where an order stands, from the facts alone.
 *
 * @example settlementStateOf({ …, funding: 'final', pin: 'final', capture: 'none' }) // 'funded-final'
 */
export function settlementStateOf(facts: SettlementFacts): Exclude<SettlementState, 'manual'> {
  if (facts.money === 'reversed' || facts.money === 'refunded') return facts.money;
  if (facts.money === 'returned') return 'cancelled';
  if (facts.funding === 'none' || facts.funding === 'failed') {
    return facts.closed === null ? 'planned' : 'cancelled';
  }
  if (facts.funding === 'seen' || facts.pin !== 'final') return 'funding-seen';
  if (facts.capture === 'none' || facts.capture === 'failed') return 'funded-final';
  if (facts.capture !== 'final' || facts.title !== 'final') return releasing(facts);
  if (!facts.isCommissionPosted) return 'released-final';
  if (facts.payout !== 'settled') return 'commission-posted';
  return facts.isReconciled ? 'reconciled' : 'paid-out';
}

function releasing({ capture, title }: SettlementFacts): SettlementStep {
  const isCaptureSeen = capture === 'seen' || capture === 'final';
  if (isCaptureSeen && (title === 'seen' || title === 'final')) return 'release-seen';
  if (isCaptureSeen || capture === 'sent') return 'release-sent';
  return 'release-requested';
}

/**
 * The steps between two places on the way, the last one included; a step back, or one to or from an exit, is one step.
 *
 * @example stepsBetween('funded-final', 'release-sent') // ['release-requested', 'release-sent']
 */
export function stepsBetween(from: SettlementState, to: SettlementState): SettlementState[] {
  const [a, b] = [from, to].map((state) => settlementSteps.findIndex((step) => step === state));
  if (a === undefined || b === undefined || a < 0 || b < 0 || b <= a) return from === to ? [] : [to];
  return settlementSteps.slice(a + 1, b + 1);
}
