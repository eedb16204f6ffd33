import { approvalPage, type ApprovalSummary } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { approvalTones } from './approval-tones.ts';

type View = 'waiting' | 'decided';

/** Orders above a limit: those that wait, or those that are over; newest first. */
export async function ApprovalList({ view, cursor }: { view: View; cursor: string | undefined }) {
  const t = await getTranslations('approval.list');
  const query = new URLSearchParams({ view, limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/approvals?${query.toString()}`, approvalPage);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const { items, nextCursor, waitingForMe } = answer.value;
  return (
    <>
      <Tabs
        label={t('tabs')}
        tabs={[
          {
            href: '/approvals',
            name: t('waiting'),
            isHere: view === 'waiting',
            ...(waitingForMe > 0 && { count: waitingForMe }),
          },
          { href: '/approvals?view=decided', name: t('decided'), isHere: view === 'decided' },
        ]}
      />
      {items.length === 0 ? (
        <Empty view={view} />
      ) : (
        <ApprovalTable items={items} view={view} mayDecide={waitingForMe > 0} />
      )}
      <Pager
        base={view === 'waiting' ? '/approvals' : '/approvals?view=decided'}
        cursor={cursor}
        next={nextCursor}
        {...(items.length > 0 && { shown: items.length })}
      />
    </>
  );
}

function Empty({ view }: { view: View }) {
  const t = useTranslations('approval.list');
  return view === 'waiting' ? (
    <EmptyState title={t('emptyWaiting')}>
      <p>{t('emptyWaitingHint')}</p>
      <p className="mt-2">
        <Link href="/company/spending">{t('limits')}</Link>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={t('emptyDecided')}>{t('emptyDecidedHint')}</EmptyState>
  );
}

type TableProps = { items: readonly ApprovalSummary[]; view: View; mayDecide: boolean };

function ApprovalTable({ items, view, mayDecide }: TableProps) {
  const t = useTranslations('approval');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('list.caption')}
      isCaptionHidden
      columns={[
        t('list.request'),
        t('list.why'),
        { figure: t('list.total') },
        t('list.state'),
        view === 'waiting' ? t('list.decideBefore') : t('list.decidedOn'),
      ]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link
                href={`/approvals/${one.id}`}
                prefetch={false}
                className="font-semibold whitespace-nowrap"
              >
                {one.number}
              </Link>
              <div className="font-normal text-ink-2">
                {one.isMine ? t('list.byYou') : t('list.by', { name: one.requestedBy })}
              </div>
            </th>
            <td className="min-w-56">
              <span className="line-clamp-2">{one.reason}</span>
              <span className="block text-sm text-ink-2">
                {t('list.lines', { count: one.lineCount, sellers: formats.list(one.sellers) })}
              </span>
            </td>
            <td className="num">
              <Money minor={one.totalMinor} currency={one.currency} />
            </td>
            <td>
              {one.state === 'waiting' && mayDecide && !one.isMine ? (
                <Tag tone="hot">{t('list.yourMove')}</Tag>
              ) : (
                <Tag tone={approvalTones[one.state]}>{t(`states.${one.state}`)}</Tag>
              )}
            </td>
            <td>
              <When iso={view === 'waiting' ? one.expiresAt : (one.decidedAt ?? one.expiresAt)} />
              {one.decidedBy === null ? null : (
                <div className="text-ink-2">{t('list.decidedBy', { name: one.decidedBy })}</div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
