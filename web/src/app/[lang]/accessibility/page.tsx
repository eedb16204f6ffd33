import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { environment } from '../../../environment.ts';
import { Statement } from '../../../features/accessibility/statement.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accessibility');
  return { title: t('title') };
}

export default async function AccessibilityPage() {
  const t = await getTranslations('accessibility');
  return (
    <div className="page">
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <Statement contact={environment().CONTACT_EMAIL} />
    </div>
  );
}
