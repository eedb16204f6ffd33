/** What spreadsheets take for a formula. A plain number may begin with its sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+\-\u2212]?[\d\s.,'\u00a0\u202f]+$/;

/**
 * Rows as a CSV file that spreadsheets open with their columns apart: with a byte order mark, and separated by
 * semicolons where the comma is the decimal sign. Cells that a spreadsheet would run as a formula are quoted as text.
 *
 * @example csvText([['Heat', 't'], ['482911', '4,982']], ';') // '\ufeffHeat;t\r\n482911;"4,982"\r\n'
 */
export function csvText(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  const cell = (text: string): string => {
    const flat = text.replace(/\s+/g, ' ').trim();
    const safe = FORMULA.test(flat) && !NUMBER.test(flat) ? `'${flat}` : flat;
    return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`;
}
