import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { certificatePage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { RevokeMany } from '../../../../../features/certificate/revoke-many.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { MoreLink } from '../../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificate');
  return { title: t('correction.revokeTitle') };
}

export default async function RevokePage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const t = await getTranslations('certificate');
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/certificates?${params.toString()}`, certificatePage);
  const certificates = answer.ok
    ? answer.value.items.filter(({ state }) => state === 'registered' || state === 'final')
    : [];
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{t('list.title')}</Link>}
        title={t('correction.revokeTitle')}
      >
        {t('correction.revokeIntro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <>
          {certificates.length === 0 ? (
            <EmptyState title={t('correction.empty')}>{t('correction.emptyHint')}</EmptyState>
          ) : (
            <RevokeMany certificates={certificates} />
          )}
          <MoreLink cursor={answer.value.nextCursor} base="/vendor/certificates/revoke" />
        </>
      )}
    </>
  );
}
