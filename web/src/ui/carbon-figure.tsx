import { formatScaled, localiseDecimal } from '@topsteel/domain/units';

/**
 * Tonnes of CO2e per tonne of steel from grams per kilogram, two decimals at least.
 *
 * @example carbonText('620') // '0.62'
 */
export function carbonText(gramsCo2ePerKg: string): string {
  return localiseDecimal(formatScaled(BigInt(gramsCo2ePerKg), 3, 2), 'en');
}

/** "CO2e" with a real subscript. */
export function Co2e() {
  return (
    <>
      CO<sub className="text-[0.75em] leading-none">2</sub>e
    </>
  );
}
