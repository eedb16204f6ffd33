import { AppError } from '@topsteel/domain/errors';
import {
  comparablePricePerTonneUp,
  type CurrencyRates,
  type PriceBasis,
  type PriceCurrency,
} from '@topsteel/domain/pricing';
import { latestRate } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** What of a product a price may be counted by. */
export interface MassOfUnit {
  gramsPerMetre: bigint | null;
  gramsPerPiece: bigint | null;
  lengthUm: number | null;
}

export interface AskedPrice {
  minor: bigint;
  basis: PriceBasis;
  currency: PriceCurrency;
}

const foreign = ['EUR', 'GBP', 'CHF'] as const;

/** Dollars for one unit of the currencies among these, as the oracles last signed them. */
export async function readRates(tx: Tx, currencies: Iterable<PriceCurrency>): Promise<CurrencyRates> {
  const wanted = new Set<PriceCurrency>(currencies);
  const rates: CurrencyRates = {};
  for (const currency of foreign) {
    const rate = wanted.has(currency) ? await latestRate(tx, currency) : null;
    if (rate) rates[currency] = rate.rateE8;
  }
  return rates;
}

/**
 * The price in USDC millionths per tonne, by which offers are compared and sorted; rounded up.
 *
 * @throws AppError `invalid-input` when the product does not say what the unit weighs; `unavailable` without a fresh rate.
 */
export function requireComparable(
  price: AskedPrice,
  product: MassOfUnit | null,
  rates: CurrencyRates,
): bigint {
  const { minor: priceMinor, basis: priceBasis, currency } = price;
  const masses = massesOf(product);
  const comparable = comparablePricePerTonneUp({ priceMinor, priceBasis, currency, ...masses }, rates);
  if (comparable !== null) return comparable;
  if (comparablePricePerTonneUp({ priceMinor, priceBasis: 'tonne', currency, ...masses }, rates) === null)
    throw new AppError('unavailable', {
      message: `There is no fresh exchange rate of ${currency}. Price in USDC or USD, or try again in some minutes.`,
      details: { reason: 'no-fresh-rate' },
    });
  const message = `The product does not say what a ${priceBasis} weighs. Price it by mass, or name a product that does.`;
  throw new AppError('invalid-input', {
    message,
    details: { reason: 'unit-without-mass', errors: [{ field: 'price', message }] },
  });
}

/** Asks that a vendor can count by a unit. @throws AppError `invalid-input` when the product does not say what it weighs. */
export function requireCountable(unit: PriceBasis, product: MassOfUnit | null): void {
  const price = { priceMinor: 1n, priceBasis: unit, currency: 'USDC' as const };
  if (comparablePricePerTonneUp({ ...price, ...massesOf(product) }, {}) !== null) return;
  const message = `The product does not say what a ${unit} weighs. Count by mass, or name a product that does.`;
  throw new AppError('invalid-input', {
    message,
    details: { reason: 'unit-without-mass', errors: [{ field: 'sold.unit', message }] },
  });
}

const massesOf = (product: MassOfUnit | null) => ({
  gramsPerMetre: product?.gramsPerMetre ?? null,
  gramsPerPiece: product?.gramsPerPiece ?? null,
  lengthUm: product === null || product.lengthUm === null ? null : BigInt(product.lengthUm),
});
