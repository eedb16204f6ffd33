import { useTranslations } from 'next-intl';
import type { VendorMonth } from '@topsteel/domain/api';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { averagePermille, lastYear, shortMonth } from './figure-sums.ts';
import { MonthBars } from './month-bars.tsx';

/** Of each month’s shipped orders, how many left within their lead time. */
export function OnTimePicture({ months }: { months: readonly VendorMonth[] }) {
  const t = useTranslations('vendorFigure');
  const formats = useFormats();
  const shown = lastYear(months);
  const all = averagePermille(months, 'onTimePermille');
  const text = (permille: number | null) => (permille === null ? '–' : formats.percentOfPermille(permille));
  return (
    <Figure
      caption={
        all === null ? t('onTimeNone') : t('onTimeFinding', { percent: formats.percentOfPermille(all) })
      }
      note={t('onTimeNote')}
      table={
        <LedgerTable caption={t('onTimeCaption')} columns={[t('month'), { figure: t('onTime'), unit: '%' }]}>
          <tbody>
            {shown.map((month) => (
              <tr key={month.month}>
                <th scope="row">{formats.month(month.month)}</th>
                <td className="num">{text(month.onTimePermille)}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      }
    >
      <MonthBars
        most={1000}
        bars={shown.map((month) => ({
          key: month.month,
          label: shortMonth(month.month),
          permille: month.onTimePermille,
          text: text(month.onTimePermille),
        }))}
      />
    </Figure>
  );
}
