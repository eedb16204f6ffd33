const zero = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const three = 'BHD IQD JOD KWD LYD OMR TND';
const four = 'CLF UYW';
/** Metals, bond units and test codes: no minor unit exists. */
const none = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX';

const exponents = new Map<string, number | null>([
  ...zero.split(' ').map((code) => [code, 0] as const),
  ...three.split(' ').map((code) => [code, 3] as const),
  ...four.split(' ').map((code) => [code, 4] as const),
  ...none.split(' ').map((code) => [code, null] as const),
]);

/**
 * Decimals of a currency's minor unit (ISO 4217, list one); null when it has none. Every code that is not an exception
 * has two.
 *
 * @example currencyExponent('JPY') // 0
 */
export function currencyExponent(currency: string): number | null {
  const exponent = exponents.get(currency);
  return exponent === undefined ? 2 : exponent;
}
