import { AppError } from '../errors/index.ts';
import { mulDivHalfUp } from '../units/index.ts';
import type { ProductFacts } from './product.ts';

type Masses = Pick<ProductFacts, 'gramsPerMetre' | 'gramsPerPiece' | 'lengthUm' | 'designation'>;

/**
 * Theoretical mass of so many pieces. With a length, by the mass a metre; pieces × length is rounded once, half up to a
 * gram. Without, by the mass of a piece.
 *
 * @throws AppError `invalid-input` when the product has no theoretical mass in these terms.
 * @example theoreticalGramsHalfUp(heb200, 7n, 6_250_000n) // 2_681_875n: 7 × 6.25 m × 61.3 kg/m
 */
export function theoreticalGramsHalfUp(
  product: Masses,
  pieces: bigint,
  lengthUm: bigint | null = null,
): bigint {
  const { gramsPerMetre, gramsPerPiece } = product;
  const length = lengthUm ?? (product.lengthUm === null ? null : BigInt(product.lengthUm));
  if (lengthUm === null && gramsPerPiece !== null) return pieces * gramsPerPiece;
  if (gramsPerMetre !== null && length !== null)
    return mulDivHalfUp(gramsPerMetre, pieces * length, 1_000_000n);
  throw new AppError('invalid-input', {
    message: `${product.designation} has no theoretical mass ${lengthUm === null ? 'a piece' : 'a metre'}. Order it by mass.`,
    details: { reason: 'no-theoretical-mass' },
  });
}
