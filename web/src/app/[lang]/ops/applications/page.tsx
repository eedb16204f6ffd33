import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { vendorApplicationPage, vendorApplicationState } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { ApplicationTable } from '../../../../features/ops/application-table.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ops');
  return { title: t('nav.applications') };
}

type Props = { searchParams: Promise<{ state?: string; cursor?: string }> };

export default async function ApplicationsPage({ searchParams }: Props) {
  const { state = 'submitted', cursor } = await searchParams;
  const t = await getTranslations('ops');
  const query = new URLSearchParams({
    limit: '50',
    ...(vendorApplicationState.safeParse(state).success ? { state } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const answer = await read(`/v2/vendor-applications?${query.toString()}`, vendorApplicationPage);
  const base = `/ops/applications?state=${encodeURIComponent(state)}`;
  return (
    <>
      <PageTitle title={t('nav.applications')} />
      <Tabs
        label={t('applications.state')}
        tabs={vendorApplicationState.options.map((one) => ({
          href: `/ops/applications?state=${one}`,
          name: t(`applications.states.${one}`),
          isHere: one === state,
        }))}
      />
      {answer.ok ? (
        <>
          <ApplicationTable applications={answer.value.items} />
          <Pager base={base} cursor={cursor} next={answer.value.nextCursor} />
        </>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </>
  );
}
