import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  chainWatch,
  feedOverview,
  jobList,
  productChangePage,
  vendorApplicationPage,
} from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { AlarmNotice, WatchFacts, Warnings } from '../../../features/chain-watch/watch-facts.tsx';
import { FeedGlance, JobGlance, WaitingGlance } from '../../../features/ops/glance.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ops');
  return { title: t('title') };
}

export default async function OpsPage() {
  const [t, watch, jobs, applications, changes, feeds] = await Promise.all([
    getTranslations('ops'),
    read('/v2/finance/chain', chainWatch),
    read('/v2/jobs', jobList),
    read('/v2/vendor-applications?state=submitted&limit=100', vendorApplicationPage),
    read('/v2/product-changes?state=waiting&limit=100', productChangePage),
    read('/v2/finance/feeds', feedOverview),
  ]);
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-6">
        {watch.ok ? (
          <AlarmNotice alarm={watch.value.alarm} />
        ) : (
          <ProblemNotice problem={watch.problem} title={t('home.missing.chain')} />
        )}
        {jobs.ok ? (
          <JobGlance jobs={jobs.value.items} />
        ) : (
          <ProblemNotice problem={jobs.problem} title={t('home.missing.jobs')} />
        )}
        {applications.ok ? null : (
          <ProblemNotice problem={applications.problem} title={t('home.missing.applications')} />
        )}
        {changes.ok ? null : <ProblemNotice problem={changes.problem} title={t('home.missing.changes')} />}
        <WaitingGlance
          applications={applications.ok ? applications.value : undefined}
          changes={changes.ok ? changes.value : undefined}
        />
        {watch.ok ? (
          <>
            <WatchFacts watch={watch.value} />
            <Warnings warnings={watch.value.warnings} />
          </>
        ) : null}
        {feeds.ok ? (
          <FeedGlance feeds={feeds.value} />
        ) : (
          <ProblemNotice problem={feeds.problem} title={t('home.missing.feeds')} />
        )}
      </div>
    </>
  );
}
