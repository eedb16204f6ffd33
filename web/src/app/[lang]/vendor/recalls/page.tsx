import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../ui/link.tsx';
import { recallPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { recallReason } from '../../../../features/recall/recall-reason.ts';
import { RecallTag } from '../../../../features/recall/recall-tag.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { LedgerTable } from '../../../../ui/ledger-table.tsx';
import { When } from '../../../../ui/when.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recall');
  return { title: t('title') };
}

export default async function RecallsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const t = await getTranslations('recall');
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const answer = await read(`/v2/recalls${query}`, recallPage);
  if (!answer.ok) return <FailedPage title={t('title')} problem={answer.problem} />;
  const { items, nextCursor } = answer.value;
  return (
    <>
      <PageTitle title={t('title')} />
      {items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <LedgerTable
          caption={t('caption')}
          columns={[t('lot'), t('reason'), t('when'), t('progress'), t('state')]}
        >
          <tbody>
            {items.map((recall) => (
              <tr key={recall.id}>
                <th scope="row">
                  <Link href={`/vendor/recalls/${recall.id}`} className="font-mono whitespace-nowrap">
                    {recall.lotCode}
                  </Link>
                </th>
                <td>{t(`reasons.${recallReason(recall.reason)}`)}</td>
                <td>{recall.recalledAt === null ? '–' : <When iso={recall.recalledAt} />}</td>
                <td>
                  {t('progressOf', {
                    sent: recall.progress.sent,
                    seen: recall.progress.seen,
                    acknowledged: recall.progress.acknowledged,
                    owners: recall.progress.owners,
                  })}
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
