import type { SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import { SortedKeys } from './sorted-keys.ts';
import type { Tokens } from './tokens-of.ts';
import { WordsKnown } from './words-known.ts';

/** What documents are found under. */
export type PostingKind =
  | 'word'
  | 'place'
  | 'code'
  | 'grade'
  | 'series'
  | 'profile'
  | 'size'
  | 'norm'
  | 'dimension'
  | 'length'
  | 'certificate';

const none: readonly number[] = [];
/** Of no use once they are listed, and many. */
const noCodes: string[] = [];

/** @example compactKey('HEB 200') // 'heb200' */
export const compactKey = (text: string): string => fold(text).replace(/[\s-]+/g, '');

/** For every token, the numbers of the documents that have it, ascending. */
export class Postings {
  readonly #lists = {
    word: new Map<string | number, number[]>(),
    place: new Map<string | number, number[]>(),
    grade: new Map<string | number, number[]>(),
    series: new Map<string | number, number[]>(),
    profile: new Map<string | number, number[]>(),
    size: new Map<string | number, number[]>(),
    norm: new Map<string | number, number[]>(),
    dimension: new Map<string | number, number[]>(),
    length: new Map<string | number, number[]>(),
    certificate: new Map<string | number, number[]>(),
  } satisfies Record<Exclude<PostingKind, 'code'>, Map<string | number, number[]>>;
  /** Nearly every code is of one document: its number alone takes a tenth of a list. */
  readonly #codes = new Map<string | number, number | number[]>();
  readonly words = new WordsKnown();
  readonly codes = new SortedKeys();
  readonly #tokens: Tokens[] = [];
  /** Designations without spaces, each with itself behind a zero. */
  readonly designations = new SortedKeys();
  #synonyms: { of: ReadonlySet<string>; words: WordsKnown } | null = null;

  add(at: number, tokens: Tokens, document: SearchDocument): void {
    this.#tokens[at] = { ...tokens, codes: noCodes };
    for (const word of tokens.words) this.#list('word', word).push(at);
    for (const word of tokens.places) this.#list('place', word).push(at);
    for (const word of [...tokens.words, ...tokens.places]) this.words.add(word, 1);
    for (const code of tokens.codes) {
      const known = this.#codes.get(code);
      if (typeof known === 'object') known.push(at);
      else this.#codes.set(code, known === undefined ? at : [known, at]);
      if (known === undefined) this.codes.add(code);
    }
    if (tokens.grade !== '') this.#list('grade', tokens.grade).push(at);
    if (tokens.series !== '') this.#list('series', tokens.series).push(at);
    if (tokens.size !== null) {
      this.#list('profile', `${tokens.series} ${tokens.size}`).push(at);
      this.#list('size', tokens.size).push(at);
    }
    for (const norm of tokens.norms) this.#list('norm', norm).push(at);
    for (const um of new Set(tokens.dimensionsUm)) this.#list('dimension', um).push(at);
    if (tokens.lengthUm !== null) this.#list('length', tokens.lengthUm).push(at);
    this.#list('certificate', document.certificateKind).push(at);
    this.#noteDesignation(document.designation);
  }

  readonly #designated = new Map<string, number>();

  /** How many documents are called so. */
  designated(designation: string): number {
    return this.#designated.get(designation) ?? 0;
  }

  #noteDesignation(designation: string): void {
    const count = this.designated(designation);
    this.#designated.set(designation, count + 1);
    if (count === 0) this.designations.add(`${compactKey(designation)}\u0000${designation}`);
  }

  /** Its places in the lists stay; the words are no longer known by it. */
  forget(at: number): void {
    const tokens = this.#tokens[at];
    if (tokens) for (const word of [...tokens.words, ...tokens.places]) this.words.add(word, -1);
  }

  of(kind: PostingKind, token: string | number): readonly number[] {
    if (kind !== 'code') return this.#lists[kind].get(token) ?? none;
    const known = this.#codes.get(token) ?? none;
    return typeof known === 'number' ? [known] : known;
  }

  has(kind: PostingKind, token: string | number): boolean {
    return kind === 'code' ? this.#codes.has(token) : this.#lists[kind].has(token);
  }

  /** Every token of a kind that is in use: few for grades, series and norms. */
  tokens(kind: PostingKind): Iterable<string | number> {
    return kind === 'code' ? this.#codes.keys() : this.#lists[kind].keys();
  }

  tokensAt(at: number): Tokens | undefined {
    return this.#tokens[at];
  }

  /** The words of the synonyms, ready to be corrected to. */
  synonymWords(of: ReadonlySet<string>): WordsKnown {
    if (this.#synonyms?.of !== of) {
      const words = new WordsKnown();
      for (const word of of) words.add(word, 1);
      this.#synonyms = { of, words };
    }
    return this.#synonyms.words;
  }

  #list(kind: Exclude<PostingKind, 'code'>, token: string | number): number[] {
    const lists = this.#lists[kind];
    const known = lists.get(token);
    if (known) return known;
    const list: number[] = [];
    lists.set(token, list);
    return list;
  }
}
