import { mulDivHalfUp } from '../units/index.ts';
import { readBar, readMesh, readRebar } from './designation/read-bar.ts';
import { readCement, readInsulation, readTimber } from './designation/read-building.ts';
import { readFastener } from './designation/read-fastener.ts';
import { readFlat } from './designation/read-flat.ts';
import { readHollow } from './designation/read-hollow.ts';
import { readSection } from './designation/read-section.ts';
import type { Hints, Shape } from './designation/shape.ts';
import { plainDesignation } from './designation/written-sizes.ts';
import type { ProductFacts, ProductFamily } from './product.ts';

/** What a vendor or a certificate says beside the designation. */
export interface StatedMaterial {
  grade: string;
  norm?: string | null;
  /** Decides between readings of bare sizes: 10 × 2000 × 6000 is a plate only when somebody says so. */
  family?: ProductFamily | null;
  lengthUm?: number | null;
}

const readers: readonly ((plain: string, hints: Hints) => Shape | undefined)[] = [
  readSection,
  readHollow,
  readMesh,
  readBar,
  readFastener,
  readCement,
  readTimber,
  readInsulation,
  readRebar,
  readFlat,
];

/**
 * Everything that follows from a designation: family, form, dimensions and theoretical mass, by the tables and formulas of
 * the norms. A piece with a length has its mass too, rounded half up to a gram.
 *
 * @returns null when the designation is not one of those; then the vendor states the facts, and a person checks them.
 * @example factsOfDesignation('HEB 200', { grade: 'S355J2+M', norm: 'EN 10025-2', lengthUm: 12_000_000 })
 * // { family: 'section', form: 'heb', gramsPerMetre: 61_300n, gramsPerPiece: 735_600n, … }
 */
export function factsOfDesignation(designation: string, stated: StatedMaterial): ProductFacts | null {
  const hints: Hints = { norm: stated.norm ?? null, grade: stated.grade, family: stated.family ?? null };
  const shape = firstShape(plainDesignation(designation), hints);
  if (
    !shape ||
    (hints.family !== null && hints.family !== shape.family && !isFlat(hints.family, shape.family))
  )
    return null;
  const lengthUm = shape.lengthUm ?? stated.lengthUm ?? null;
  const { gramsPerMetre = null } = shape;
  return {
    family: shape.family,
    form: shape.form,
    designation: shape.designation,
    grade: stated.grade.trim(),
    norm: stated.norm?.trim() ?? null,
    heightUm: shape.heightUm ?? null,
    widthUm: shape.widthUm ?? null,
    thicknessUm: shape.thicknessUm ?? null,
    diameterUm: shape.diameterUm ?? null,
    lengthUm,
    gramsPerMetre,
    gramsPerPiece: shape.gramsPerPiece ?? pieceGramsHalfUp(gramsPerMetre, lengthUm),
  };
}

function firstShape(plain: string, hints: Hints): Shape | undefined {
  for (const read of readers) {
    const shape = read(plain, hints);
    if (shape) return shape;
  }
  return undefined;
}

/** Plate and sheet are told apart by their thickness, not by the word. */
const isFlat = (a: ProductFamily, b: ProductFamily): boolean =>
  (a === 'plate' || a === 'sheet') && (b === 'plate' || b === 'sheet');

/**
 * Grams of one piece of that length; null when either is not known. Rounded half up to a gram.
 *
 * @example pieceGramsHalfUp(61_300n, 12_000_000) // 735_600n
 */
export function pieceGramsHalfUp(gramsPerMetre: bigint | null, lengthUm: number | null): bigint | null {
  if (gramsPerMetre === null || lengthUm === null) return null;
  return mulDivHalfUp(gramsPerMetre, BigInt(lengthUm), 1_000_000n);
}
