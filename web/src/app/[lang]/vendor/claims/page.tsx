import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { disputePage, goodsReturnPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { DisputeTable } from '../../../../features/vendor-claim/dispute-table.tsx';
import { ReturnTable } from '../../../../features/vendor-claim/return-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorClaim'))('title') };
}

type Query = Promise<{ view?: string; cursor?: string }>;

/** What buyers claim: disputes, and goods they want to give back. */
export default async function ClaimsPage({ searchParams }: { searchParams: Query }) {
  const { view: asked, cursor } = await searchParams;
  const view = asked === 'returns' ? 'returns' : 'disputes';
  const query = new URLSearchParams({
    side: 'seller',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  const t = await getTranslations('vendorClaim');
  const base = `/vendor/claims?view=${view}`;
  const body =
    view === 'returns'
      ? await read(`/v2/returns?${query}`, goodsReturnPage).then((answer) =>
          !answer.ok ? (
            <ProblemNotice problem={answer.problem} />
          ) : answer.value.items.length === 0 ? (
            <EmptyState title={t('noReturns')}>{t('noReturnsHint')}</EmptyState>
          ) : (
            <>
              <ReturnTable returns={answer.value.items} />
              <Pager base={base} cursor={cursor} next={answer.value.nextCursor} />
            </>
          ),
        )
      : await read(`/v2/disputes?${query}`, disputePage).then((answer) =>
          !answer.ok ? (
            <ProblemNotice problem={answer.problem} />
          ) : answer.value.items.length === 0 ? (
            <EmptyState title={t('noDisputes')}>{t('noDisputesHint')}</EmptyState>
          ) : (
            <>
              <DisputeTable disputes={answer.value.items} />
              <Pager base={base} cursor={cursor} next={answer.value.nextCursor} />
            </>
          ),
        );
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <Tabs
        label={t('title')}
        tabs={(['disputes', 'returns'] as const).map((each) => ({
          href: `/vendor/claims?view=${each}`,
          name: t(`tab.${each}`),
          isHere: each === view,
        }))}
      />
      {body}
    </>
  );
}
