import type { TaxRate } from '@topsteel/domain/invoice';
import { mulDivHalfUp } from '@topsteel/domain/units';

const ONE_E8 = 100_000_000n;
const euro: ReadonlySet<string> = new Set(
  'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '),
);

/**
 * The currency that a country's VAT is accounted for in, as far as there are rates of it; null for the others, whose
 * invoices state VAT in their own currency only.
 *
 * @example accountingCurrencyOf('FR') // 'EUR'
 */
export function accountingCurrencyOf(country: string): 'EUR' | 'GBP' | 'CHF' | null {
  if (euro.has(country)) return 'EUR';
  if (country === 'GB') return 'GBP';
  return country === 'CH' ? 'CHF' : null;
}

/**
 * What one unit of the invoice's currency is worth in the accounting currency, a half goes up.
 *
 * @param intoE8 dollars for one unit of the accounting currency
 * @param fromE8 dollars for one unit of the invoice's; null for dollars
 * @example taxRateOf('EUR', 116_243_100n, null).rateE8 // 86026612n
 */
export function taxRateOf(into: string, intoE8: bigint, fromE8: bigint | null): TaxRate {
  return { currency: into, rateE8: mulDivHalfUp(fromE8 ?? ONE_E8, ONE_E8, intoE8) };
}
