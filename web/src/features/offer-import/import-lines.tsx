import { useTranslations } from 'next-intl';
import type { OfferImportLine } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';

const TONES = { create: 'good', change: 'info', same: 'unknown', refused: 'bad' } as const;

const shown = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '–'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : (value as string | number | boolean).toString();

/** The lines of a spreadsheet: what each would do, and the wrong cells with what to do about them. */
export function ImportLines({ lines }: { lines: readonly OfferImportLine[] }) {
  const t = useTranslations('offerImport');
  return (
    <LedgerTable
      caption={t('linesCaption')}
      tools="offer-import-lines"
      columns={[{ figure: t('row') }, t('sku'), t('outcome'), t('what')]}
    >
      <tbody>
        {lines.map((line) => (
          <tr key={line.row}>
            <td className="num">{line.row}</td>
            <th scope="row" className="font-mono">
              {line.sku ?? '–'}
            </th>
            <td>
              {line.outcome === null ? (
                '–'
              ) : (
                <Tag tone={TONES[line.outcome]}>{t(`outcomes.${line.outcome}`)}</Tag>
              )}
              {line.isApplied ? <div className="text-good">{t('isApplied')}</div> : null}
            </td>
            <td>
              {line.errors.map(({ column, message }) => (
                <div key={column + message}>
                  <span className="font-mono">{column}</span>: <span lang="en">{message}</span>
                </div>
              ))}
              {Object.entries(line.diff ?? {}).map(([name, { from, to }]) => (
                <div key={name}>
                  <span className="font-mono">{name}</span>: {shown(from)} → <strong>{shown(to)}</strong>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
