import { SortedKeys } from './sorted-keys.ts';

/** Of words that begin alike. */
const MOST_LOOKED_AT = 500;
/** Words are corrected from this length on, and from the other by two letters; a shorter one may be anything. */
const ONE_LETTER_FROM = 4;
const TWO_LETTERS_FROM = 8;

/**
 * How many letters lie between two words (insert, drop, change, swap neighbours), or `most` + 1 when more than that.
 *
 * @example lettersBetween('bobnie', 'bobine', 2) // 1
 */
export function lettersBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** Which letters a word has, as bits: two words that differ in one letter differ in two bits at most. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 31);
  }
  return bits;
}

function countBits(bits: number): number {
  let left = bits;
  let count = 0;
  for (; left !== 0; count += 1) left &= left - 1;
  return count;
}

/** The words of a catalogue, counted; the nearest for one that is not among them. */
export class WordsKnown {
  readonly #counts = new Map<string, number>();
  readonly #byLength = new Map<number, Map<string, number>>();
  readonly #inOrder = new SortedKeys();
  readonly #answers = new Map<string, string | null>();

  has(word: string): boolean {
    return this.#counts.has(word);
  }

  count(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** @param by how many more, or with a minus fewer, documents have it */
  add(word: string, by: number): void {
    const count = (this.#counts.get(word) ?? 0) + by;
    const isNew = !this.#counts.has(word);
    if (count > 0) this.#counts.set(word, count);
    else this.#counts.delete(word);
    if (isNew) this.#inOrder.add(word);
    if (isNew || count <= 0) this.#answers.clear();
    const length = this.#byLength.get(word.length) ?? new Map<string, number>();
    this.#byLength.set(word.length, length);
    if (count > 0) length.set(word, lettersIn(word));
    else length.delete(word);
  }

  /**
   * The nearest word, of several equally near the one that most documents have. A word with a figure is never corrected,
   * and none into one that has a figure.
   *
   * @returns null for a word that is too short, or that is like none
   * @example words.correct('betonsthal') // 'betonstahl'
   */
  correct(word: string): string | null {
    if (/\P{L}/u.test(word) || word.length < ONE_LETTER_FROM) return null;
    const known = this.#answers.get(word);
    if (known !== undefined) return known;
    const answer = this.#nearest(word);
    if (this.#answers.size > 10_000) this.#answers.clear();
    this.#answers.set(word, answer);
    return answer;
  }

  #nearest(word: string): string | null {
    const most = word.length >= TWO_LETTERS_FROM ? 2 : 1;
    const letters = lettersIn(word);
    let best: { word: string; far: number; count: number } | null = null;
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const [other, otherLetters] of this.#byLength.get(length) ?? []) {
        if (other.length < ONE_LETTER_FROM || countBits(letters ^ otherLetters) > 2 * most) continue;
        const far = lettersBetween(word, other, most);
        const count = this.count(other);
        if (far > most || (best && (far > best.far || (far === best.far && count <= best.count)))) continue;
        best = { word: other, far, count };
      }
    }
    return best?.word ?? null;
  }

  /** Words that begin so, the commonest first. */
  beginning(prefix: string, most: number): string[] {
    const found = this.#inOrder.beginning(prefix, MOST_LOOKED_AT).filter((word) => this.has(word));
    return found.sort((a, b) => this.count(b) - this.count(a) || (a < b ? -1 : 1)).slice(0, most);
  }
}
