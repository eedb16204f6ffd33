import { useTranslations } from 'next-intl';
import type { CarbonPurchase } from '@topsteel/domain/api';
import { Tag } from '../../ui/tag.tsx';

type Assurance = NonNullable<CarbonPurchase['productStage']>['assurance'];

/** Whose word a figure is: a letter to scan by, and the word. */
export function WordTag({ assurance }: { assurance: Assurance }) {
  const t = useTranslations('carbon');
  return (
    <Tag tone={assurance === 'verified' ? 'carbon' : 'unknown'}>
      <span aria-hidden="true" className="mr-1 font-mono">
        {t(`letters.${assurance}`)}
      </span>
      {t(`words.${assurance}`)}
    </Tag>
  );
}
