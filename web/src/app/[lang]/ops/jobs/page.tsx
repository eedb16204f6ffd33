import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { jobList } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { JobTable } from '../../../../features/ops/job-table.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ops');
  return { title: t('nav.jobs') };
}

export default async function JobsPage() {
  const [t, answer] = await Promise.all([getTranslations('ops'), read('/v2/jobs', jobList)]);
  return (
    <>
      <PageTitle title={t('nav.jobs')}>{t('jobs.retry')}</PageTitle>
      {answer.ok ? <JobTable jobs={answer.value.items} /> : <ProblemNotice problem={answer.problem} />}
    </>
  );
}
