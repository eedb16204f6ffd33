import type { AuditAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Co2e } from '../../ui/co2e.tsx';
import { LedgerTable, type Column } from '../../ui/ledger-table.tsx';
import { RecordCell } from './record-cell.tsx';
import { fieldName } from './record-words.ts';

type RecordTableProps = Pick<AuditAnswer, 'columns' | 'rows'> & {
  caption: string;
  tools?: string;
  isCaptionHidden?: boolean;
};

const units = {
  usdc: 'USDC',
  mass: 't',
  co2e: <Co2e />,
  money: undefined,
  count: undefined,
  permille: undefined,
};
const isFigure = (kind: string): kind is keyof typeof units => kind in units;

/** Rows of the record: figures to the right with their unit in the head, objects as the way to their story. */
export function RecordTable({ columns, rows, caption, tools, isCaptionHidden = false }: RecordTableProps) {
  const t = useTranslations('auditRecord');
  const currencyAt = columns.findIndex(({ key }) => key === 'currency');
  return (
    <LedgerTable
      caption={caption}
      isCaptionHidden={isCaptionHidden}
      {...(tools === undefined ? {} : { tools })}
      columns={columns.map(({ key, kind }): Column => {
        const name = fieldName(t, key);
        return isFigure(kind) ? { figure: name, unit: units[kind] } : name;
      })}
    >
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {columns.map(({ key, kind }, at) => {
              const cell = (
                <RecordCell
                  field={key}
                  kind={kind}
                  value={row[at]?.value ?? null}
                  of={row[at]?.of ?? null}
                  currency={currencyAt < 0 ? null : (row[currencyAt]?.value ?? null)}
                  isRow
                />
              );
              if (at === 0) {
                return (
                  <th scope="row" key={key}>
                    {cell}
                  </th>
                );
              }
              return (
                <td key={key} className={isFigure(kind) ? 'num' : ''}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
