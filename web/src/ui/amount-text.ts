import { currencyDecimals, formatAmount, localiseDecimal, type Currency } from '@topsteel/domain/units';

const isKnown = (currency: string): currency is Currency => currency in currencyDecimals;

/**
 * An amount in a currency that its column or row names; a currency we do not know is shown in its minor units.
 *
 * @example amountText('358704', 'EUR') // '3,587.04'
 */
export function amountText(minor: string, currency: string): string {
  const text = isKnown(currency)
    ? formatAmount(BigInt(minor), currency)
    : `${localiseDecimal(minor, 'en')} ${currency} minor`;
  return text.replace('-', '\u2212');
}
