import { useTranslations } from 'next-intl';
import { ProblemWords } from '../../ui/problem-words.tsx';
import type { BuyResult } from './acts.ts';

/** What came of the last press: in the basket, or why not. */
export function BuyResultNotice({ result }: { result: BuyResult }) {
  const t = useTranslations('buyBox');
  if (result === null || result.state === 'priced') return null;
  if (result.state === 'added') {
    return (
      <p role="status" className="border-l-4 border-good bg-good-soft p-2 font-semibold">
        {t('added')}
      </p>
    );
  }
  return (
    <div role="alert" className="border-l-4 border-bad bg-bad-soft p-2">
      <p>{t('notAdded')}</p>
      {result.state === 'refused' ? <ProblemWords problem={result.problem} /> : <p>{t('noPrice')}</p>}
    </div>
  );
}
