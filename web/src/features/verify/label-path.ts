import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import type { VerdictLanguage } from '@topsteel/domain/verdict';

/** Path of the verdict page of a lot, or of one bundle of it. */
export function labelPath(lotId: bigint, serial?: string, language?: VerdictLanguage): string {
  const query = new URLSearchParams();
  if (serial !== undefined) query.set('21', serial);
  if (language !== undefined) query.set('lang', language);
  return `/v/${lotCodeOf(lotId)}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/**
 * The number of a bundle from AI (21). A serial that is no code of ours names no bundle: it is answered as a
 * number that no bundle carries, so that a made-up label is never read as the plain lot.
 */
export function serialNumber(serial: string | undefined): bigint | undefined {
  if (serial === undefined || serial === '') return undefined;
  return lotIdOfCode(serial) ?? NO_BUNDLE;
}

/** All ones: the upper 100 bits of a hash that no payment will have. */
const NO_BUNDLE = (1n << 100n) - 1n;
