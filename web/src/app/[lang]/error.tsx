'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice.tsx';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('ui');
  return (
    <div className="page">
      <Notice tone="bad" title={t('failed.title')}>
        <p>{t('failed.hint')}</p>
        <p className="mt-1 text-sm text-ink-2">
          {t('reference')} <span className="font-mono">{error.digest ?? t('failed.none')}</span>
        </p>
        <button type="button" className="button button-quiet mt-3" onClick={reset}>
          {t('failed.again')}
        </button>
      </Notice>
    </div>
  );
}
