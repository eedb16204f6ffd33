import { useTranslations } from 'next-intl';
import type { VendorMonth } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { lastYear } from './figure-sums.ts';

/** What buyers see of a vendor, month by month, the newest first. */
export function MonthTable({ months }: { months: readonly VendorMonth[] }) {
  const t = useTranslations('vendorFigure');
  const formats = useFormats();
  const percent = (value: number | null) => (value === null ? '–' : formats.percentOfPermille(value));
  return (
    <LedgerTable
      caption={t('monthsCaption')}
      tools="vendor-figures"
      columns={[
        t('month'),
        { figure: t('orders') },
        { figure: t('completed') },
        { figure: t('onTime'), unit: '%' },
        { figure: t('weight'), unit: '%' },
        { figure: t('disputes') },
        { figure: t('returns') },
        { figure: t('answer') },
      ]}
    >
      <tbody>
        {lastYear(months)
          .reverse()
          .map((month) => (
            <tr key={month.month}>
              <th scope="row">{formats.month(month.month)}</th>
              <td className="num">{month.orders}</td>
              <td className="num">{month.completedOrders}</td>
              <td className="num">{percent(month.onTimePermille)}</td>
              <td className="num">{percent(month.weighDeviationPermille)}</td>
              <td className="num">{month.disputes}</td>
              <td className="num">{month.returns}</td>
              <td className="num">
                {month.answerMinutes === null ? '–' : formats.duration(month.answerMinutes * 60)}
              </td>
            </tr>
          ))}
      </tbody>
    </LedgerTable>
  );
}
