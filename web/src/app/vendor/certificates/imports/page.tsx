import type { Metadata } from 'next';
import Link from 'next/link';
import { certificateImportPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { ImportTable, isImportMoving } from '../../../../features/certificate-import/import-table.tsx';
import { texts } from '../../../../features/certificate-import/texts.ts';
import { UploadImport } from '../../../../features/certificate-import/upload-import.tsx';
import { texts as vendorTexts } from '../../../../features/vendor/texts.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function ImportsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '20', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/certificates/imports?${params.toString()}`, certificateImportPage);
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{vendorTexts.certificates.title}</Link>}
        title={texts.title}
        actions={
          <a href="/v2/certificates/imports/template.csv" className="button button-quiet" download>
            {texts.template}
          </a>
        }
      >
        {texts.intro}
      </PageTitle>
      <div className="grid gap-10">
        <UploadImport />
        {!answer.ok ? (
          <ProblemNotice problem={answer.problem} />
        ) : answer.value.items.length === 0 ? (
          <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
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
