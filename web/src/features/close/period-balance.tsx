import { useTranslations } from 'next-intl';
import type { LedgerPeriod } from '@topsteel/domain/api';
import { AccountName } from '../ledger/names.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A month's trial balance, one table a currency, and how the chain of entries stood when it was closed. */
export function PeriodBalance({ period }: { period: LedgerPeriod }) {
  const t = useTranslations('close');
  const formats = useFormats();
  const isBalanced = period.totals.every(({ balances }) => balances);
  return (
    <section aria-labelledby="balance" className="grid gap-4">
      <h2 id="balance">{t('balanceOf', { month: formats.month(period.month) })}</h2>
      <Notice tone={isBalanced ? 'good' : 'bad'} live={false}>
        <p>{isBalanced ? t('balances') : t('unbalanced')}</p>
        {period.chain === null ? null : (
          <p>
            {t('chain', { entries: formats.decimal(period.chain.entries) })}{' '}
            <Hash value={period.chain.hash} label={t('chainLabel')} />
          </p>
        )}
        {period.listedClaims.length === 0 ? null : (
          <p>{t('listed', { count: period.listedClaims.length })}</p>
        )}
      </Notice>
      {period.totals.map((total) => (
        <LedgerTable
          key={total.currency}
          caption={t('balanceCaption', { currency: total.currency })}
          columns={[
            t('account'),
            t('pcg'),
            { figure: t('opening') },
            { figure: t('debits') },
            { figure: t('credits') },
            { figure: t('closing') },
          ]}
        >
          <tbody>
            {period.lines
              .filter(({ currency }) => currency === total.currency)
              .map((line) => (
                <tr key={line.code}>
                  <th scope="row">
                    <Link href={`/finance/ledger/accounts?code=${line.code}`} prefetch={false}>
                      <AccountName code={line.code} />
                    </Link>
                  </th>
                  <td>{line.pcg ?? '–'}</td>
                  {[line.openingMinor, line.debitsMinor, line.creditsMinor, line.closingMinor].map(
                    (minor, index) => (
                      <td key={index} className="num">
                        <Money minor={minor} currency={line.currency} bare full />
                      </td>
                    ),
                  )}
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td />
              <td />
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
    </section>
  );
}
