/** Rows of all tables, by keys: one is marked by having the focus, so that screen readers read it out. */

const ROWS = '.ledger tbody tr:not([data-detail])';

const rowWithFocus = (): HTMLTableRowElement | null =>
  document.activeElement?.closest<HTMLTableRowElement>(ROWS) ?? null;

function focusRow(row: HTMLTableRowElement): void {
  row.tabIndex = -1;
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** Goes to the row after or before; from outside of a table into the first one of the page. */
function step(by: 1 | -1): boolean {
  const here = rowWithFocus();
  const scope = here?.closest('table') ?? document;
  const rows = [...scope.querySelectorAll<HTMLTableRowElement>(ROWS)].filter((row) => row.checkVisibility());
  const next = here === null ? rows[0] : rows[rows.indexOf(here) + by];
  if (next !== undefined) focusRow(next);
  return next !== undefined;
}

/** Presses what a row has for an act. */
function press(row: HTMLTableRowElement, selector: string): boolean {
  const control = row.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}

/** What a key does to rows. False when it does nothing, so that the browser keeps it. */
export function walkRows(key: string): boolean {
  if (key === 'j') return step(1);
  if (key === 'k') return step(-1);
  const row = rowWithFocus();
  if (row === null) return false;
  const isOnRow = row === document.activeElement;
  switch (key) {
    case 'ArrowDown':
      return isOnRow && step(1);
    case 'ArrowUp':
      return isOnRow && step(-1);
    case 'Enter':
      return isOnRow && press(row, 'a[href]');
    case 'x':
      return press(row, 'input[type=checkbox]');
    case 'e':
      return press(row, 'summary, [aria-expanded]');
    case 'c':
      return press(row, '[data-compare]');
    case 'Escape':
      if (isOnRow) row.blur();
      return isOnRow;
    default:
      return false;
  }
}
