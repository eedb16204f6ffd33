import type { Metadata } from 'next';
import Link from 'next/link';
import { recallPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { RecallTag } from '../../../features/recall/recall-tag.tsx';
import { texts } from '../../../features/recall/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { LedgerTable } from '../../../ui/ledger-table.tsx';
import { When } from '../../../ui/when.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function RecallsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const answer = await read(`/v2/recalls${query}`, recallPage);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { items, nextCursor } = answer.value;
  return (
    <>
      <PageTitle title={texts.title} />
      {items.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
      ) : (
        <LedgerTable
          caption={texts.caption}
          columns={[texts.lot, texts.reason, texts.when, texts.progress, texts.state]}
        >
          <tbody>
            {items.map((recall) => (
              <tr key={recall.id}>
                <th scope="row">
                  <Link href={`/vendor/recalls/${recall.id}`} className="font-mono whitespace-nowrap">
                    {recall.lotCode}
                  </Link>
                </th>
                <td>{texts.reasons[recall.reason]}</td>
                <td>{recall.recalledAt === null ? '–' : <When iso={recall.recalledAt} />}</td>
                <td>
                  {texts.progressOf(
                    recall.progress.sent,
                    recall.progress.seen,
                    recall.progress.acknowledged,
                    recall.progress.owners,
                  )}
                </td>
                <td>
                  <RecallTag state={recall.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      <MoreLink cursor={nextCursor} base="/vendor/recalls" />
    </>
  );
}
