import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApplyForm } from '../../../features/vendor-application/apply-form.tsx';
import { ApplicationSteps } from '../../../features/vendor-application/application-steps.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorApplication'))('title') };
}

/** How a company comes to sell here: what is asked, and how long it takes. */
export default async function SellPage() {
  const t = await getTranslations('vendorApplication');
  return (
    <div className="page max-w-3xl">
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <ApplicationSteps now={0} />
      <ClientWords of={['vendorApplication']}>
        <ApplyForm />
      </ClientWords>
    </div>
  );
}
