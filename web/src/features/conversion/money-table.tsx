import { useTranslations } from 'next-intl';
import type { MoneyOverview } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { AccountName } from '../ledger/names.tsx';
import { holderText } from '../ledger/holder-text.ts';

/** Where the platform's money lies by the books. */
export function MoneyTable({ accounts }: Pick<MoneyOverview, 'accounts'>) {
  const t = useTranslations('conversion.accounts');
  if (accounts.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <LedgerTable caption={t('caption')} columns={[t('account'), t('holder'), { figure: t('balance') }]}>
      <tbody>
        {accounts.map(({ code, owner, currency, balanceMinor }) => (
          <tr key={`${code} ${owner} ${currency}`}>
            <th scope="row">
              <AccountName code={code} />
            </th>
            <td className="font-mono" title={holderText({ code, owner })}>
              {shorten(holderText({ code, owner }), 14, 6)}
            </td>
            <td className="num">
              <Money minor={balanceMinor} currency={currency} />
              {balanceMinor.startsWith('-') ? <div className="text-sm text-bad">{t('below')}</div> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** What exchanges have left open, by pair. */
export function PositionTable({ positions }: Pick<MoneyOverview, 'positions'>) {
  const t = useTranslations('conversion.positions');
  if (positions.length === 0) return <p>{t('none')}</p>;
  return (
    <LedgerTable caption={t('caption')} columns={[t('pair'), { figure: t('held') }, { figure: t('cost') }]}>
      <tbody>
        {positions.map(({ pair, base, quote, heldMinor, costMinor }) => (
          <tr key={pair}>
            <th scope="row">{pair}</th>
            <td className="num">
              <Money minor={heldMinor} currency={base as Currency} />
            </td>
            <td className="num">
              <Money minor={costMinor} currency={quote as Currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
