import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DisputeList, ReturnList } from '../../../../features/claim/claim-lists.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claim'))('list.title') };
}

type Query = Promise<{ view?: string; cursor?: string }>;

export default async function ClaimsPage({ searchParams }: { searchParams: Query }) {
  const { view, cursor } = await searchParams;
  const isReturns = view === 'returns';
  const t = await getTranslations('claim');
  return (
    <>
      <PageTitle title={t('list.title')}>{t('list.intro')}</PageTitle>
      <Tabs
        label={t('views.label')}
        tabs={[
          { href: '/claims', name: t('views.disputes'), isHere: !isReturns },
          { href: '/claims?view=returns', name: t('views.returns'), isHere: isReturns },
        ]}
      />
      {isReturns ? <ReturnList cursor={cursor} /> : <DisputeList cursor={cursor} />}
    </>
  );
}
