import { useTranslations } from 'next-intl';
import type { VendorFigures } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { lastYear } from './figure-sums.ts';

const PARTS = ['capturedMinor', 'refundedMinor', 'commissionMinor', 'taxMinor', 'netMinor'] as const;

/** What a vendor earned by month and currency; the figures are the ledger's own, and add up across. */
export function MoneyTable({ months, total }: VendorFigures) {
  const t = useTranslations('vendorFigure');
  const formats = useFormats();
  const rows = lastYear(months)
    .reverse()
    .flatMap((month) => month.money.map((money) => ({ month: month.month, money })));
  return (
    <section aria-labelledby="money" className="grid gap-2">
      <h2 id="money">{t('money')}</h2>
      <p className="text-ink-2">
        {t('equation')} <Link href="/vendor/payouts">{t('toPayouts')}</Link>
      </p>
      <LedgerTable
        caption={t('moneyCaption')}
        isCaptionHidden
        tools="vendor-money"
        columns={[t('month'), t('currency'), ...PARTS.map((part) => ({ figure: t(`parts.${part}`) }))]}
      >
        <tbody>
          {rows.map(({ month, money }) => (
            <tr key={month + money.currency}>
              <th scope="row">{formats.month(month)}</th>
              <td>{money.currency}</td>
              {PARTS.map((part) => (
                <td key={part} className="num">
                  <Money minor={money[part]} currency={money.currency} bare full />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {total.map((money) => (
            <tr key={money.currency}>
              <th scope="row">{t('all')}</th>
              <td>{money.currency}</td>
              {PARTS.map((part) => (
                <td key={part} className="num">
                  <Money minor={money[part]} currency={money.currency} bare full />
                </td>
              ))}
            </tr>
          ))}
        </tfoot>
      </LedgerTable>
    </section>
  );
}
