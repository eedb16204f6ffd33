import { mulDivUp } from '../units/index.ts';
import { convertUp, type CurrencyRates } from './convert.ts';
import type { PriceBasis, PriceCurrency } from './line.ts';

/** A price, and what is known of the piece it may be counted by. */
export interface ComparablePrice {
  priceMinor: bigint;
  currency: PriceCurrency;
  priceBasis: PriceBasis;
  gramsPerMetre: bigint | null;
  gramsPerPiece: bigint | null;
  lengthUm: bigint | null;
}

const GRAMS_PER_TONNE = 1_000_000n;

/** Grams of one unit of a basis in theory; null where the product does not say. A piece is its own mass, or length × mass per metre, half up. */
export function gramsOfBasis(
  basis: PriceBasis,
  product: Pick<ComparablePrice, 'gramsPerMetre' | 'gramsPerPiece' | 'lengthUm'>,
): bigint | null {
  if (basis === 'tonne') return GRAMS_PER_TONNE;
  if (basis === '100kg') return 100_000n;
  if (basis === 'kg') return 1_000n;
  if (basis === 'metre') return product.gramsPerMetre;
  if (product.gramsPerPiece !== null) return product.gramsPerPiece;
  if (product.gramsPerMetre === null || product.lengthUm === null) return null;
  return (2n * product.gramsPerMetre * product.lengthUm + 1_000_000n) / 2_000_000n;
}

/**
 * Any price as USDC millionths per tonne, for comparing and sorting. The price is taken to a tonne in its own currency's
 * hundred-millionths of a minor unit first, so that only the last step rounds, up.
 *
 * @returns null without a rate for the currency, or where the mass of the unit is not known.
 * @example comparablePricePerTonneUp({ priceMinor: 71_250n, currency: 'EUR', priceBasis: '100kg', gramsPerMetre: null,
 *   gramsPerPiece: null, lengthUm: null }, { EUR: 116_243_100n }) // 8282320875n: 712.50 EUR per 100 kg
 */
export function comparablePricePerTonneUp(price: ComparablePrice, rates: CurrencyRates): bigint | null {
  const grams = gramsOfBasis(price.priceBasis, price);
  if (grams === null || grams <= 0n) return null;
  const fine = convertUp(price.priceMinor * GRAMS_PER_TONNE, price.currency, 'USDC', rates);
  return fine === null ? null : mulDivUp(fine, 1n, grams);
}
