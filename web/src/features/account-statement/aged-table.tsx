import type { AgedBalances } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

const words = texts.aged;

/** Aged balances, each held against the ledger. */
export function AgedTable({ rows }: { rows: AgedBalances['rows'] }) {
  if (rows.length === 0) return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.organisation,
        { figure: words.current },
        { figure: words.over30 },
        { figure: words.over60 },
        { figure: words.over90 },
        { figure: words.total },
        words.ledger,
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind + row.organisationId + row.currency}>
            <th scope="row">
              {row.organisationName}
              <div className="text-ink-2">
                {words.kinds[row.kind]}, {row.currency}
              </div>
            </th>
            {[row.currentMinor, row.over30Minor, row.over60Minor, row.over90Minor, row.totalMinor].map(
              (minor, column) => (
                <td key={column} className="num">
                  <Money minor={minor} currency={row.currency as Currency} bare full />
                </td>
              ),
            )}
            <td>
              <Tag tone={row.agrees ? 'good' : 'bad'}>{row.agrees ? words.agrees : words.differs}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
