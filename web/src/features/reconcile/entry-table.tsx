import Link from 'next/link';
import type { BankEntry } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { EntryTag } from './state-tag.tsx';
import { texts } from './texts.ts';

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
  const words = texts.entries;
  if (entries.length === 0) {
    return isFiltered ? (
      <EmptyState title={words.none}>
        <Link href="/finance/reconcile">{words.clear}</Link>
      </EmptyState>
    ) : (
      <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
    );
  }
  return (
    <LedgerTable
      caption={words.caption}
      columns={[words.booked, words.who, words.text, words.state, { figure: words.amount }]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} aria-current={entry.id === chosen ? 'true' : undefined}>
            <td>
              <When iso={entry.bookedOn} dayOnly />
            </td>
            <th scope="row">
              <Link href={hrefOf(entry.id)} scroll={false}>
                {entry.counterparty.name ?? entry.counterparty.iban ?? words.unknown}
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
                  <Money minor={entry.openMinor} currency="EUR" bare /> {texts.days.open.toLowerCase()}
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
