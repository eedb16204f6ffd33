import type { Offer } from '@topsteel/domain/api';
import { amountText } from './amount-text.ts';

const UNITS = { piece: 'piece', metre: 'm', kg: 'kg', '100kg': '100 kg', tonne: 't' } as const;

/** What a price is per. */
export const basisText = (basis: Offer['price']['basis']): string => UNITS[basis];

/**
 * A price as its vendor quotes it.
 *
 * @example priceText({ minor: '6240', basis: '100kg', currency: 'EUR' }) // '62.40 EUR/100 kg'
 */
export function priceText({ minor, basis, currency }: Offer['price']): string {
  return `${amountText(minor, currency)} ${currency}/${basisText(basis)}`;
}

/** Whether a price says more than the figure that all offers are compared by. */
export const isQuotedOtherwise = ({ basis, currency }: Offer['price']): boolean =>
  basis !== 'tonne' || currency !== 'USDC';
