import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { missingCertificatePage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { MissingTable } from '../../../../../features/certificate/missing-table.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { Pager } from '../../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('missing.title') };
}

export default async function MissingPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [answer, t] = await Promise.all([
    read(`/v2/vendor/missing-certificates?${params.toString()}`, missingCertificatePage),
    getTranslations('certificate'),
  ]);
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{t('list.title')}</Link>}
        title={t('missing.title')}
      >
        {t('missing.intro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('missing.none')} />
      ) : (
        <>
          <MissingTable items={answer.value.items} />
          <Pager
            base="/vendor/certificates/missing"
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
        </>
      )}
    </>
  );
}
