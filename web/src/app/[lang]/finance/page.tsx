import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../ui/link.tsx';
import { workItemPage, workItemQuery } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';

import { getSession, hasAccess } from '../../../features/session/get-me.ts';

import { WaitingApprovals } from '../../../features/finance/waiting-approvals.tsx';
import { WorkFilter } from '../../../features/work/work-filter.tsx';
import { WorkTable } from '../../../features/work/work-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('finance');
  return { title: t('title') };
}

type Search = Promise<{ state?: string; kind?: string; cursor?: string }>;

export default async function FinancePage({ searchParams }: { searchParams: Search }) {
  const [t, desk] = await Promise.all([getTranslations('work'), getTranslations('finance')]);
  const asked = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value !== ''));
  const { state, kind, cursor } = workItemQuery.catch({ state: 'open', limit: 25 }).parse(asked);
  const chosen = new URLSearchParams({ state, ...(kind === undefined ? {} : { kind }) });
  const page = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const answer = await read(`/v2/finance/work-items?${chosen.toString()}${page}`, workItemPage);
  const session = await getSession();
  const mayDecide = hasAccess(session, 'finance', 'operator');
  return (
    <ClientWords of={['work']}>
      <PageTitle title={desk('nav.home')}>{desk('intro')}</PageTitle>
      {session.state === 'in' && mayDecide ? <WaitingApprovals access={session.me.access} /> : null}
      <WorkFilter state={state} kind={kind} />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        kind === undefined ? (
          <EmptyState title={state === 'open' ? t('empty') : t('noneClosed')}>{t('emptyHint')}</EmptyState>
        ) : (
          <EmptyState title={t('noneFound')}>
            <Link href="/finance">{t('clear')}</Link>
          </EmptyState>
        )
      ) : (
        <>
          <p className="mb-2">{t('count', { open: answer.value.open })}</p>
          <WorkTable items={answer.value.items} state={state} mayClose={mayDecide} />
          <Pager base={`/finance?${chosen.toString()}`} cursor={cursor} next={answer.value.nextCursor} />
        </>
      )}
    </ClientWords>
  );
}
