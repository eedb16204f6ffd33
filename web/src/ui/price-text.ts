import type { Offer } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { formatScaled, localiseDecimal, mulDivUp } from '@topsteel/domain/units';

const UNITS = { piece: 'piece', metre: 'm', kg: 'kg', '100kg': '100 kg', tonne: 't' } as const;

/**
 * An amount in the currency that a vendor prices in.
 *
 * @example pricedAmountText('131250', 'USD') // '1,312.50 USD'
 */
export function pricedAmountText(minor: string, currency: Offer['price']['currency']): string {
  return `${localiseDecimal(formatScaled(BigInt(minor), currencyDecimals[currency], 2), 'en')} ${currency}`;
}

/**
 * A price as its vendor quotes it.
 *
 * @example priceText({ minor: '6240', basis: '100kg', currency: 'EUR' }) // '62.40 EUR/100 kg'
 */
export function priceText({ minor, basis, currency }: Offer['price']): string {
  return `${pricedAmountText(minor, currency)}/${UNITS[basis]}`;
}

/** Millionths of a dollar in a cent. */
const CENT_MINOR = 10_000n;

/**
 * The figure that offers are compared by, to the cent: converted ones have more digits than anybody compares.
 *
 * @example comparablePerTonneUp('1020515268') // 1_020_520_000n
 */
export const comparablePerTonneUp = (pricePerTonneMinor: string): bigint =>
  mulDivUp(BigInt(pricePerTonneMinor), 1n, CENT_MINOR) * CENT_MINOR;

/** Whether a price says more than the figure that all offers are compared by. */
export const isQuotedOtherwise = ({ basis, currency }: Offer['price']): boolean =>
  basis !== 'tonne' || currency !== 'USDC';
