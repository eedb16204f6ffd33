import type { SearchHit } from '@topsteel/domain/api';
import { factsOfDesignation, productFamilies } from '@topsteel/domain/product';
import { massOfPiecesHalfUp } from '@topsteel/domain/pricing';
import { mulDivUp } from '@topsteel/domain/units';
import type { Basis } from './steel-search.ts';

const CENT_MINOR = 10_000n;
const GRAMS_PER_TONNE = 1_000_000n;

const toCentsUp = (minor: bigint, grams: bigint): bigint =>
  mulDivUp(minor * grams, 1n, GRAMS_PER_TONNE * CENT_MINOR) * CENT_MINOR;

/**
 * The comparable price of an offer per another unit, in millionths of USDC, rounded up to the cent.
 *
 * @returns null where the product has no theoretical mass for the unit.
 * @example priceOfBasis(heb300At902, '100kg') // 90_200_000n
 */
export function priceOfBasis(hit: SearchHit, basis: Exclude<Basis, 'asked'>): bigint | null {
  const minor = BigInt(hit.pricePerTonneMinor);
  if (basis === 'tonne') return toCentsUp(minor, GRAMS_PER_TONNE);
  if (basis === '100kg') return toCentsUp(minor, 100_000n);
  const family = productFamilies.find((one) => one === hit.family) ?? null;
  const facts = factsOfDesignation(hit.designation, { ...hit, family });
  if (facts === null) return null;
  const big = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
  const grams =
    basis === 'metre'
      ? facts.gramsPerMetre
      : massOfPiecesHalfUp(1n, {
          ...facts,
          lengthUm: big(facts.lengthUm),
          widthUm: big(facts.widthUm),
          thicknessUm: big(facts.thicknessUm),
          isSteel: true,
        });
  return grams === null ? null : toCentsUp(minor, grams);
}
