import { useTranslations } from 'next-intl';
import type { JournalEntryView } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';

const tones: Record<JournalEntryView['state'], Tone> = {
  waiting: 'attention',
  booked: 'good',
  declined: 'unknown',
};

/** Where an entry stands, in words. */
export function JournalTag({ state }: Pick<JournalEntryView, 'state'>) {
  const t = useTranslations('journal.states');
  return <Tag tone={tones[state]}>{t(state)}</Tag>;
}

/** That an entry takes another back, or is taken back by one. */
export function ReversalNote({ entry: { reverses, reversal } }: { entry: JournalEntryView }) {
  const t = useTranslations('journal.list');
  if (reverses !== null) return t('reverses', { number: reverses.number });
  if (reversal === null) return null;
  return t(reversal.state === 'booked' ? 'reversed' : 'reversing', { number: reversal.number });
}
