import type { Award, Quotation, QuoteRequest, Rfq, RfqRecipient } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';

export const rfqTones: Record<Rfq['state'], Tone> = {
  draft: 'unknown',
  sent: 'info',
  closed: 'good',
  cancelled: 'unknown',
};
export const recipientTones: Record<RfqRecipient['state'], Tone> = {
  'to-be-asked': 'unknown',
  asked: 'info',
  quoted: 'good',
  withdrawn: 'attention',
  declined: 'attention',
};
export const standingTones: Record<Quotation['standing'], Tone> = {
  standing: 'good',
  superseded: 'unknown',
  withdrawn: 'attention',
  ended: 'attention',
};
export const awardTones: Record<Award['state'], Tone> = {
  'lot-needed': 'hot',
  ready: 'hot',
  ordered: 'good',
  lapsed: 'attention',
};
export const requestTones: Record<QuoteRequest['state'], Tone> = {
  open: 'hot',
  'answers-closed': 'unknown',
  declined: 'unknown',
  over: 'unknown',
};
