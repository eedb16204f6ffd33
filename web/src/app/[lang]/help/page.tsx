import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { environment } from '../../../environment.ts';
import { HelpTopics } from '../../../features/help/help-topics.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('help');
  return { title: t('title') };
}

export default async function HelpPage() {
  const t = await getTranslations('help');
  return (
    <div className="page">
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <HelpTopics contact={environment().CONTACT_EMAIL} />
    </div>
  );
}
