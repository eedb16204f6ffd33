import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { certificateImportPage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { ImportTable, isImportMoving } from '../../../../../features/certificate-import/import-table.tsx';
import { UploadImport } from '../../../../../features/certificate-import/upload-import.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificateImport');
  return { title: t('title') };
}

export default async function ImportsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const t = await getTranslations('certificateImport');
  const tCertificate = await getTranslations('certificate');
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '20', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/certificates/imports?${params.toString()}`, certificateImportPage);
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{tCertificate('list.title')}</Link>}
        title={t('title')}
        actions={
          <a href="/v2/certificates/imports/template.csv" className="button button-quiet" download>
            {t('template')}
          </a>
        }
      >
        {t('intro')}
      </PageTitle>
      <div className="grid gap-10">
        <UploadImport />
        {!answer.ok ? (
          <ProblemNotice problem={answer.problem} />
        ) : answer.value.items.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <div>
            <ImportTable imports={answer.value.items} />
            <LiveRefresh
              active={answer.value.items.some(({ state }) => isImportMoving(state))}
              everyMs={2000}
            />
            <MoreLink cursor={answer.value.nextCursor} base="/vendor/certificates/imports" />
          </div>
        )}
      </div>
    </>
  );
}
