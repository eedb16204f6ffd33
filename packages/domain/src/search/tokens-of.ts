import type { SearchDocument } from './document.ts';
import { codeKey, fold, wordKey, wordsIn } from './fold.ts';
import { gradeOf } from './grades.ts';
import type { Lexicon } from './query.ts';
import { scanQuery } from './scan-query.ts';

/** Everything a document can be found under. */
export interface Tokens {
  /** Words that say what it is. */
  words: string[];
  /** Words that say who sells it and where. */
  places: string[];
  codes: string[];
  grade: string;
  series: string;
  /** Of a section that one number names: 200 of HEB 200. */
  size: string | null;
  norms: string[];
  /** Micrometres, ascending, each as often as it stands in the designation. */
  dimensionsUm: number[];
  lengthUm: number | null;
  diameterUm: number | null;
}

export const nothingKnown: Lexicon = {
  isCode: () => false,
  isWord: () => true,
  correct: () => null,
  groupsOf: () => [],
};

/** Many offers have one designation, title or seller: each is read once, and forgotten when there are very many. */
const MOST_KEPT = 20_000;

function kept<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= MOST_KEPT) answers.clear();
    const answer = read(text);
    answers.set(text, answer);
    return answer;
  };
}

const wordsOf = kept(wordsIn);
const readGrade = kept(gradeOf);
const readDesignation = kept((designation) =>
  scanQuery(designation, nothingKnown).flatMap((part) => ('clause' in part ? [part.clause] : [])),
);

const readForm = kept((form) => wordKey(fold(form)));
const readNorms = kept(normsOf);
const NEXT = '\u0000';
const wordsOfAll = kept((texts) => [...new Set(texts.split(NEXT).flatMap(wordsOf))]);
const readSizes = kept((text): number[] => {
  const [designation = '', ...columns] = text.split(NEXT);
  const written = readDesignation(designation).flatMap((clause) =>
    clause.kind === 'size' || clause.kind === 'format'
      ? clause.dimensionsUm
      : clause.kind === 'diameter' || clause.kind === 'dimension'
        ? [clause.um]
        : [],
  );
  const stated = columns.filter((um) => um !== '').map(Number);
  return mostOf(stated, written).sort((a, b) => a - b);
});

/** @example tokensOf(heb200).size // '200' */
export function tokensOf(document: SearchDocument): Tokens {
  const { designation, form, family, titles, lengthUm, heightUm, widthUm, thicknessUm, diameterUm } =
    document;
  const read = readDesignation(designation);
  const profile = read.find((clause) => clause.kind === 'profile');
  return {
    words: wordsOfAll([...titles, designation, form, family ?? ''].join(NEXT)),
    places: wordsOfAll([document.sellerName, document.city].join(NEXT)),
    codes: [
      ...new Set([...document.codes.map(codeKey), ...meshOf(designation)].filter((code) => code !== '')),
    ],
    grade: readGrade(document.grade),
    series: profile?.series ?? readForm(form),
    size: profile?.size ?? null,
    norms: readNorms(document.norm ?? ''),
    dimensionsUm: readSizes([designation, heightUm, widthUm, thicknessUm, diameterUm].join(NEXT)),
    lengthUm,
    diameterUm: diameterUm ?? read.find((clause) => clause.kind === 'diameter')?.um ?? null,
  };
}

/** Every dimension as often as either list has it: a square section states one width, and its designation two. */
function mostOf(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].flatMap((um) => {
    const times = Math.max(...[a, b].map((list) => list.filter((one) => one === um).length));
    return Array.from({ length: times }, () => um);
  });
}

/** A mesh is called like a part number: Q257A. */
const meshOf = (designation: string): string[] =>
  /^[A-Z]{1,2}\d{3}[A-Z]?$/.test(designation) ? [designation] : [];

/** EN 10025-2:2019 is found under 10025-2 and under 10025. */
function normsOf(norm: string): string[] {
  const [, number, part] = /(\d{3,5})(?:-(\d{1,2}))?/.exec(norm) ?? [];
  if (number === undefined) return [];
  return part === undefined ? [number] : [number, `${number}-${part}`];
}
