import { codeKey, wordKey } from './fold.ts';
import { compactKey, type Postings } from './postings.ts';
import type { SynonymBook } from './synonym-book.ts';

const MOST_LOOKED_AT = 500;

/** What a few letters may become. */
export interface Suggestion {
  kind: 'designation' | 'grade' | 'code' | 'word';
  text: string;
}

/**
 * How a search may go on: designations, grades and part numbers that begin so, then words. Nothing is corrected.
 *
 * @example suggest('heb 2', 3, postings, synonyms)[0] // { kind: 'designation', text: 'HEB 200' }
 */
export function suggest(text: string, most: number, postings: Postings, synonyms: SynonymBook): Suggestion[] {
  const compact = compactKey(text);
  if (compact.length < 2) return [];
  const key = wordKey(text);
  const designations = postings.designations
    .beginning(compact, MOST_LOOKED_AT)
    .map((entry) => entry.slice(entry.indexOf('\u0000') + 1))
    .sort((a, b) => postings.designated(b) - postings.designated(a) || (a < b ? -1 : 1))
    .map((name): Suggestion => ({ kind: 'designation', text: name }));
  const grades = [...postings.tokens('grade')]
    .map(String)
    .filter((grade) => grade.toLowerCase().startsWith(compact))
    .sort((a, b) => postings.of('grade', b).length - postings.of('grade', a).length || (a < b ? -1 : 1))
    .map((grade): Suggestion => ({ kind: 'grade', text: grade }));
  const codes =
    compact.length < 3
      ? []
      : postings.codes
          .beginning(codeKey(text), most)
          .map((code): Suggestion => ({ kind: 'code', text: code }));
  const known = [
    ...postings.words.beginning(key, most),
    ...[...synonyms.words].filter((word) => word.startsWith(key)),
  ];
  const words = [...new Set(known)].map((word): Suggestion => ({ kind: 'word', text: word }));
  // Each kind has its turn, so that a hundred part numbers do not hide a grade.
  const kinds = [designations, grades, words, codes];
  const turns = Array.from({ length: most }, (_, turn) =>
    kinds.flatMap((kind) => kind.slice(turn, turn + 1)),
  ).flat();
  return turns.slice(0, most);
}
