import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '../../../ui/link.tsx';
import { countersignatureTaskPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { TaskTable } from '../../../features/countersignature/task-table.tsx';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('countersignature'))('desk') };
}

export default async function CountersignPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const session = await getSession();
  const t = await getTranslations('countersignature');
  if (!hasAccess(session, 'inspection-body')) {
    return (
      <div className="page">
        <PageTitle title={t('desk')} />
        <NoAccess session={session} />
      </div>
    );
  }
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/countersignatures?${params.toString()}`, countersignatureTaskPage);
  return (
    <div className="page">
      <PageTitle
        title={t('desk')}
        actions={
          <Link href="/countersign/keys" className="button button-quiet">
            {(await getTranslations('signerKey'))('title')}
          </Link>
        }
      >
        {t('deskIntro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <TaskTable tasks={answer.value.items} />
          <LiveRefresh
            active={answer.value.items.some(({ state }) => state === 'requested')}
            everyMs={2000}
          />
          <MoreLink cursor={answer.value.nextCursor} base="/countersign" />
        </>
      )}
    </div>
  );
}
