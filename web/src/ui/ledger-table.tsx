import type { ReactNode } from 'react';
import { ScrollTable } from './scroll-table.tsx';
import { SortHead, type Sort } from './sort-head.tsx';
import { TableTools } from './table-tools.tsx';

/** The head of a column; figures are set to the right, and their unit or currency stands below the word. */
export type Column =
  | string
  | { figure: ReactNode; unit?: ReactNode; sort?: Sort }
  | { head: ReactNode; sort?: Sort }
  /** A column whose head is only read out: of check boxes or acts. */
  | { hidden: string };

type LedgerTableProps = {
  caption: string;
  columns: readonly Column[];
  /** `tbody`, and `tfoot` where there are sums. The first cell of a row that names it is `<th scope="row">`. */
  children: ReactNode;
  /** Where a heading right above says the same. */
  isCaptionHidden?: boolean;
  /**
   * Choice of columns (remembered under this name), density and a CSV file of what is shown, above the table.
   * Names are unique within the product: `vendor-offers`.
   */
  tools?: string;
  /** The first column stays in sight while the rest scrolls sideways. */
  isFirstSticky?: boolean;
};

/**
 * A table with its caption and column heads, which scrolls on its own where it is too wide; the head stays in sight.
 * Rows are walked with `j` and `k`, `x` ticks, `e` expands (see `shortcuts.tsx`).
 */
export function LedgerTable({
  caption,
  columns,
  children,
  isCaptionHidden = false,
  tools,
  isFirstSticky = true,
}: LedgerTableProps) {
  return (
    <div>
      {tools === undefined ? null : <TableTools name={tools} />}
      <ScrollTable label={caption}>
        {/* Its tools may have hidden columns before this part of the page is awake. */}
        <table
          className={`ledger ${isFirstSticky ? 'ledger-sticky' : ''}`}
          data-table={tools ?? ''}
          suppressHydrationWarning={tools !== undefined}
        >
          <caption className={isCaptionHidden ? 'sr-only' : ''}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <Head key={index} column={column} />
              ))}
            </tr>
          </thead>
          {children}
        </table>
      </ScrollTable>
    </div>
  );
}

function Head({ column }: { column: Column }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  if ('hidden' in column) {
    return (
      <th scope="col">
        <span className="sr-only">{column.hidden}</span>
      </th>
    );
  }
  const isFigure = 'figure' in column;
  const name = isFigure ? column.figure : column.head;
  return (
    <th
      scope="col"
      {...(isFigure ? { className: 'num' } : {})}
      {...(column.sort?.now === undefined ? {} : { 'aria-sort': column.sort.now })}
    >
      {column.sort === undefined ? name : <SortHead sort={column.sort}>{name}</SortHead>}
      {isFigure && column.unit !== undefined ? (
        <>
          {' '}
          <span className="unit">{column.unit}</span>
        </>
      ) : null}
    </th>
  );
}
