import { useTranslations } from 'next-intl';
import type { CuttingPlanView } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';

/** What is cut from each bar. */
export function PlanTable({ bars }: { bars: CuttingPlanView['bars'] }) {
  const t = useTranslations('configurator');
  const formats = useFormats();
  const millimetres = (um: string): string => formats.decimal(formatScaled(BigInt(um), 3));
  return (
    <LedgerTable
      caption={t('planCaption')}
      columns={[
        { figure: t('col.times') },
        { figure: t('col.stock') },
        t('col.pieces'),
        { figure: t('col.kerf') },
        { figure: t('col.rest') },
      ]}
    >
      <tbody>
        {bars.map((bar, place) => (
          <tr key={place}>
            <td className="num">{bar.times}</td>
            <td className="num">{millimetres(bar.stockLengthUm)}</td>
            <td>
              {bar.pieces
                .map((piece) => `${String(piece.pieces)} × ${millimetres(piece.lengthUm)}`)
                .join(', ')}
            </td>
            <td className="num">{millimetres(bar.kerfUm)}</td>
            <td className="num">
              {millimetres(bar.offcutUm)} {bar.isRemnant ? t('remnant') : t('scrap')}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
