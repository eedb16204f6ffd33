import { AppError } from '../errors/index.ts';

/** `partly-delivered`: what was shipped so far has arrived, and more of the order is to come. */
export const fulfilmentStates = [
  'unshipped',
  'announced',
  'weighed',
  'received',
  'partly-delivered',
  'delivered',
] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];

export const fulfilmentEvents = [
  'announce',
  'weigh',
  'receive',
  'deliver',
  'unwind-weight',
  'unwind-title',
] as const;
/** `deliver`: title moved. `unwind-…`: the block that said so was replaced by another. */
export type FulfilmentEvent = (typeof fulfilmentEvents)[number];

const transitions: Record<FulfilmentState, Partial<Record<FulfilmentEvent, FulfilmentState>>> = {
  unshipped: { announce: 'announced' },
  announced: { weigh: 'weighed' },
  weighed: { weigh: 'weighed', receive: 'received', deliver: 'delivered', 'unwind-weight': 'announced' },
  received: { deliver: 'delivered', 'unwind-weight': 'announced' },
  'partly-delivered': { announce: 'announced', weigh: 'weighed', deliver: 'delivered' },
  delivered: { 'unwind-title': 'weighed' },
};

/**
 * The delivery's state after an event.
 *
 * @throws AppError `conflict` when the event cannot happen in this state.
 * @example nextFulfilmentState('announced', 'weigh') // 'weighed'
 */
export function nextFulfilmentState(state: FulfilmentState, event: FulfilmentEvent): FulfilmentState {
  const next = transitions[state][event];
  if (next === undefined) {
    throw new AppError('conflict', {
      message: `This delivery is ${state}; "${event}" is not possible now. Reload the order to see where it stands.`,
      details: { state, event },
    });
  }
  return next;
}

export function canFulfilment(state: FulfilmentState, event: FulfilmentEvent): boolean {
  return transitions[state][event] !== undefined;
}
