import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { offerImport, offerImportLinePage, offerImportLineQuery } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { DecideOffers } from '../../../../../../features/offer-import/decide-offers.tsx';
import { ImportLines } from '../../../../../../features/offer-import/import-lines.tsx';
import {
  isOfferImportMoving,
  OFFER_IMPORT_TONES,
} from '../../../../../../features/offer-import/offer-import-state.ts';
import { Link } from '../../../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { Pager } from '../../../../../../ui/pager.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../../ui/problem-notice.tsx';
import { Progress } from '../../../../../../ui/progress.tsx';
import { Tabs } from '../../../../../../ui/tabs.tsx';
import { Tag } from '../../../../../../ui/tag.tsx';
import { ClientWords } from '../../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offerImport'))('title') };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ outcome?: string; cursor?: string }>;
};

/** What a spreadsheet would change, line by line, before anything is changed. */
export default async function OfferImportPage({ params, searchParams }: Props) {
  const [{ id }, { outcome: asked, cursor }] = await Promise.all([params, searchParams]);
  const outcome = offerImportLineQuery.shape.outcome.safeParse(asked).data;
  const path = `/v2/offers/imports/${encodeURIComponent(id)}`;
  const query = new URLSearchParams({
    limit: '50',
    ...(outcome === undefined ? {} : { outcome }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const [answer, lines, t] = await Promise.all([
    read(path, offerImport),
    read(`${path}/lines?${query.toString()}`, offerImportLinePage),
    getTranslations('offerImport'),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('title')} problem={answer.problem} />;
  }
  const job = answer.value;
  const { counts } = job;
  const base = `/vendor/offers/imports/${id}`;
  return (
    <>
      <LiveRefresh active={isOfferImportMoving(job.state)} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/offers/imports">{t('title')}</Link>}
        title={
          <>
            {job.fileName} <Tag tone={OFFER_IMPORT_TONES[job.state]}>{t(`states.${job.state}`)}</Tag>
          </>
        }
      >
        {t('counts', { ...counts })}
      </PageTitle>
      <div className="grid gap-6">
        {job.failure === null ? null : (
          <Notice tone="bad" title={t('failed')}>
            <span lang="en">{job.failure}</span>
          </Notice>
        )}
        {job.state === 'applying' ? (
          <Progress label={t('applying')} done={job.applied} total={counts.create + counts.change} />
        ) : null}
        {job.state === 'applied' ? <Notice tone="good">{t('done', { count: job.applied })}</Notice> : null}
        {job.state === 'checked' ? <p className="text-ink-2">{t('dryRun')}</p> : null}
        <ClientWords of={['offerImport']}>
          <DecideOffers job={job} />
        </ClientWords>
        <div>
          <Tabs
            label={t('filter')}
            tabs={([undefined, 'create', 'change', 'same', 'refused'] as const).map((each) => ({
              href: each === undefined ? base : `${base}?outcome=${each}`,
              name: each === undefined ? t('all') : t(`outcomes.${each}`),
              count: each === undefined ? job.lines : counts[each],
              isHere: each === outcome,
            }))}
          />
          {counts.refused > 0 ? (
            <p className="mb-3">
              <a href={`${path}/errors.csv`} download>
                {t('errors')}
              </a>
            </p>
          ) : null}
          {!lines.ok ? (
            <ProblemNotice problem={lines.problem} />
          ) : lines.value.items.length === 0 ? (
            <p className="text-ink-2">{t('noLines')}</p>
          ) : (
            <>
              <ImportLines lines={lines.value.items} />
              <Pager
                base={outcome === undefined ? base : `${base}?outcome=${outcome}`}
                cursor={cursor}
                next={lines.value.nextCursor}
                shown={lines.value.items.length}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}
