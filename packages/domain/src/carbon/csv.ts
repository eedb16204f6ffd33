/**
 * A table as CSV (RFC 4180): CRLF, quotes where needed. A text that a spreadsheet would take for a formula gets a leading
 * apostrophe; plain numbers keep their sign.
 *
 * @example csvOf(['a', 'b'], [['x, y', '1.5']]) // 'a,b\r\n"x, y",1.5\r\n'
 */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
