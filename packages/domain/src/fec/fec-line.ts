/** The columns of a FEC in their order (livre des procédures fiscales, article A47 A-1, VII). */
export const fecColumns = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

/** One line of a FEC, a column a field, as text: dates YYYYMMDD, amounts with a comma. */
export type FecLine = Record<(typeof fecColumns)[number], string>;

/**
 * The name that the file must have: SIREN, FEC, last day of the accounting year (A47 A-1, X).
 *
 * @example fecFileName('303265045', '2026-12-31') // '303265045FEC20261231.txt'
 */
export const fecFileName = (siren: string, closesOn: string): string =>
  `${siren}FEC${closesOn.replaceAll('-', '')}.txt`;

/** @example amountText(123_456n) // '1234,56' */
export function amountText(hundredths: bigint): string {
  const sign = hundredths < 0n ? '-' : '';
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** Hundredths of an amount with a comma; null when it is none. @example hundredthsOf('1234,56') // 123456n */
export function hundredthsOf(text: string): bigint | null {
  return /^-?\d{1,30},\d{2}$/u.test(text) ? BigInt(text.replace(',', '')) : null;
}
