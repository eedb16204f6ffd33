import type { Clause } from './query.ts';
import { nothingKnown } from './tokens-of.ts';
import { scanQuery } from './scan-query.ts';

/** What a text says of a size, in micrometres. */
export interface SteelSize {
  /** A section that one number names: `heb 200`. */
  profile: string | null;
  /** Every other measure, each as often as it is named. */
  dimensionsUm: readonly number[];
  lengthUm: number | null;
}

/** Everything that is recognised in a text by its shape, words left out. */
export const clausesIn = (text: string): Clause[] =>
  scanQuery(text, nothingKnown).flatMap((part) => ('clause' in part ? [part.clause] : []));

/**
 * The size that a text names, however the trade writes it; grades, norms and words beside it are left out.
 *
 * @returns null when it names none
 * @example steelSizeOf('Heavy plate S355J2+N, 20 x 2000 x 6000 mm')?.dimensionsUm // [20000, 2000000, 6000000]
 * @example steelSizeOf('HEB 200, 12 m') // { profile: 'heb 200', dimensionsUm: [], lengthUm: 12000000 }
 */
export function steelSizeOf(text: string): SteelSize | null {
  let profile: string | null = null;
  let lengthUm: number | null = null;
  const dimensionsUm: number[] = [];
  for (const clause of clausesIn(text)) {
    if (clause.kind === 'profile') profile ??= `${clause.series} ${clause.size}`;
    else if (clause.kind === 'length') lengthUm ??= clause.um;
    else if (clause.kind === 'size' || clause.kind === 'format') dimensionsUm.push(...clause.dimensionsUm);
    else if (clause.kind === 'dimension' || clause.kind === 'diameter') dimensionsUm.push(clause.um);
  }
  return profile === null && lengthUm === null && dimensionsUm.length === 0
    ? null
    : { profile, dimensionsUm, lengthUm };
}

/**
 * Has steel of a size every measure that was asked for? Sizes are nominal and compared exactly; what was not asked for does
 * not matter.
 *
 * @example hasSize(steelSizeOf('20 x 2000 x 6000'), steelSizeOf('20 mm')) // true
 */
export function hasSize(there: SteelSize, asked: SteelSize): boolean {
  if (asked.profile !== null && asked.profile !== there.profile) return false;
  const left = measuresOf(there);
  return measuresOf(asked).every((um) => {
    const at = left.indexOf(um);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

const measuresOf = ({ dimensionsUm, lengthUm }: SteelSize): number[] => [
  ...dimensionsUm,
  ...(lengthUm === null ? [] : [lengthUm]),
];
