import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { certificatePage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import {
  CertificateTable,
  isCertificateMoving,
} from '../../../../features/certificate/certificate-table.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('list.title') };
}

type Query = Promise<{ cursor?: string }>;

export default async function CertificatesPage({ searchParams }: { searchParams: Query }) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [session, answer, t] = await Promise.all([
    getSession(),
    read(`/v2/certificates?${params.toString()}`, certificatePage),
    getTranslations('certificate'),
  ]);
  const shown = answer.ok ? answer.value.items.filter((certificate) => certificate.state !== 'draft') : [];
  return (
    <>
      <PageTitle
        title={t('list.title')}
        actions={
          hasAccess(session, 'issuer') ? (
            <>
              <Link href="/vendor/certificates/mint" className="button">
                {t('mint.title')}
              </Link>
              <Link href="/vendor/certificates/imports" className="button button-quiet">
                {t('list.importMany')}
              </Link>
              <Link href="/vendor/certificates/missing" className="button button-quiet">
                {t('missing.title')}
              </Link>
              <Link href="/vendor/certificates/revoke" className="button button-quiet">
                {t('correction.open')}
              </Link>
            </>
          ) : undefined
        }
      />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('list.empty')}>
          <Link href="/vendor/certificates/mint">{t('mint.title')}</Link>
        </EmptyState>
      ) : (
        <>
          <CertificateTable certificates={shown} />
          <LiveRefresh active={shown.some((entry) => isCertificateMoving(entry.state))} everyMs={2000} />
        </>
      )}
      {answer.ok ? (
        <Pager
          base="/vendor/certificates"
          cursor={cursor}
          next={answer.value.nextCursor}
          shown={shown.length}
        />
      ) : null}
    </>
  );
}
