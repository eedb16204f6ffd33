import { AppError } from '../errors/index.ts';

/**
 * `scheduled` proposed by one person · `approved` by another, its money set aside · `sent` handed to the bank or the
 * chain · `settled` paid · `returned` refused or sent back, its money owed to the vendor again · `declined` not approved.
 * Settled is not the end: banks return money after days.
 */
export const payoutStates = ['scheduled', 'approved', 'sent', 'settled', 'returned', 'declined'] as const;
export type PayoutState = (typeof payoutStates)[number];
export type PayoutEvent = 'approve' | 'decline' | 'send' | 'settle' | 'return';

const after: Record<PayoutState, Partial<Record<PayoutEvent, PayoutState>>> = {
  scheduled: { approve: 'approved', decline: 'declined' },
  approved: { send: 'sent', settle: 'settled', return: 'returned' },
  sent: { settle: 'settled', return: 'returned' },
  settled: { return: 'returned' },
  returned: {},
  declined: {},
};

/** May this happen to a payout in this state? What was returned is paid by a new payout, so that each is paid at most once. */
export const canPayout = (state: PayoutState, event: PayoutEvent): boolean =>
  after[state][event] !== undefined;

/**
 * The state after an event.
 *
 * @throws AppError `conflict` when it cannot happen.
 * @example nextPayoutState('settled', 'return') // 'returned'
 */
export function nextPayoutState(state: PayoutState, event: PayoutEvent): PayoutState {
  const next = after[state][event];
  if (next !== undefined) return next;
  throw new AppError('conflict', {
    message: `A payout that is ${state} cannot be ${pastOf[event]}. Open it to see where it stands.`,
    details: { reason: 'payout-state', state, event },
  });
}

const pastOf: Record<PayoutEvent, string> = {
  approve: 'approved',
  decline: 'declined',
  send: 'sent',
  settle: 'settled',
  return: 'returned',
};
