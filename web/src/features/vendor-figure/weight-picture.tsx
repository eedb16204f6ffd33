import { useTranslations } from 'next-intl';
import type { VendorMonth } from '@topsteel/domain/api';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { averagePermille, lastYear, shortMonth } from './figure-sums.ts';
import { MonthBars } from './month-bars.tsx';

/** How far the weighed mass was from the ordered one, month by month. */
export function WeightPicture({ months }: { months: readonly VendorMonth[] }) {
  const t = useTranslations('vendorFigure');
  const formats = useFormats();
  const shown = lastYear(months);
  const all = averagePermille(months, 'weighDeviationPermille');
  const text = (permille: number | null) => (permille === null ? '–' : formats.percentOfPermille(permille));
  return (
    <Figure
      caption={
        all === null ? t('weightNone') : t('weightFinding', { percent: formats.percentOfPermille(all) })
      }
      note={t('weightNote')}
      table={
        <LedgerTable caption={t('weightCaption')} columns={[t('month'), { figure: t('weight'), unit: '%' }]}>
          <tbody>
            {shown.map((month) => (
              <tr key={month.month}>
                <th scope="row">{formats.month(month.month)}</th>
                <td className="num">{text(month.weighDeviationPermille)}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      }
    >
      <MonthBars
        most={Math.max(10, ...shown.map((month) => month.weighDeviationPermille ?? 0))}
        bars={shown.map((month) => ({
          key: month.month,
          label: shortMonth(month.month),
          permille: month.weighDeviationPermille,
          text: text(month.weighDeviationPermille),
        }))}
      />
    </Figure>
  );
}
