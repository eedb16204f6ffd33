import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RequestList } from '../../../../features/rfq/request-list.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rfq.requests'))('heading') };
}

type Props = { searchParams: Promise<{ cursor?: string }> };

export default async function QuoteRequestsPage({ searchParams }: Props) {
  const t = await getTranslations('rfq.requests');
  const { cursor } = await searchParams;
  return (
    <>
      <PageTitle title={t('heading')}>{t('intro')}</PageTitle>
      <RequestList cursor={cursor} />
    </>
  );
}
