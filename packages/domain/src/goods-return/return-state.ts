import { AppError } from '../errors/index.ts';

export const returnStates = [
  'requested',
  'authorised',
  'refused',
  'received',
  'credited',
  'rejected',
  'withdrawn',
] as const;
export type ReturnState = (typeof returnStates)[number];

export const returnEvents = ['authorise', 'refuse', 'withdraw', 'receive', 'credit', 'reject'] as const;
export type ReturnEvent = (typeof returnEvents)[number];

const transitions: Record<ReturnState, Partial<Record<ReturnEvent, ReturnState>>> = {
  requested: { authorise: 'authorised', refuse: 'refused', withdraw: 'withdrawn', credit: 'credited' },
  authorised: { receive: 'received', withdraw: 'withdrawn' },
  received: { credit: 'credited', reject: 'rejected' },
  refused: {},
  credited: {},
  rejected: {},
  withdrawn: {},
};

/**
 * The return's state after an event. A credit without goods follows the request at once.
 *
 * @throws AppError `conflict` when the event cannot happen in this state
 * @example nextReturnState('authorised', 'receive') // 'received'
 */
export function nextReturnState(state: ReturnState, event: ReturnEvent): ReturnState {
  const next = transitions[state][event];
  if (next !== undefined) return next;
  throw new AppError('conflict', {
    message: `This return is ${state}; "${event}" is not possible now. Reload it to see where it stands.`,
    details: { reason: 'return-state', state, event },
  });
}
