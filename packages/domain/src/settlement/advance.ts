import {
  actKey,
  actsCalledFor,
  reclaimFromMs,
  settlementVerbs,
  windowClockMs,
  type SettlementVerb,
} from './acts.ts';
import type { Progress, SettlementFacts } from './facts.ts';
import { MOST_TRIES, patienceMs, retryAfterMs, stuckSentence, type StuckSentence } from './patience.ts';
import {
  settlementStateOf,
  settlementSteps,
  stepsBetween,
  type SettlementState,
} from './settlement-state.ts';

/** What is remembered of a settlement between two looks: since when it stands where it stands, and what was tried. */
export interface Settlement {
  state: SettlementState;
  /** Where it would stand if nobody were waited for; differs from `state` in `manual` only. */
  step: Exclude<SettlementState, 'manual'>;
  sinceMs: number;
  tries: Partial<Record<SettlementVerb, { count: number; atMs: number }>>;
}

/** Why it moved. `reorged`, `reverted`, `returned`: what was reached was taken back. */
export type TransitionCause =
  | 'facts'
  | 'reorged'
  | 'reverted'
  | 'returned'
  | 'timed-out'
  | 'failed'
  | 'resumed';

export interface Transition {
  from: SettlementState;
  to: SettlementState;
  cause: TransitionCause;
}

export type SettlementAct =
  | { kind: 'do'; key: string; verb: SettlementVerb }
  | ({ kind: 'open-work'; key: string } & StuckSentence)
  | { kind: 'close-work'; key: string };

export interface Advanced {
  settlement: Settlement;
  transitions: Transition[];
  acts: SettlementAct[];
  /** When to look again without any word, in ms; null when only word can change something. */
  lookAtMs: number | null;
}

/** How soon the chain's clock is looked at again once ours is past a time that it has not reached. */
const CHAIN_BEHIND_MS = 30_000;

export const newSettlement = (nowMs: number): Settlement => ({
  state: 'planned',
  step: 'planned',
  sinceMs: nowMs,
  tries: {},
});

/**
 * A settlement that a person lets go on: from where it stands, as if it had just come there and nothing had been tried.
 *
 * @example resumed({ state: 'manual', step: 'funded-final', … }, now).state // 'funded-final'
 */
export const resumed = ({ step }: Settlement, nowMs: number): Settlement => ({
  state: step,
  step,
  sinceMs: nowMs,
  tries: {},
});

/**
 * One look at a settlement: the facts say where it stands and what is to be done; memory serves to notice what takes too
 * long and what failed too often. Looks may be repeated, missed or come in any order: the last one decides.
 *
 * @returns the acts to carry out in the transaction that keeps the transitions
 * @example advance(newSettlement(0), { …, funding: 'final', pin: 'final' }, 1_000).transitions
 * // [{ from: 'planned', to: 'funding-seen', cause: 'facts' }, { from: 'funding-seen', to: 'funded-final', cause: 'facts' }]
 */
export function advance(settlement: Settlement, facts: SettlementFacts, nowMs: number): Advanced {
  const step = settlementStateOf(facts);
  const hasMoved = step !== settlement.step;
  const sinceMs = hasMoved ? nowMs : settlement.sinceMs;
  const { tries, acts, hasGivenUp } = actsOf(settlement, facts, nowMs);
  const patience = patienceMs(facts.rail, step);
  const isLate = patience !== null && nowMs - sinceMs >= patience && facts.money === 'kept';
  const state = isLate || hasGivenUp ? 'manual' : step;
  const transitions = transitionsOf(settlement, { state, step }, facts, hasGivenUp);
  if (settlement.state === 'manual' && (state !== 'manual' || hasMoved)) {
    acts.push({ kind: 'close-work', key: workKey(facts, settlement) });
  }
  if (state === 'manual' && (settlement.state !== 'manual' || hasMoved)) {
    acts.push({ kind: 'open-work', key: workKey(facts, { step, sinceMs }), ...stuckSentence(step, facts) });
  }
  return {
    settlement: { state, step, sinceMs, tries },
    transitions,
    acts,
    lookAtMs: nextLook({ tries, sinceMs, patience, isLate }, facts, nowMs),
  };
}

/** A step that is reached again and takes too long again is a trouble of its own. */
const workKey = (
  { orderId }: SettlementFacts,
  { step, sinceMs }: Pick<Settlement, 'step' | 'sinceMs'>,
): string => `settlement:${orderId}:${step}:${sinceMs}`;

function actsOf(settlement: Settlement, facts: SettlementFacts, nowMs: number) {
  const tries: Settlement['tries'] = {};
  const acts: SettlementAct[] = [];
  let hasGivenUp = false;
  for (const verb of actsCalledFor(facts, nowMs)) {
    const before = settlement.tries[verb];
    tries[verb] = before ?? { count: 0, atMs: nowMs };
    if (before && before.count >= MOST_TRIES) hasGivenUp = true;
    else if (!before || before.count === 0 || nowMs - before.atMs >= retryAfterMs(before.count)) {
      const count = (before?.count ?? 0) + 1;
      tries[verb] = { count, atMs: nowMs };
      acts.push({ kind: 'do', key: actKey(facts.orderId, verb), verb });
    }
  }
  // What is under way keeps its count, so that an act that is refused again and again does not start afresh.
  for (const verb of settlementVerbs) {
    const tried = settlement.tries[verb];
    if (tried && (settlementStateOf(facts) === settlement.step || isPending(verb, facts)))
      tries[verb] ??= tried;
  }
  return { tries, acts, hasGivenUp };
}

function isPending(
  verb: SettlementVerb,
  { capture, pin, title, giveBack, reclaim }: SettlementFacts,
): boolean {
  const progress: Partial<Record<SettlementVerb, Progress>> = {
    capture,
    'open-order': pin,
    'release-title': title,
    void: giveBack,
    reclaim,
  };
  return progress[verb] === 'requested' || progress[verb] === 'sent';
}

function transitionsOf(
  before: Settlement,
  after: { state: SettlementState; step: SettlementState },
  facts: SettlementFacts,
  hasGivenUp: boolean,
): Transition[] {
  const transitions: Transition[] = [];
  let from = before.state;
  if (from === 'manual' && after.state !== 'manual') {
    transitions.push({ from, to: before.step, cause: 'resumed' });
    from = before.step;
  }
  const cause = causeOf(before.step, after.step, facts);
  if (before.step !== after.step || from !== 'manual') {
    const start = from === 'manual' ? before.step : from;
    for (const to of stepsBetween(start, after.step)) {
      transitions.push({ from, to, cause });
      from = to;
    }
  }
  if (after.state === 'manual' && from !== 'manual') {
    transitions.push({ from, to: 'manual', cause: hasGivenUp ? 'failed' : 'timed-out' });
  }
  return transitions;
}

function causeOf(from: SettlementState, to: SettlementState, facts: SettlementFacts): TransitionCause {
  if (to === 'reversed') return 'returned';
  if (to === 'funded-final' && facts.isPartlyDelivered) return 'facts';
  const [before, after] = [from, to].map((state) => settlementSteps.findIndex((step) => step === state));
  if (before === undefined || after === undefined || after < 0 || after >= before) return 'facts';
  if (facts.payout === 'returned' || facts.isToPayAgain) return 'returned';
  return [facts.pin, facts.capture, facts.title].includes('failed') ? 'reverted' : 'reorged';
}

function nextLook(
  at: { tries: Settlement['tries']; sinceMs: number; patience: number | null; isLate: boolean },
  facts: SettlementFacts,
  nowMs: number,
): number | null {
  const times: number[] = [];
  if (at.patience !== null && !at.isLate) times.push(at.sinceMs + at.patience);
  if (facts.funding === 'final' && (facts.capture === 'none' || facts.capture === 'failed')) {
    if (facts.dueAtMs !== null) times.push(facts.dueAtMs);
    times.push(facts.releaseBeforeMs);
    const fromMs = reclaimFromMs(facts);
    if (facts.rail === 'usdc-escrow' && fromMs !== null) {
      times.push(fromMs);
      // The chain's clock may be behind ours.
      if (nowMs >= fromMs && windowClockMs(facts, nowMs) < fromMs) times.push(nowMs + CHAIN_BEHIND_MS);
    }
  }
  // After the last try as well: nobody says that it was refused, and then a person is to be told.
  for (const { count, atMs } of Object.values(at.tries)) {
    if (count > 0) times.push(atMs + retryAfterMs(count));
  }
  const later = times.filter((time) => time > nowMs);
  return later.length === 0 ? null : Math.min(...later);
}
