import type { OfferImport } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';

export const OFFER_IMPORT_TONES: Record<OfferImport['state'], Tone> = {
  received: 'hot',
  checked: 'attention',
  applying: 'hot',
  applied: 'good',
  failed: 'bad',
  cancelled: 'unknown',
  expired: 'unknown',
};

/** True while the page should follow by itself. */
export const isOfferImportMoving = (state: OfferImport['state']): boolean =>
  OFFER_IMPORT_TONES[state] === 'hot';
