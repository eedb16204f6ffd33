import type { Habit } from '../units/index.ts';
import { wordKey } from './fold.ts';
import type { Clause, Lexicon, ReadQuery } from './query.ts';
import { scanQuery, type Part } from './scan-query.ts';
import { isSizedByHeight, seriesOf } from './series.ts';

/** More would be no query but a text. */
const MOST_CLAUSES = 15;
const LONGEST_PHRASE = 6;
/** Articles and prepositions of the six languages, by word key. */
const empty = new Set(
  'a au aux avec de des du en et la le les pour sur un une the and for with of to in an der die das den dem mit fur und von aus ein eine im zu el los las con para por y del un una di da per e il lo gli al con van voor met het een op o en als'.split(
    ' ',
  ),
);

/**
 * Understands what a buyer types: part numbers, profiles, grades, norms, sizes, a quantity and words, in six languages.
 * Only words are ever corrected, and only words that nothing is called; figures stay as they are.
 *
 * @param habit whose figures the quantity is read by; a size has one reading everywhere
 *
 * @example readQuery('HEB 200 S355 12 m', lexicon).clauses.map(({ kind }) => kind) // ['profile', 'grade', 'length']
 */
export function readQuery(query: string, lexicon: Lexicon, habit: Habit = 'any'): ReadQuery {
  const parts = scanQuery(query.slice(0, 200), lexicon, habit);
  const read: ReadQuery = { clauses: [], quantity: null, unclear: null, ignored: [] };
  for (let at = 0; at < parts.length && read.clauses.length < MOST_CLAUSES; ) {
    const part = parts[at];
    if (part === undefined) break;
    if ('word' in part) {
      at = readWords(parts, at, lexicon, read);
      continue;
    }
    if ('quantity' in part) read.quantity ??= part.quantity;
    else if ('unclear' in part) read.unclear ??= part.unclear;
    else read.clauses.push(part.clause);
    at += 1;
  }
  return read;
}

interface Term {
  text: string;
  key: string;
  correctedFrom: string | null;
}

/** Reads from the first word of a run the longest phrase that means something, and says where to go on. */
function readWords(parts: readonly Part[], from: number, lexicon: Lexicon, read: ReadQuery): number {
  const terms: Term[] = [];
  for (let at = from; at < parts.length && terms.length < LONGEST_PHRASE; at += 1) {
    const part = parts[at];
    if (part === undefined || !('word' in part)) break;
    terms.push(termOf(part.word, lexicon));
  }
  for (let count = terms.length; count > 0; count -= 1) {
    const phrase = terms.slice(0, count);
    const groups = lexicon.groupsOf(phrase.map(({ key }) => key));
    if (groups.length === 0) continue;
    const next = parts[from + count];
    const series = groups
      .flatMap(({ terms: all }) => all)
      .map((term) => seriesOf(wordKey(term)))
      .find((form) => form !== undefined && isSizedByHeight(form));
    if (series !== undefined && next !== undefined && 'clause' in next && next.clause.kind === 'number') {
      const text = `${textOf(phrase)} ${next.clause.text}`;
      read.clauses.push({ kind: 'profile', text, series, size: next.clause.size });
      return from + count + 1;
    }
    const alternatives = groups.flatMap(({ terms: all }) => all.map((term) => term.split(' ').map(wordKey)));
    read.clauses.push({
      kind: 'words',
      text: textOf(phrase),
      alternatives: unique([phrase.map(({ key }) => key), ...alternatives]),
      correctedFrom: correctionOf(phrase),
    });
    return from + count;
  }
  const [first] = terms;
  if (first) readWord(first, lexicon, read);
  return from + 1;
}

function termOf(word: string, lexicon: Lexicon): Term {
  const key = wordKey(word);
  if (empty.has(key) || seriesOf(key) !== undefined || lexicon.isWord(key))
    return { text: word, key, correctedFrom: null };
  const corrected = lexicon.correct(key);
  return { text: corrected ?? word, key: corrected ?? key, correctedFrom: corrected === null ? null : word };
}

function readWord(term: Term, lexicon: Lexicon, read: ReadQuery): void {
  const series = seriesOf(term.key);
  if (series !== undefined && term.key.length > 1)
    read.clauses.push({ kind: 'series', text: term.text, series });
  else if (empty.has(term.key) || term.key.length < 2) return;
  else if (term.correctedFrom !== null || lexicon.isWord(term.key)) {
    const clause: Clause = {
      kind: 'words',
      text: term.text,
      alternatives: [[term.key]],
      correctedFrom: term.correctedFrom,
    };
    read.clauses.push(clause);
  } else read.ignored.push(term.text);
}

const textOf = (phrase: readonly Term[]): string => phrase.map(({ text }) => text).join(' ');
const correctionOf = (phrase: readonly Term[]): string | null =>
  phrase.some(({ correctedFrom }) => correctedFrom !== null)
    ? phrase.map(({ text, correctedFrom }) => correctedFrom ?? text).join(' ')
    : null;

/** Each list once, and none that only narrows another: what is called "steel plate" is called "plate". */
function unique(lists: readonly string[][]): string[][] {
  const single = new Set(lists.filter((list) => list.length === 1).map(([word]) => word));
  const wider = lists.filter(
    (list, place) => place === 0 || list.length === 1 || !list.some((word) => single.has(word)),
  );
  return [...new Map(wider.map((list) => [list.join(' '), list])).values()];
}
