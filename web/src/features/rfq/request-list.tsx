import { getTranslations } from 'next-intl/server';
import { quoteRequestPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { getFormats } from '../../ui/get-formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { requestTones, standingTones } from './rfq-tones.ts';

/** What the vendor is asked to quote for, newest first, with whose move it is. */
export async function RequestList({ cursor }: { cursor: string | undefined }) {
  const [t, states, standings, formats] = await Promise.all([
    getTranslations('rfq.requests'),
    getTranslations('rfq.request.states'),
    getTranslations('rfq.recipients.standings'),
    getFormats(),
  ]);
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/quote-requests?${query.toString()}`, quoteRequestPage);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { items, nextCursor } = answer.value;
  if (items.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <>
      <LedgerTable
        caption={t('caption')}
        isCaptionHidden
        columns={[
          t('title'),
          t('buyer'),
          { figure: t('rows') },
          t('state'),
          t('mine'),
          t('accepted'),
          t('answersBy'),
        ]}
      >
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={`/vendor/quotes/${one.id}`} prefetch={false} className="font-semibold">
                  {one.title}
                </Link>
                <div className="font-normal text-ink-2">{one.number}</div>
              </th>
              <td>{formats.country(one.buyerCountry)}</td>
              <td className="num">{one.rowCount}</td>
              <td>
                <Tag tone={requestTones[one.state]}>{states(one.state)}</Tag>
              </td>
              <td>
                {one.standing === null ? (
                  t('notYet')
                ) : (
                  <>
                    <Tag tone={standingTones[one.standing]}>{standings(one.standing)}</Tag>{' '}
                    <Money minor={one.totalMinor ?? '0'} currency={one.currency} />
                  </>
                )}
              </td>
              <td>
                {one.awardCount}
                {one.lotNeededCount === 0 ? null : (
                  <div>
                    <Tag tone="hot">{t('lotNeeded', { count: one.lotNeededCount })}</Tag>
                  </div>
                )}
              </td>
              <td>
                <When iso={one.answersBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <Pager base="/vendor/quotes" cursor={cursor} next={nextCursor} shown={items.length} />
    </>
  );
}
