import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { BankEntry } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { EntryTag } from './state-tag.tsx';

/** The lines of the account; one of them is open in the pane beside. */
export function EntryTable({
  entries,
  chosen,
  hrefOf,
  isFiltered,
}: {
  entries: readonly BankEntry[];
  chosen: string | null;
  hrefOf: (entryId: string) => string;
  isFiltered: boolean;
}) {
  const t = useTranslations('reconcile');
  if (entries.length === 0) {
    return isFiltered ? (
      <EmptyState title={t('entries.none')}>
        <Link href="/finance/reconcile">{t('entries.clear')}</Link>
      </EmptyState>
    ) : (
      <EmptyState title={t('entries.empty')}>{t('entries.emptyHint')}</EmptyState>
    );
  }
  return (
    <LedgerTable
      tools="bank-lines"
      caption={t('entries.caption')}
      columns={[
        t('entries.booked'),
        t('entries.who'),
        t('entries.text'),
        t('entries.state'),
        { figure: t('entries.amount') },
      ]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr
            key={entry.id}
            aria-current={entry.id === chosen ? 'true' : undefined}
            className={entry.id === chosen ? 'bg-brand-soft' : ''}
          >
            <td>
              <When iso={entry.bookedOn} dayOnly />
            </td>
            <th scope="row">
              <Link href={hrefOf(entry.id)} scroll={false} data-line={entry.id}>
                {entry.counterparty.name ?? entry.counterparty.iban ?? t('entries.unknown')}
              </Link>
            </th>
            <td className="max-w-[16rem] break-words text-sm">{entry.text}</td>
            <td>
              <EntryTag state={entry.state} />
            </td>
            <td className="num">
              <SignedAmount entry={entry} />
              {entry.openMinor === '0' || entry.openMinor === entry.amountMinor ? null : (
                <div className="text-sm text-ink-2">
                  {t.rich('entries.left', {
                    amount: () => <Money minor={entry.openMinor} currency="EUR" bare />,
                  })}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

export function SignedAmount({ entry, bare = true }: { entry: BankEntry; bare?: boolean }) {
  const minor = BigInt(entry.amountMinor);
  return <Money minor={entry.direction === 'credit' ? minor : -minor} currency="EUR" bare={bare} />;
}
