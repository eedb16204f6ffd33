import { useTranslations } from 'next-intl';
import type { JournalEntryView } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { JournalTag, ReversalNote } from './state-tag.tsx';

/** Entries that people have made in the books, newest first. */
export function JournalTable({
  entries,
  isFiltered,
}: {
  entries: readonly JournalEntryView[];
  isFiltered: boolean;
}) {
  const t = useTranslations('journal');
  if (entries.length === 0) {
    return isFiltered ? (
      <EmptyState title={t('list.none')}>
        <Link href="/finance/journal">{t('filter.clear')}</Link>
      </EmptyState>
    ) : (
      <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>
    );
  }
  return (
    <LedgerTable
      caption={t('list.caption')}
      columns={[
        t('list.number'),
        t('list.date'),
        t('list.reference'),
        { figure: t('list.amount') },
        t('list.by'),
        t('list.state'),
      ]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <Link href={`/finance/journal/${entry.id}`} prefetch={false}>
                {entry.number}
              </Link>
            </th>
            <td>
              <When iso={entry.date} dayOnly />
            </td>
            <td>
              {entry.reference}
              <div className="text-sm text-ink-2">{entry.reason}</div>
            </td>
            <td className="num">
              <Money minor={entry.totalMinor} currency={entry.currency} />
            </td>
            <td>{entry.proposedBy.name}</td>
            <td>
              <JournalTag state={entry.state} />
              <div className="text-sm">
                <ReversalNote entry={entry} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
