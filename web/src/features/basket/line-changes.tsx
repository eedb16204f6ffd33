import type { BasketFlag } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Tag } from '../../ui/tag.tsx';
import { Told } from '../told/told.tsx';

/** What has changed of a line since it was last seen: the kind in a word, the figures in a sentence. */
export function LineChanges({ changes }: { changes: readonly BasketFlag[] }) {
  const t = useTranslations('basket.flag');
  if (changes.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-1 text-sm">
      {changes.map(({ code, sentence }) => (
        <li key={code + sentence}>
          <Tag tone={code === 'price-down' || code === 'orderable-again' ? 'good' : 'attention'}>
            {t(code)}
          </Tag>{' '}
          <Told text={sentence} />
        </li>
      ))}
    </ul>
  );
}
