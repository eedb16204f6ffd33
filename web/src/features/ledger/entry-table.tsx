import { useTranslations } from 'next-intl';
import type { LedgerTransfer } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { AccountName, EntryName } from './names.tsx';
import { holderText } from './holder-text.ts';

const TONES = {
  posted: 'good',
  pending: 'hot',
  resolved: 'info',
  voided: 'unknown',
  expired: 'unknown',
} as const;

/** Where an entry stands, in a word. */
export function EntryTag({ state }: Pick<LedgerTransfer, 'state'>) {
  const t = useTranslations('ledger.states');
  return <Tag tone={TONES[state]}>{t(state)}</Tag>;
}

/** An account by what it is for, which leads to its entries. */
export function AccountLink({ accountId, code, owner }: LedgerTransfer['debit']) {
  return (
    <>
      <Link href={`/finance/ledger/accounts/${accountId}`} prefetch={false}>
        <AccountName code={code} />
      </Link>
      {owner === '' ? null : (
        <div className="font-mono text-xs text-ink-3" title={holderText({ code, owner })}>
          {shorten(holderText({ code, owner }), 10, 6)}
        </div>
      )}
    </>
  );
}

/** Double entries: what was debited and credited, and how much. Each leads to its documents and its transaction. */
export function EntryTable({
  entries,
  caption,
  chosen,
}: {
  entries: readonly LedgerTransfer[];
  caption: string;
  /** The entry that the page is about. */
  chosen?: string;
}) {
  const t = useTranslations('ledger');
  return (
    <LedgerTable
      caption={caption}
      columns={[
        t('entry'),
        t('what'),
        t('debit'),
        t('credit'),
        { figure: t('amount') },
        t('currency'),
        t('state'),
        t('at'),
      ]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} {...(entry.id === chosen ? { 'aria-current': 'true' as const } : {})}>
            <th scope="row" className={entry.id === chosen ? 'font-semibold' : ''}>
              <Link href={`/finance/ledger/entries/${entry.id}`} prefetch={false}>
                {entry.sequence ?? t('unsealed')}
                <span className="sr-only"> {t('openEntry')}</span>
              </Link>
            </th>
            <td>
              <EntryName code={entry.code} />
            </td>
            <td className="min-w-40">
              <AccountLink {...entry.debit} />
            </td>
            <td className="min-w-40">
              <AccountLink {...entry.credit} />
            </td>
            <td className="num">
              <Money minor={entry.amountMinor} currency={entry.currency} bare full />
            </td>
            <td>{entry.currency}</td>
            <td>
              <EntryTag state={entry.state} />
            </td>
            <td>
              <When iso={entry.effectiveAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
