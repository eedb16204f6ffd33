import { useTranslations } from 'next-intl';
import type { Payout } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';

/** `failing`: refused on chain, and not over yet. */
type Standing = Payout['state'] | 'failing';

const tones: Record<Standing, Tone> = {
  scheduled: 'attention',
  approved: 'info',
  sent: 'hot',
  failing: 'attention',
  settled: 'good',
  returned: 'bad',
  declined: 'unknown',
};

/** Where a payout stands, in a word. */
export function PayoutTag({ state }: { state: Standing }) {
  const t = useTranslations('payout');
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>;
}
