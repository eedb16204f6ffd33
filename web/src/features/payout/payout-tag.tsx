import type { Payout } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

const tones: Record<Payout['state'], Tone> = {
  scheduled: 'attention',
  approved: 'info',
  sent: 'hot',
  settled: 'good',
  returned: 'bad',
  declined: 'unknown',
};

/** Where a payout stands, in a word. */
export function PayoutTag({ state }: { state: Payout['state'] }) {
  return <Tag tone={tones[state]}>{texts.states[state]}</Tag>;
}
