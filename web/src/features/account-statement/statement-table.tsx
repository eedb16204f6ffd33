import { useTranslations } from 'next-intl';
import type { AccountStatement } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EntryName } from '../ledger/names.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';

type StatementTableProps = { statement: AccountStatement; mayReadLedger: boolean };

/** A statement: opening, every entry with the balance after it, closing. */
export function StatementTable({ statement, mayReadLedger }: StatementTableProps) {
  const t = useTranslations('accountStatement');
  const currency = statement.currency as Currency;
  const figure = (minor: string) => <Money minor={minor} currency={currency} bare full />;
  return (
    <LedgerTable
      tools="statement"
      caption={t('caption', { name: statement.organisation.legalName, currency: statement.currency })}
      columns={[t('date'), t('what'), t('order'), { figure: t('amount') }, { figure: t('balance') }]}
    >
      <tbody>
        <tr>
          <td>
            <When iso={statement.from} dayOnly />
          </td>
          <th scope="row" colSpan={3}>
            {t('opening')}
          </th>
          <td className="num">{figure(statement.openingMinor)}</td>
        </tr>
        {statement.lines.map((line) => (
          <tr key={line.transferId}>
            <td>
              <When iso={line.at} dayOnly />
            </td>
            <td>
              <EntryName code={line.code} />
            </td>
            <td className="font-mono">{line.orderNumber ?? ''}</td>
            <td className="num">
              {mayReadLedger ? (
                <Link href={`/finance/ledger/entries/${line.transferId}`} prefetch={false}>
                  {figure(line.amountMinor)}
                </Link>
              ) : (
                figure(line.amountMinor)
              )}
            </td>
            <td className="num">{figure(line.balanceMinor)}</td>
          </tr>
        ))}
        {statement.lines.length === 0 ? (
          <tr>
            <td colSpan={5}>{t('none')}</td>
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr>
          <td>
            <When iso={statement.until} dayOnly />
          </td>
          <th scope="row" colSpan={3}>
            {t('closing')}
          </th>
          <td className="num">{figure(statement.closingMinor)}</td>
        </tr>
      </tfoot>
    </LedgerTable>
  );
}
