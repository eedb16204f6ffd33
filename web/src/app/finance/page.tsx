import type { Metadata } from 'next';
import Link from 'next/link';
import { workItemPage, workItemQuery } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { texts as frame } from '../../features/finance/texts.ts';
import { getSession, hasAccess } from '../../features/session/get-me.ts';
import { texts } from '../../features/work/texts.ts';
import { WorkFilter } from '../../features/work/work-filter.tsx';
import { WorkTable } from '../../features/work/work-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreLink } from '../../ui/more-link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: frame.title };

type Search = Promise<{ state?: string; kind?: string; cursor?: string }>;

export default async function FinancePage({ searchParams }: { searchParams: Search }) {
  const asked = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value !== ''));
  const { state, kind, cursor } = workItemQuery.catch({ state: 'open', limit: 25 }).parse(asked);
  const chosen = new URLSearchParams({ state, ...(kind === undefined ? {} : { kind }) });
  const page = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const answer = await read(`/v2/finance/work-items?${chosen.toString()}${page}`, workItemPage);
  const session = await getSession();
  return (
    <>
      <PageTitle title={frame.nav.home}>{frame.intro}</PageTitle>
      <WorkFilter state={state} kind={kind} />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        kind === undefined ? (
          <EmptyState title={state === 'open' ? texts.empty : texts.noneClosed}>{texts.emptyHint}</EmptyState>
        ) : (
          <EmptyState title={texts.noneFound}>
            <Link href="/finance">{texts.clear}</Link>
          </EmptyState>
        )
      ) : (
        <>
          <p className="mb-2">{texts.count(answer.value.open)}</p>
          <WorkTable
            items={answer.value.items}
            state={state}
            mayClose={hasAccess(session, 'finance', 'operator')}
          />
          <MoreLink cursor={answer.value.nextCursor} base={`/finance?${chosen.toString()}`} />
        </>
      )}
    </>
  );
}
