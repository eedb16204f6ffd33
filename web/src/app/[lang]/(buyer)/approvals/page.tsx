import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApprovalList } from '../../../../features/approval/approval-list.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approval'))('title') };
}

type PageProps = { searchParams: Promise<{ view?: string; cursor?: string }> };

export default async function ApprovalsPage({ searchParams }: PageProps) {
  const t = await getTranslations('approval');
  const { view, cursor } = await searchParams;
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <ApprovalList view={view === 'decided' ? 'decided' : 'waiting'} cursor={cursor} />
    </>
  );
}
