import { useTranslations } from 'next-intl';
import type { RecallState } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';

const TONES: Record<RecallState, Tone> = {
  'awaiting-transaction': 'attention',
  requested: 'hot',
  recalled: 'hot',
  final: 'bad',
  failed: 'attention',
};

/** The state of a recall in one word. */
export function RecallTag({ state }: { state: RecallState }) {
  const t = useTranslations('recall');
  return <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>;
}
