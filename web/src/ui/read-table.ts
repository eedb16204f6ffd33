/** The cells of a table that are in sight, as text. A cell may say in `data-csv` what it means. */
export function readTable(table: HTMLTableElement): string[][] {
  const text = (cell: HTMLTableCellElement): string => {
    if (cell.dataset.csv !== undefined) return cell.dataset.csv;
    const copy = cell.cloneNode(true) as HTMLElement;
    for (const act of copy.querySelectorAll(
      'button, input, select, dialog, script, .no-print, [aria-hidden=true]',
    ))
      act.remove();
    return copy.textContent;
  };
  return [...table.rows]
    .filter((row) => row.checkVisibility() && row.dataset.detail === undefined)
    .map((row) => [...row.cells].filter((cell) => cell.checkVisibility()).map(text));
}
