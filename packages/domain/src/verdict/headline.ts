import type { VerdictTone } from './keys.ts';

export type HeadlineKey = 'clear' | 'attention' | 'incomplete' | 'stop';

export interface Headline {
  key: HeadlineKey;
  tone: VerdictTone;
  /** n = checks in all, k = those that the headline speaks of. */
  params: { n: number; k: number };
}

const worstFirst: readonly (readonly [VerdictTone, HeadlineKey])[] = [
  ['bad', 'stop'],
  ['unknown', 'incomplete'],
  ['attention', 'attention'],
];

/**
 * The headline is the worst of the lines: stop, then incomplete, then attention, then clear.
 * Nothing checked is incomplete. A tone that is not known counts as unknown.
 *
 * @param tones the tones of all lines
 * @example headlineOfTones(['good', 'unknown', 'attention']) // { key: 'incomplete', tone: 'unknown', params: { n: 3, k: 1 } }
 */
export function headlineOfTones(tones: readonly VerdictTone[]): Headline {
  const n = tones.length;
  for (const [tone, key] of worstFirst) {
    const k = tones.filter((each) => each === tone).length;
    if (k > 0) return { key, tone, params: { n, k } };
  }
  return n === 0
    ? { key: 'incomplete', tone: 'unknown', params: { n, k: 0 } }
    : { key: 'clear', tone: 'good', params: { n, k: n } };
}
