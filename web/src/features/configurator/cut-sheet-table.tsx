import { useTranslations } from 'next-intl';
import type { CutSheetView } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';

/** What becomes of the bars, to the gram: pieces, bars that stay whole, remnants, scrap and kerf sum to them. */
export function CutSheetTable({ sheet, currency }: { sheet: CutSheetView; currency: string }) {
  const t = useTranslations('configurator');
  const formats = useFormats();
  const goesWhere = (kind: CutSheetView['rows'][number]['kind']): string => {
    if (kind === 'kerf') return t('sheet.lost');
    if (kind !== 'remnant' || sheet.remnant === 'keep') return t('sheet.delivered');
    if (sheet.remnant === 'scrap') return t('sheet.stays');
    return t('sheet.takenBack', { amount: formats.money(sheet.creditMinor, currency) });
  };
  return (
    <LedgerTable
      caption={t('sheet.caption')}
      isCaptionHidden
      columns={[
        t('child.what'),
        { figure: t('child.length') },
        { figure: t('child.pieces') },
        { figure: t('child.mass') },
        t('sheet.where'),
      ]}
    >
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={`${row.kind} ${row.lengthUm ?? ''}`}>
            <th scope="row">{t(`sheet.kinds.${row.kind}`)}</th>
            <td className="num">
              {row.lengthUm === null ? '–' : formats.decimal(formatScaled(BigInt(row.lengthUm), 3))}
            </td>
            <td className="num">{row.pieces}</td>
            <td className="num">{formats.mass(row.massGrams, 'kg')}</td>
            <td>{goesWhere(row.kind)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('sheet.bars')}
          </th>
          <td className="num">{formats.mass(sheet.barsGrams, 'kg')}</td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  );
}
