import type { SettlementFacts } from './facts.ts';
import type { SettlementState, SettlementStep } from './settlement-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A person is told when a step takes longer than this. Banks take days where the chain takes minutes. */
const onChainMs: Partial<Record<SettlementStep, number>> = {
  'funding-seen': 30 * MINUTE,
  'release-requested': 30 * MINUTE,
  'release-sent': 30 * MINUTE,
  'release-seen': 30 * MINUTE,
  'released-final': 30 * MINUTE,
  'paid-out': DAY,
};
const throughBanksMs: Partial<Record<SettlementStep, number>> = {
  'funding-seen': 5 * DAY,
  'release-requested': 4 * HOUR,
  'release-sent': DAY,
  'release-seen': HOUR,
  'released-final': HOUR,
  'commission-posted': 30 * DAY,
  'paid-out': 5 * DAY,
};

/** How long a settlement may stay in a state, in ms; null where it waits for people or for nothing. */
export function patienceMs(rail: SettlementFacts['rail'], state: SettlementState): number | null {
  const limits = rail === 'usdc-escrow' ? onChainMs : throughBanksMs;
  return (limits as Partial<Record<SettlementState, number>>)[state] ?? null;
}

/** A failed act is tried again after 30 s, then after twice as long each time. @example retryAfterMs(2) // 60000 */
export const retryAfterMs = (tries: number): number => 30_000 * 2 ** (tries - 1);
export const MOST_TRIES = 5;

/** Why a person is asked, what to do, and the page of the finance desk where it is done. */
export interface StuckSentence {
  reason: string;
  action: string;
  page?: string;
}

/**
 * What is said of a settlement that stands still.
 *
 * @param facts how far the money is on its way back to the buyer, or to the treasury
 */
export function stuckSentence(
  state: SettlementState,
  { giveBack, reclaim, isUnswept }: Pick<SettlementFacts, 'giveBack' | 'reclaim' | 'isUnswept'>,
): StuckSentence {
  if (state === 'funded-final' && (giveBack === 'failed' || reclaim === 'failed')) return refusedReturn;
  if (isUnswept) return refusedSweep;
  return (
    sentences[state] ?? {
      reason: `The settlement has been "${state}" for too long.`,
      action: 'Open the order, see what it waits for, and decide it by hand.',
    }
  );
}

const refusedReturn = {
  reason: 'The money is to go back to the buyer, and that was refused each time.',
  action: 'Read the failure on the order, remove its cause, and try again.',
};
const refusedSweep = {
  reason:
    'What was captured lies on its deposit account, and moving it to the treasury was refused each time.',
  action:
    'Read why the transfer was refused, remove its cause, and try again. The money is safe where it is.',
};
const sentences: Partial<Record<SettlementState, StuckSentence>> = {
  'funding-seen': {
    reason: 'The money was seen and has not become final, or the goods could not be reserved for it.',
    action: 'Compare the payment at its provider, and see whether the relayer reserves the goods.',
  },
  'funded-final': {
    reason: 'The money is held and the seller could not be paid.',
    action: 'Read the failure on the order, remove its cause, and ask for the capture again.',
  },
  'release-requested': {
    reason: 'The payment was asked for and nobody has carried it out.',
    action: 'See whether the relayer and the provider are reachable; both carry it out once.',
  },
  'release-sent': {
    reason: 'The payment was captured, and title has not moved.',
    action: 'See whether the oracles have reported the receipt, and whether the release was refused.',
  },
  'release-seen': {
    reason: 'The release was seen and has not become final.',
    action: 'Look at the watcher: it follows the chain late, or is in alarm.',
  },
  'released-final': {
    reason: 'The payment is final and was not divided in the books.',
    action: 'Look at the order in the ledger and have it divided again; that is safe to repeat.',
  },
  'commission-posted': {
    reason: 'The seller has waited too long for its payout.',
    action:
      'Propose the payout and have it approved; what is owed in ether, pounds or francs is converted there. What keeps it is said beside it.',
    page: '/finance/payouts',
  },
  'paid-out': {
    reason: 'The payout is settled, and something of the order is left on a clearing account.',
    action: 'Compare the order’s movements with the statement of bank or provider.',
  },
};
