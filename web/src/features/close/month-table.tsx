import Link from 'next/link';
import type { LedgerPeriods } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** The months of the books, newest first, with a way to each one's trial balance. */
export function MonthTable({ periods }: { periods: LedgerPeriods }) {
  return (
    <LedgerTable caption={texts.months} columns={[texts.month, texts.state, texts.closedAt, texts.look]}>
      <tbody>
        {periods.items.map(({ month, state, closedAt }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>
              <Tag tone={state === 'closed' ? 'good' : 'info'}>{texts.states[state]}</Tag>
            </td>
            <td>{closedAt === null ? '' : <When iso={closedAt} />}</td>
            <td>
              <Link href={`/finance/close?month=${month}`}>{texts.balanceOf(month)}</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
