import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RfqList } from '../../../../../features/rfq/rfq-list.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rfq.list'))('heading') };
}

export default async function RfqsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const t = await getTranslations('rfq.list');
  const { cursor } = await searchParams;
  return (
    <>
      <PageTitle
        title={t('heading')}
        actions={
          <Link href="/rfq/new" className="button">
            {t('new')}
          </Link>
        }
      >
        {t('intro')}
      </PageTitle>
      <RfqList cursor={cursor} />
    </>
  );
}
