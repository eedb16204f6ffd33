/** A grade as it is compared: no white space, upper case. Never corrected: S235 is not a misspelt S355. */
export const gradeKeyOf = (grade: string): string => grade.replace(/\s+/g, '').toUpperCase();

/** The words of a search, at most eight; wildcard characters of SQL are dropped. */
export function wordsOf(query: string): string[] {
  return query
    .toLowerCase()
    .replace(/[%_\\]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}

/** The text that words are looked for in. */
export function searchTextOf(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
