import { useTranslations } from 'next-intl';
import type { Payout } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';

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
  const t = useTranslations('payout');
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>;
}
