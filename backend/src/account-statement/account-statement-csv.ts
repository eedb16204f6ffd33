import type { AccountStatement } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';

/**
 * A statement as CSV (RFC 4180): one line an entry between the opening and the closing balance. Amounts have the
 * currency's decimals and a point; text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function accountStatementCsv(statement: AccountStatement): string {
  const { scale, currency } = statement;
  const money = (minor: string) => formatScaled(BigInt(minor), scale, scale);
  const rows = [
    ['date', 'text', 'order', 'amount', 'balance', 'currency', 'transfer'],
    [statement.from, 'Opening balance', '', '', money(statement.openingMinor), currency, ''],
    ...statement.lines.map((line) => [
      line.at.slice(0, 10),
      line.text,
      line.orderNumber ?? '',
      money(line.amountMinor),
      money(line.balanceMinor),
      currency,
      line.transferId,
    ]),
    [statement.until, 'Closing balance', '', '', money(statement.closingMinor), currency, ''],
  ];
  return rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

function cellOf(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
