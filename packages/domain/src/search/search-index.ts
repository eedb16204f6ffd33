import type { Habit } from '../units/index.ts';
import { countFacets, sieveOf, type FacetCounts, type SearchFilter, type Sieve } from './count-facets.ts';
import type { SearchDocument } from './document.ts';
import { codeKey, wordKey } from './fold.ts';
import { matchQuery, Slate, type Match } from './match-query.ts';
import { OfferColumns } from './offer-columns.ts';
import { Postings } from './postings.ts';
import type { Lexicon, ReadQuery, SynonymGroup } from './query.ts';
import { rankMatches, type Place, type Ranked } from './rank-matches.ts';
import { reachSite, type Site } from './reach-site.ts';
import { readQuery } from './read-query.ts';
import { suggest, type Suggestion } from './suggest.ts';
import { SynonymBook } from './synonym-book.ts';
import { textHashOf } from './text-hash.ts';
import { tokensOf } from './tokens-of.ts';
import type { SearchSort } from './vocabulary.ts';

export interface SearchRequest {
  query: string;
  /** Whose habits figures of quantities are read by; nobody's when absent. */
  habit?: Habit | undefined;
  filter: SearchFilter;
  sort: SearchSort;
  /** Where the steel is wanted; needed to sort by delivered price and by distance. */
  site: Site | null;
  /** The place of the last result shown; null: from the first. */
  after: Place | null;
  limit: number;
  withFacets?: boolean;
}

export interface SearchAnswer {
  read: ReadQuery;
  /** Parts of the query that not every result answers, because too few answer all. */
  relaxed: string[];
  total: number;
  results: Ranked[];
  /** Values with counts, each facet as if it were not filtered by itself; null when not asked for. */
  facets: FacetCounts | null;
  /** A page follows. */
  hasMore: boolean;
}

/**
 * What is on offer, in memory, so that a search costs what it touches. It is a copy that can be made again at any time;
 * what is shown of a result is read from where it is kept.
 */
export class SearchIndex {
  readonly columns = new OfferColumns();
  readonly postings = new Postings();
  readonly #slate = new Slate();
  readonly #sellers = new Map<string, string>();
  readonly #places = new Map<string, number>();
  /** By document number: of its text. */
  readonly #hashes: number[] = [];
  #synonyms = new SynonymBook([]);
  #version = 0;
  #dead = 0;
  #allFacets: { version: number; counts: FacetCounts } | null = null;

  /** How many offers there are. */
  get size(): number {
    return this.#places.size;
  }

  /** Texts that were replaced or taken away stay behind as empty places: past a third, make a new index. */
  get isWorn(): boolean {
    return this.#dead > 1_000 && this.#dead * 3 > this.columns.ids.length;
  }

  put(document: SearchDocument): void {
    this.#version += 1;
    this.#sellers.set(document.sellerId, document.sellerName);
    const known = this.#places.get(document.id);
    const hash = textHashOf(document);
    if (known !== undefined && this.#hashes[known] === hash) {
      this.columns.change(known, document);
      return;
    }
    if (known !== undefined) this.#bury(known);
    const at = this.columns.add(document);
    this.postings.add(at, tokensOf(document), document);
    this.#places.set(document.id, at);
    this.#hashes[at] = hash;
  }

  remove(id: string): void {
    const known = this.#places.get(id);
    if (known === undefined) return;
    this.#version += 1;
    this.#bury(known);
    this.#places.delete(id);
  }

  setSynonyms(groups: readonly SynonymGroup[]): void {
    this.#synonyms = new SynonymBook(groups);
    this.#version += 1;
  }

  /** By what name a seller's offers were last put here; its id when none was. */
  sellerName(id: string): string {
    return this.#sellers.get(id) ?? id;
  }

  read(query: string, habit?: Habit): ReadQuery {
    return readQuery(query, this.#lexicon, habit);
  }

  search(request: SearchRequest): SearchAnswer {
    const isBlank = request.query.trim() === '';
    const read = this.read(request.query, request.habit);
    const match = matchQuery(read, isBlank, this.columns, this.postings, this.#slate);
    const reachOf = request.site === null ? null : reachSite(request.site, this.columns.places);
    const sieve = sieveOf(request.filter, this.columns, reachOf);
    const ranked = rankMatches(match, sieve, this.columns, { ...request, reachOf });
    const isAll = isBlank && Object.keys(request.filter).length === 0;
    const facets = request.withFacets ? this.#facets(match, sieve, isAll) : null;
    return { read, relaxed: match.relaxed, facets, ...ranked };
  }

  /** Counts of everything there is are kept until something changes. */
  #facets(match: Match, sieve: Sieve, isAll: boolean): FacetCounts {
    if (isAll && this.#allFacets?.version === this.#version) return this.#allFacets.counts;
    const counts = countFacets(match, sieve, this.columns);
    if (isAll) this.#allFacets = { version: this.#version, counts };
    return counts;
  }

  suggest(text: string, most: number): Suggestion[] {
    return suggest(text, most, this.postings, this.#synonyms);
  }

  #bury(at: number): void {
    this.columns.isAlive[at] = 0;
    this.postings.forget(at);
    this.#dead += 1;
  }

  readonly #lexicon: Lexicon = {
    isCode: (code) => this.postings.has('code', codeKey(code)),
    isWord: (key) => this.postings.words.has(key) || this.#synonyms.words.has(key),
    correct: (key) => this.#correct(key),
    groupsOf: (keys) => this.#synonyms.groupsOf(keys),
  };

  #correct(key: string): string | null {
    const synonyms = this.#nearSynonym(key);
    return this.postings.words.correct(key) ?? synonyms;
  }

  #nearSynonym(key: string): string | null {
    return this.postings.synonymWords(this.#synonyms.words).correct(wordKey(key));
  }
}
