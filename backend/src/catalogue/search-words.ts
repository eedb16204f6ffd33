export { gradeKeyOf } from '../product/index.ts';

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
