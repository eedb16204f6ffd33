import type { ReceivedGoods } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';

/** The one word that counts for steel in the yard: a recall is worse than what became of its certificate. */
export function standingWord({
  isRecalled,
  certificate,
}: Pick<ReceivedGoods, 'isRecalled'> & { certificate: Pick<ReceivedGoods['certificate'], 'standing'> }): {
  word: 'recalled' | ReceivedGoods['certificate']['standing'];
  tone: Tone;
} {
  if (isRecalled) return { word: 'recalled', tone: 'bad' };
  const { standing } = certificate;
  return {
    word: standing,
    tone: ({ standing: 'good', superseded: 'attention', revoked: 'bad' } as const)[standing],
  };
}
