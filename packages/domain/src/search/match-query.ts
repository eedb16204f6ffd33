import { gradeFit } from './grades.ts';
import type { OfferColumns } from './offer-columns.ts';
import type { PostingKind, Postings } from './postings.ts';
import type { Clause, ReadQuery } from './query.ts';

/** Which documents answer a query, and how well. */
export interface Match {
  /** Numbers of the documents; null: all that are alive. */
  documents: readonly number[] | null;
  /** By document number; the more, the better. */
  scores: Float32Array;
  relaxed: string[];
}

/** Fewer results than this that answer everything: results that answer the firm part follow them. */
const FEW = 10;

const weights: Readonly<Record<Clause['kind'], number>> = {
  code: 100,
  profile: 40,
  series: 20,
  grade: 30,
  norm: 10,
  certificate: 8,
  size: 25,
  format: 8,
  dimension: 15,
  diameter: 15,
  length: 8,
  number: 12,
  words: 10,
};
const fitLevels = { same: 1, condition: 0.95, quality: 0.8 } as const;

/**
 * `hard` parts always hold; `firm` ones unless nothing answers them; `soft` ones, a length or a format that can be cut to,
 * unless few do.
 */
function firmnessOf(clause: Clause): 'hard' | 'firm' | 'soft' {
  switch (clause.kind) {
    case 'code':
    case 'profile':
    case 'series':
    case 'grade':
    case 'norm':
    case 'certificate':
      return 'hard';
    case 'length':
    case 'format':
      return 'soft';
    default:
      return 'firm';
  }
}

/** Marks for every document, used again by the next search, which wipes what this one touched. */
export class Slate {
  masks = new Uint16Array(1_024);
  scores = new Float32Array(1_024);
  #touched: readonly number[] = [];

  clean(size: number, touched: readonly number[]): void {
    if (size > this.masks.length) {
      this.masks = new Uint16Array(size * 2);
      this.scores = new Float32Array(size * 2);
    } else {
      for (const at of this.#touched) {
        this.masks[at] = 0;
        this.scores[at] = 0;
      }
    }
    this.#touched = touched;
  }
}

/** The answer is good until the next query is matched on the same slate. */
export function matchQuery(
  read: ReadQuery,
  isBlank: boolean,
  columns: OfferColumns,
  postings: Postings,
  slate: Slate,
): Match {
  const touched: number[] = [];
  slate.clean(columns.ids.length, touched);
  const { masks, scores } = slate;
  if (isBlank) return { documents: null, scores, relaxed: [] };
  let hard = 0;
  for (const { clause, bit, alternatives } of hardFirst(read.clauses, postings)) {
    const weight = weights[clause.kind];
    for (const { list, level, isRight } of alternatives) {
      for (const at of list) {
        const mask = masks[at] ?? 0;
        // What fails a part that always holds is no result, whatever else it answers.
        if (
          (mask & hard) !== hard ||
          (mask & bit) !== 0 ||
          columns.isAlive[at] !== 1 ||
          (isRight && !isRight(at))
        )
          continue;
        if (mask === 0) touched.push(at);
        masks[at] = mask | bit;
        scores[at] = (scores[at] ?? 0) + weight * level;
      }
    }
    if (firmnessOf(clause) === 'hard') hard |= bit;
  }
  favourStock(touched, read, scores, columns);
  return { ...chosen(read.clauses, touched, masks), scores };
}

function chosen(
  clauses: readonly Clause[],
  touched: readonly number[],
  masks: Uint16Array,
): { documents: number[]; relaxed: string[] } {
  const bits = { hard: 0, firm: 0, soft: 0 };
  clauses.forEach((clause, place) => (bits[firmnessOf(clause)] |= 1 << place));
  const all = bits.hard | bits.firm | bits.soft;
  const having = (wanted: number) => touched.filter((at) => ((masks[at] ?? 0) & wanted) === wanted);
  const relaxedIn = (left: number) =>
    clauses.filter((_, place) => (left & (1 << place)) !== 0).map(({ text }) => text);
  const strict = having(all);
  if (strict.length >= FEW || (strict.length > 0 && bits.soft === 0))
    return { documents: strict, relaxed: [] };
  const firm = having(bits.hard | bits.firm);
  if (firm.length > 0)
    return { documents: firm, relaxed: firm.length === strict.length ? [] : relaxedIn(bits.soft) };
  return { documents: having(bits.hard), relaxed: relaxedIn(bits.firm | bits.soft) };
}

/** What can be delivered now is worth a little, and what covers the quantity more. */
function favourStock(
  touched: readonly number[],
  read: ReadQuery,
  scores: Float32Array,
  columns: OfferColumns,
): void {
  const { available } = columns.measures;
  const stock = columns.facets.stock;
  const inStock = stock.numberOf('in-stock');
  const grams =
    read.quantity === null || read.quantity.unit === 'piece' || read.quantity.unit === 'metre'
      ? 0
      : Number(read.quantity.amountMilli) * (read.quantity.unit === 'tonne' ? 1_000 : 1);
  for (const at of touched) {
    const isThere = stock.of[at] === inStock;
    const isEnough = grams > 0 && (available[at] ?? 0) >= grams;
    scores[at] = (scores[at] ?? 0) + (isThere ? 0.5 : 0) + (isEnough ? 2 : 0);
  }
}

/** The parts of a query, those that always hold first and of them the rarest: the others look at what is left. */
function hardFirst(clauses: readonly Clause[], postings: Postings) {
  return clauses
    .map((clause, place) => ({ clause, bit: 1 << place, alternatives: alternativesOf(clause, postings) }))
    .map((part) => ({
      ...part,
      isHard: firmnessOf(part.clause) === 'hard',
      reach: part.alternatives.reduce((sum, { list }) => sum + list.length, 0),
    }))
    .sort((a, b) => Number(b.isHard) - Number(a.isHard) || a.reach - b.reach);
}

interface Alternative {
  list: readonly number[];
  level: number;
  isRight?: (at: number) => boolean;
}

/** The lists that answer one part of a query, best first: a document counts by the first that has it. */
function alternativesOf(clause: Clause, postings: Postings): Alternative[] {
  const exact = (kind: PostingKind, token: string | number, level = 1): Alternative => ({
    list: postings.of(kind, token),
    level,
  });
  switch (clause.kind) {
    case 'code': {
      if (!clause.isPrefix || postings.has('code', clause.code)) return [exact('code', clause.code)];
      return clause.code.length < 4
        ? []
        : postings.codes.beginning(clause.code, 50).map((code) => exact('code', code, 0.8));
    }
    case 'profile':
      return [exact('profile', `${clause.series} ${clause.size}`)];
    case 'series':
      return [exact('series', clause.series)];
    case 'grade':
      return gradesFor(clause.grade, postings).map(({ token, level }) => exact('grade', token, level));
    case 'norm':
      return [exact('norm', clause.norm)];
    case 'certificate':
      return [exact('certificate', Number(clause.type.replace('.', '')))];
    case 'size':
    case 'format':
      return sized(clause.dimensionsUm, postings);
    case 'dimension':
      return [exact('dimension', clause.um)];
    case 'diameter':
      return [
        {
          ...exact('dimension', clause.um),
          isRight: (at) => postings.tokensAt(at)?.diameterUm === clause.um,
        },
        exact('dimension', clause.um, 0.5),
      ];
    case 'length':
      return [exact('length', clause.um)];
    case 'number':
      return [exact('size', clause.size), exact('dimension', clause.um)];
    case 'words':
      return wordsFor(clause, postings);
  }
}

function gradesFor(asked: string, postings: Postings): { token: string; level: number }[] {
  const found: { token: string; level: number }[] = [];
  for (const token of postings.tokens('grade')) {
    const fit = gradeFit(asked, String(token));
    if (fit !== null) found.push({ token: String(token), level: fitLevels[fit] });
  }
  return found.sort((a, b) => b.level - a.level);
}

/** Begins with the rarest of the dimensions, and counts the others in the document. */
function sized(dimensionsUm: readonly number[], postings: Postings): Alternative[] {
  const reach = (um: number): number =>
    postings.of('dimension', um).length + postings.of('length', um).length;
  const rarest = dimensionsUm.reduce(
    (least, um) => (reach(um) < reach(least) ? um : least),
    dimensionsUm[0] ?? 0,
  );
  const isRight = (at: number): boolean => {
    const tokens = postings.tokensAt(at);
    return (
      tokens !== undefined &&
      dimensionsUm.every(
        (um) => times(um, dimensionsUm) <= times(um, tokens.dimensionsUm) + (tokens.lengthUm === um ? 1 : 0),
      )
    );
  };
  return [
    { list: postings.of('dimension', rarest), level: 1, isRight },
    { list: postings.of('length', rarest), level: 1, isRight },
  ];
}

function times(um: number, list: readonly number[]): number {
  let count = 0;
  for (const one of list) if (one === um) count += 1;
  return count;
}

function wordsFor(clause: Extract<Clause, { kind: 'words' }>, postings: Postings): Alternative[] {
  const trust = clause.correctedFrom === null ? 1 : 0.7;
  const found = clause.alternatives.flatMap((words, place) => {
    const level = trust * (place === 0 ? 1 : 0.95);
    const isSeries = words.length === 1 && postings.has('series', words[0] ?? '');
    const series = isSeries ? [{ list: postings.of('series', words[0] ?? ''), level }] : [];
    return [
      ...series,
      { list: intersection(words.map((word) => postings.of('word', word))), level },
      { list: intersection(words.map((word) => postings.of('place', word))), level: level / 2 },
    ];
  });
  return found.filter(({ list }) => list.length > 0).sort((a, b) => b.level - a.level);
}

/** Of lists in ascending order: every number of the shortest that is in all others, found by halving. */
function intersection(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  return others.length === 0 ? first : first.filter((at) => others.every((list) => isIn(list, at)));
}

function isIn(list: readonly number[], at: number): boolean {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle] ?? 0;
    if (found === at) return true;
    if (found < at) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
