import { AppError } from '../errors/index.ts';
import { indexGenealogy, type Genealogy, type GenealogyIndex } from './model.ts';
import { ancestorsOf } from './walk-genealogy.ts';

/** What one commissioned lot contributes to a lot, by mass. */
export interface LotShare {
  /** The commissioned lot. */
  lotId: string;
  /** Its part of the lot's mass; all parts sum to the mass exactly. */
  massGrams: bigint;
  /** The exact part as a fraction in lowest terms, before rounding to grams. */
  numerator: bigint;
  denominator: bigint;
}

type Fraction = readonly [numerator: bigint, denominator: bigint];

/** Fractions grow with every mixing; a genealogy that needs longer ones than this is no plant's. */
const MAX_FRACTION_BITS = 65_536;

/**
 * Of which commissioned lots, and so of which heats, a lot is made, by mass: each act mixes its inputs evenly over its
 * outputs and its loss. Fractions are exact; grams are rounded by largest remainder, so that they sum to the lot's mass.
 * Largest part first.
 *
 * @throws AppError `not-found` for a lot that is not here; `invalid-input` for a genealogy with a cycle, an act without
 *   inputs, or fractions too long to work out
 * @example
 * // 100 g of heats A (2 parts) and B (1 part)
 * sharesOfLot(genealogy, 'mix') // [{ lotId: 'A', massGrams: 67n, … 2/3 }, { lotId: 'B', massGrams: 33n, … 1/3 }]
 */
export function sharesOfLot(genealogy: Genealogy, lotId: string): LotShare[] {
  const index = indexGenealogy(genealogy);
  const lot = index.lots.get(lotId);
  if (!lot) throw new AppError('not-found', { message: `Lot ${lotId} is not in this genealogy.` });
  const shares = [...compositionOf(index, lotId)].map(([from, [numerator, denominator]]) => ({
    lotId: from,
    massGrams: (lot.massGrams * numerator) / denominator,
    remainder: (lot.massGrams * numerator) % denominator,
    numerator,
    denominator,
  }));
  let left = lot.massGrams - shares.reduce((total, share) => total + share.massGrams, 0n);
  const byRemainder = [...shares].sort(
    (a, b) => compare(b.remainder * a.denominator, a.remainder * b.denominator) || order(a.lotId, b.lotId),
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.massGrams += 1n;
    left -= 1n;
  }
  return shares
    .sort((a, b) => compare(b.massGrams, a.massGrams) || order(a.lotId, b.lotId))
    .map(({ remainder: _, ...share }) => share);
}

function compositionOf(index: GenealogyIndex, lotId: string): ReadonlyMap<string, Fraction> {
  const known = new Map<string, ReadonlyMap<string, Fraction>>();
  for (const each of originsFirst(index, lotId)) {
    const madeBy = index.lots.get(each)?.madeBy ?? null;
    const act = madeBy === null ? undefined : index.acts.get(madeBy);
    known.set(each, act ? mix(act.inputs, known, act.id) : new Map([[each, [1n, 1n] as const]]));
  }
  return known.get(lotId) ?? new Map();
}

/** The lot and everything behind it, so that each comes after what it was made of. */
function originsFirst(index: GenealogyIndex, lotId: string): string[] {
  const wanted = [lotId, ...ancestorsOf(index, lotId)];
  const parents = new Map(
    wanted.map((each) => {
      const act = index.acts.get(index.lots.get(each)?.madeBy ?? '');
      return [each, new Set(act?.inputs.map((input) => input.lotId) ?? [])];
    }),
  );
  const children = new Map<string, string[]>(wanted.map((each) => [each, []]));
  for (const [child, from] of parents) for (const parent of from) children.get(parent)?.push(child);
  const ready = wanted.filter((each) => parents.get(each)?.size === 0);
  for (let at = 0; at < ready.length; at += 1) {
    for (const child of children.get(ready[at] ?? '') ?? []) {
      const waiting = parents.get(child);
      waiting?.delete(ready[at] ?? '');
      if (waiting?.size === 0) ready.push(child);
    }
  }
  if (ready.length < wanted.length) throw invalid(`Lot ${lotId} has a lot behind it that is made of itself.`);
  return ready;
}

function mix(
  inputs: readonly { lotId: string; massGrams: bigint }[],
  known: ReadonlyMap<string, ReadonlyMap<string, Fraction>>,
  actId: string,
): Map<string, Fraction> {
  const whole = inputs.reduce((total, input) => total + input.massGrams, 0n);
  if (whole <= 0n) throw invalid(`Act ${actId} has no input of any mass.`);
  const mixed = new Map<string, Fraction>();
  for (const input of inputs) {
    for (const [from, [numerator, denominator]] of known.get(input.lotId) ?? []) {
      const part = reduced(numerator * input.massGrams, denominator * whole);
      const before = mixed.get(from);
      mixed.set(
        from,
        before ? reduced(before[0] * part[1] + part[0] * before[1], before[1] * part[1]) : part,
      );
    }
  }
  return mixed;
}

function reduced(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const lowest = denominator / a;
  if (lowest >> BigInt(MAX_FRACTION_BITS) !== 0n) {
    throw invalid('The shares of this lot have more digits than can be worked out.');
  }
  return [numerator / a, lowest];
}

const invalid = (message: string): AppError => new AppError('invalid-input', { message });
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
