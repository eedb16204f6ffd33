import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import {
  certificateImport,
  importRowPage,
  importRowState,
  inspectionBodies,
  type CertificateImport,
} from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { DecideImport } from '../../../../../../features/certificate-import/decide-import.tsx';
import { ImportRows } from '../../../../../../features/certificate-import/import-rows.tsx';
import { ImportProgressSteps } from '../../../../../../features/certificate-import/progress-steps.tsx';
import {
  ImportStateTag,
  isImportMoving,
} from '../../../../../../features/certificate-import/import-table.tsx';
import { LiveRefresh } from '../../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../../ui/problem-notice.tsx';
import { When } from '../../../../../../ui/when.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificateImport');
  return { title: t('title') };
}

type ImportPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; cursor?: string }>;
};

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const t = await getTranslations('certificateImport');
  const id = encodeURIComponent((await params).id);
  const { state: asked, cursor } = await searchParams;
  const filter = importRowState.safeParse(asked).data;
  const query = new URLSearchParams({
    limit: '50',
    ...(filter === undefined ? {} : { state: filter }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const url = `/v2/certificates/imports/${id}`;
  const [answer, rows] = await Promise.all([
    read(url, certificateImport),
    read(`${url}/rows?${query.toString()}`, importRowPage),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('title')} problem={answer.problem} />;
  }
  const job = answer.value;
  const bodies = job.needsInspectionBody ? await read('/v2/inspection-bodies', inspectionBodies) : null;
  return (
    <>
      <LiveRefresh active={isImportMoving(job.state)} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/certificates/imports">{t('list')}</Link>}
        title={
          <>
            {job.files[0]?.name} <ImportStateTag state={job.state} />
          </>
        }
      >
        {t('counts', { ready: job.counts.ready, warning: job.counts.warning, refused: job.counts.refused })}
      </PageTitle>
      <div className="grid max-w-5xl gap-8">
        <Standing job={job} />
        <ImportProgressSteps job={job} />
        <DecideImport job={job} bodies={bodies?.ok === true ? bodies.value.items : []} />
        {rows.ok ? (
          <ImportRows id={job.id} page={rows.value} filter={filter} />
        ) : (
          <ProblemNotice problem={rows.problem} />
        )}
      </div>
    </>
  );
}

/** What the vendor must know first: broken off, to be looked at again, or done. */
function Standing({ job }: { job: CertificateImport }) {
  const t = useTranslations('certificateImport');
  const batch =
    job.batchId === null ? null : (
      <Link href={`/vendor/certificates/batches/${job.batchId}`} className="button">
        {t('batch')}
      </Link>
    );
  if (job.state === 'registered') {
    return (
      <Notice tone="good" title={t('done', { count: job.progress.anchored })}>
        {batch}
      </Notice>
    );
  }
  if (job.failure !== null) {
    const isBroken = job.state === 'failed' || job.batchId !== null;
    return (
      <Notice tone={isBroken ? 'bad' : 'attention'} title={isBroken ? t('failed') : t('note')}>
        <p className="mb-3">{job.failure}</p>
        {batch}
      </Notice>
    );
  }
  if (batch !== null) return <p>{batch}</p>;
  if (job.state !== 'checked') return null;
  return (
    <p className="text-ink-2">
      {t('until')} <When iso={job.expiresAt} />
    </p>
  );
}
