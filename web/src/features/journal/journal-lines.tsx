import { useTranslations } from 'next-intl';
import type { JournalEntryView } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { AccountLink } from '../ledger/entry-table.tsx';
import { AccountName } from '../ledger/names.tsx';
import { holderText } from '../ledger/holder-text.ts';

/** The lines of an entry, debits and credits in columns of their own. */
export function JournalLines({ entry }: { entry: JournalEntryView }) {
  const t = useTranslations('journal.lines');
  const { currency, totalMinor } = entry;
  const amount = (minor: string) => <Money minor={minor} currency={currency} bare full />;
  return (
    <LedgerTable
      caption={t('caption', { number: entry.number, currency })}
      columns={[
        t('account'),
        { figure: t('debit'), unit: currency },
        { figure: t('credit'), unit: currency },
      ]}
    >
      <tbody>
        {entry.lines.map((line) => (
          <tr key={line.accountId}>
            <th scope="row">
              {entry.state === 'booked' ? (
                <AccountLink {...line} />
              ) : (
                <>
                  <AccountName code={line.code} />
                  {line.owner === '' ? null : (
                    <div className="font-mono text-xs break-all text-ink-3">{holderText(line)}</div>
                  )}
                </>
              )}
            </th>
            <td className="num">{line.side === 'debit' ? amount(line.amountMinor) : null}</td>
            <td className="num">{line.side === 'credit' ? amount(line.amountMinor) : null}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td className="num">{amount(totalMinor)}</td>
          <td className="num">{amount(totalMinor)}</td>
        </tr>
      </tfoot>
    </LedgerTable>
  );
}
