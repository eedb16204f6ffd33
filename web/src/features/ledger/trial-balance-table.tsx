import { useTranslations } from 'next-intl';
import type { TrialBalance } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AccountName } from './names.tsx';

/** Posted debits and credits by account, each in its own currency, and whether they balance. Each leads to its accounts. */
export function TrialBalanceTable({ balance }: { balance: TrialBalance }) {
  const t = useTranslations('ledger');
  const isBalanced = balance.totals.every((total) => total.balances);
  const isSound = isBalanced && balance.replayAgrees && balance.chain.isIntact;
  return (
    <div className="grid gap-4">
      <Notice tone={isSound ? 'good' : 'bad'} live={false}>
        <p>{isBalanced ? t('balances') : t('unbalanced')}</p>
        <p>{balance.replayAgrees ? t('replay') : t('noReplay')}</p>
        <p>{balance.chain.isIntact ? t('intact') : t('broken')}</p>
      </Notice>
      {balance.totals.map((total) => (
        <LedgerTable
          key={total.currency}
          caption={t('trialCaption', { currency: total.currency })}
          columns={[
            t('account'),
            { figure: t('count') },
            { figure: t('debits') },
            { figure: t('credits') },
            { figure: t('pending') },
          ]}
        >
          <tbody>
            {balance.lines
              .filter(({ currency }) => currency === total.currency)
              .map((line) => (
                <tr key={line.code}>
                  <th scope="row" className="min-w-32">
                    <Link href={`/finance/ledger/accounts?code=${line.code}`} prefetch={false}>
                      <AccountName code={line.code} />
                    </Link>
                  </th>
                  <td className="num">{line.accounts}</td>
                  <td className="num">
                    <Money minor={line.debitsMinor} currency={line.currency} bare full />
                  </td>
                  <td className="num">
                    <Money minor={line.creditsMinor} currency={line.currency} bare full />
                  </td>
                  <td className="num">
                    <Money
                      minor={BigInt(line.pendingDebitsMinor) + BigInt(line.pendingCreditsMinor)}
                      currency={line.currency}
                      bare
                      full
                    />
                  </td>
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('total')}
              </th>
              <td className="num">
                <Money minor={total.debitsMinor} currency={total.currency} bare full />
              </td>
              <td className="num">
                <Money minor={total.creditsMinor} currency={total.currency} bare full />
              </td>
              <td />
            </tr>
          </tfoot>
        </LedgerTable>
      ))}
    </div>
  );
}
