import type { Lot } from '@topsteel/domain/api';

/** True while the page should follow by itself. */
export function isLotMoving(state: Lot['state']): boolean {
  return state === 'requested' || state === 'commissioned';
}

/** True when the lot stands in the register and can be labelled and offered. */
export function isLotRegistered(state: Lot['state']): boolean {
  return state === 'commissioned' || state === 'final';
}
