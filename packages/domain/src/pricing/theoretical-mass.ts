import { mulDivHalfUp } from '../units/index.ts';
import type { OrderedQuantity } from './line.ts';
import { pricingFault } from './pricing-fault.ts';

/** What the mass of a product follows from. Lengths in micrometres. */
export interface ProductShape {
  lengthUm: bigint | null;
  widthUm: bigint | null;
  thicknessUm: bigint | null;
  gramsPerMetre: bigint | null;
  gramsPerPiece: bigint | null;
  /** The density below holds for steel only: without it, plates have no mass by their dimensions. */
  isSteel: boolean;
}

/** An ordered quantity in every unit it can be said in. */
export interface TheoreticalMass {
  massGrams: bigint;
  /** Whole pieces; null when it is ordered otherwise and does not come out even. */
  pieces: bigint | null;
  /** Length of one piece. */
  lengthUm: bigint | null;
  /** All pieces end to end; null where length says nothing (a plate, a bag). */
  totalLengthUm: bigint | null;
}

/** One micrometre cubed of steel of 7,850 kg/m³ (EN 10029, EN 10365, EN 10219-2: nominal density) is 785 ÷ 10^14 g. */
const STEEL_NUMERATOR = 785n;
const STEEL_DENOMINATOR = 100_000_000_000_000n;
const UM_PER_METRE = 1_000_000n;

/**
 * Mass of one or more pieces in theory: the declared mass of a piece; else mass per metre × length; else, for steel,
 * length × width × thickness × 7,850 kg/m³. Rounded half up to the gram once, for all pieces together.
 *
 * @returns null where the product says none of these.
 * @example massOfPiecesHalfUp(10n, heb200x12m) // 7356000n: 10 × 12 m × 61.3 kg/m
 */
export function massOfPiecesHalfUp(pieces: bigint, shape: ProductShape): bigint | null {
  const { lengthUm, widthUm, thicknessUm, gramsPerMetre, gramsPerPiece, isSteel } = shape;
  if (gramsPerPiece !== null) return pieces * gramsPerPiece;
  if (lengthUm === null) return null;
  if (gramsPerMetre !== null) return mulDivHalfUp(pieces * gramsPerMetre, lengthUm, UM_PER_METRE);
  if (!isSteel || widthUm === null || thicknessUm === null) return null;
  return mulDivHalfUp(pieces * lengthUm * widthUm * thicknessUm, STEEL_NUMERATOR, STEEL_DENOMINATOR);
}

/**
 * An ordered quantity as mass, pieces and length. A mass is exact to the gram; metres and pieces are theoretical, half up.
 * A mass in pieces, or metres in pieces, is said only where it comes out even.
 *
 * @throws AppError `invalid-input` with reason `unit-not-sold` where the product has no length or mass for the unit, or
 * `mass-not-orderable` for parts of a piece.
 * @example theoreticalMassHalfUp({ unit: 'metre', amountMilli: 120_000n }, heb200x12m)
 * // { massGrams: 7356000n, pieces: 10n, lengthUm: 12000000n, totalLengthUm: 120000000n }
 */
export function theoreticalMassHalfUp(quantity: OrderedQuantity, shape: ProductShape): TheoreticalMass {
  const { unit, amountMilli } = quantity;
  if (amountMilli <= 0n) {
    throw pricingFault('mass-not-orderable', 'Order a quantity above zero.');
  }
  if (unit === 'piece') return ofPieces(amountMilli, shape);
  if (unit === 'metre') return ofMetres(amountMilli, shape);
  const massGrams = amountMilli * (unit === 'kg' ? 1n : unit === '100kg' ? 100n : 1_000n);
  const { lengthUm, gramsPerMetre } = shape;
  const pieces = wholePieces(massGrams, shape);
  const isBar = lengthUm !== null && gramsPerMetre !== null;
  const totalLengthUm = !isBar
    ? null
    : pieces === null
      ? mulDivHalfUp(massGrams, UM_PER_METRE, gramsPerMetre)
      : pieces * lengthUm;
  return { massGrams, pieces, lengthUm: pieces === null ? null : lengthUm, totalLengthUm };
}

function ofPieces(amountMilli: bigint, shape: ProductShape): TheoreticalMass {
  if (amountMilli % 1_000n !== 0n) {
    throw pricingFault('mass-not-orderable', 'Pieces are sold whole. Order a whole number of them.');
  }
  const pieces = amountMilli / 1_000n;
  const massGrams = massOfPiecesHalfUp(pieces, shape);
  if (massGrams === null || massGrams === 0n) {
    throw pricingFault(
      'unit-not-sold',
      'The mass of a piece of this product is not known. Order it by mass.',
    );
  }
  const { lengthUm, gramsPerMetre } = shape;
  const isBar = lengthUm !== null && gramsPerMetre !== null;
  return { massGrams, pieces, lengthUm, totalLengthUm: isBar ? pieces * lengthUm : null };
}

function ofMetres(amountMilli: bigint, shape: ProductShape): TheoreticalMass {
  const { gramsPerMetre, lengthUm } = shape;
  if (gramsPerMetre === null) {
    throw pricingFault(
      'unit-not-sold',
      'This product has no mass per metre, so it is not sold by the metre. Order it by mass.',
    );
  }
  const totalLengthUm = amountMilli * 1_000n;
  const massGrams = mulDivHalfUp(gramsPerMetre, amountMilli, 1_000n);
  if (massGrams === 0n) throw pricingFault('mass-not-orderable', 'That weighs less than a gram. Order more.');
  const isEven = lengthUm !== null && totalLengthUm % lengthUm === 0n;
  const pieces = isEven ? totalLengthUm / lengthUm : null;
  return { massGrams, pieces, lengthUm: isEven ? lengthUm : null, totalLengthUm };
}

function wholePieces(massGrams: bigint, shape: ProductShape): bigint | null {
  const one = massOfPiecesHalfUp(1n, shape);
  if (one === null || one === 0n) return null;
  const pieces = (massGrams + one / 2n) / one;
  return pieces > 0n && massOfPiecesHalfUp(pieces, shape) === massGrams ? pieces : null;
}
