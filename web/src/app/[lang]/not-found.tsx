import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

export default function NotFound() {
  const t = useTranslations('ui.notFound');
  return (
    <div className="page">
      <PageTitle title={t('title')}>
        {t('hint')} <Link href="/steel">{t('steel')}</Link> · <a href="/v">{t('check')}</a>
      </PageTitle>
    </div>
  );
}
