import type { DisputeSummary, GoodsReturn } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';

export const disputeTones: Record<DisputeSummary['state'], Tone> = {
  open: 'attention',
  answered: 'info',
  escalated: 'hot',
  withdrawn: 'unknown',
  decided: 'good',
};
export const returnTones: Record<GoodsReturn['state'], Tone> = {
  requested: 'attention',
  authorised: 'info',
  refused: 'bad',
  received: 'info',
  credited: 'good',
  rejected: 'bad',
  withdrawn: 'unknown',
};

/** True while something can still be said or added. */
export const isDisputeOpen = (state: DisputeSummary['state']): boolean =>
  state !== 'withdrawn' && state !== 'decided';
export const isReturnOpen = (state: GoodsReturn['state']): boolean =>
  state === 'requested' || state === 'authorised' || state === 'received';
