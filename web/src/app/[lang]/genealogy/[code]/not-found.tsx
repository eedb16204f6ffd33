import { useTranslations } from 'next-intl';
import { PageTitle } from '../../../../ui/page-title.tsx';

export default function UnknownLot() {
  const t = useTranslations('genealogy');
  return (
    <div className="page">
      <PageTitle title={t('unknown')}>
        {t.rich('unknownHint', { check: (words) => <a href="/v">{words}</a> })}
      </PageTitle>
    </div>
  );
}
