import type { Metadata } from 'next';
import Link from 'next/link';
import { countersignatureTaskPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { TaskTable } from '../../features/countersignature/task-table.tsx';
import { texts } from '../../features/countersignature/texts.ts';
import { getSession, hasAccess } from '../../features/session/get-me.ts';
import { NoAccess } from '../../features/session/no-access.tsx';
import { texts as keyTexts } from '../../features/signer-key/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { MoreLink } from '../../ui/more-link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.desk };

export default async function CountersignPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const session = await getSession();
  if (!hasAccess(session, 'inspection-body')) {
    return (
      <div className="page">
        <PageTitle title={texts.desk} />
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
        title={texts.desk}
        actions={
          <Link href="/countersign/keys" className="button button-quiet">
            {keyTexts.title}
          </Link>
        }
      >
        {texts.deskIntro}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
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
