import { getTranslations } from 'next-intl/server';
import { rfqPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { rfqTones } from './rfq-tones.ts';

/** The organisation's requests, newest first. */
export async function RfqList({ cursor }: { cursor: string | undefined }) {
  const t = await getTranslations('rfq.list');
  const view = await getTranslations('rfq.view');
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/rfqs?${query.toString()}`, rfqPage);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { items, nextCursor } = answer.value;
  if (items.length === 0) {
    return (
      <EmptyState title={t('empty')}>
        {t('emptyHint')} <Link href="/rfq/new">{t('new')}</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <LedgerTable
        caption={t('caption')}
        isCaptionHidden
        columns={[t('title'), { figure: t('rows') }, t('answers'), t('accepted'), t('state'), t('answersBy')]}
      >
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={`/rfq/${one.id}`} prefetch={false} className="font-semibold">
                  {one.title}
                </Link>
                <div className="font-normal text-ink-2">{one.number}</div>
              </th>
              <td className="num">{one.rowCount}</td>
              <td>{t('answered', { answered: one.answeredCount, asked: one.askedCount })}</td>
              <td>{one.awardedCount}</td>
              <td>
                <Tag tone={rfqTones[one.state]}>
                  {one.state === 'sent' && !one.isAnswerable ? t('compare') : view(`states.${one.state}`)}
                </Tag>
              </td>
              <td>
                <When iso={one.answersBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <Pager base="/rfq" cursor={cursor} next={nextCursor} shown={items.length} />
    </>
  );
}
