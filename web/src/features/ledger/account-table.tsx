import { useTranslations } from 'next-intl';
import type { LedgerAccount } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { AccountName } from './names.tsx';
import { holderText } from './holder-text.ts';

/** Accounts with their balances on their normal side. Each leads to its entries. */
export function AccountTable({ accounts }: { accounts: readonly LedgerAccount[] }) {
  const t = useTranslations('ledger');
  return (
    <LedgerTable
      caption={t('accountsCaption')}
      columns={[
        t('account'),
        t('owner'),
        t('currency'),
        { figure: t('debits') },
        { figure: t('credits') },
        { figure: t('balance') },
        t('side'),
      ]}
    >
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <Link href={`/finance/ledger/accounts/${account.id}`} prefetch={false}>
                <AccountName code={account.code} />
              </Link>
            </th>
            <td className="font-mono text-xs" title={holderText(account)}>
              {account.owner === '' ? '–' : shorten(holderText(account), 14, 8)}
            </td>
            <td>{account.currency}</td>
            {[account.debitsPostedMinor, account.creditsPostedMinor, account.balanceMinor].map(
              (minor, column) => (
                <td key={column} className="num">
                  <Money minor={minor} currency={account.currency} bare full />
                </td>
              ),
            )}
            <td>{t(`sides.${account.normalSide}`)}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
