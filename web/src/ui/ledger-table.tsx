import type { ReactNode } from 'react';
import { ScrollTable } from './scroll-table.tsx';

/** The head of a column; figures are set to the right. */
export type Column = string | { figure: ReactNode };

/** A table with its caption and column heads, which scrolls on its own where it is too wide. Units stand in the heads. */
export function LedgerTable({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: readonly Column[];
  /** `tbody`, and `tfoot` where there are sums. */
  children: ReactNode;
}) {
  return (
    <ScrollTable label={caption}>
      <table className="ledger">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) =>
              typeof column === 'string' ? (
                <th key={index} scope="col">
                  {column}
                </th>
              ) : (
                <th key={index} scope="col" className="num">
                  {column.figure}
                </th>
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </ScrollTable>
  );
}
