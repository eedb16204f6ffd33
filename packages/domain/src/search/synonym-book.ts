import { wordKey, wordsIn } from './fold.ts';
import type { SynonymGroup } from './query.ts';

/** Groups of terms that mean one thing, found by any of their terms. */
export class SynonymBook {
  readonly #groups = new Map<string, SynonymGroup[]>();
  readonly words = new Set<string>();

  constructor(groups: readonly SynonymGroup[]) {
    for (const group of groups) {
      for (const term of new Set(group.terms.map(phraseKey))) {
        this.#groups.set(term, [...(this.#groups.get(term) ?? []), group]);
      }
      for (const word of group.terms.flatMap(wordsIn)) this.words.add(word);
    }
  }

  groupsOf(keys: readonly string[]): readonly SynonymGroup[] {
    return this.#groups.get(keys.join(' ')) ?? [];
  }
}

/** @example phraseKey('Fer à béton') // 'fer a beton' */
export const phraseKey = (term: string): string =>
  term
    .trim()
    .split(/[\s-]+/)
    .map(wordKey)
    .join(' ');
