import { formatScaled, localiseDecimal } from '@topsteel/domain/units';

/**
 * Tonnes of CO2e per tonne of steel from grams per kilogram, to the kilogram.
 *
 * @example carbonText('620') // '0.620'
 */
export function carbonText(gramsCo2ePerKg: string): string {
  return localiseDecimal(formatScaled(BigInt(gramsCo2ePerKg), 3, 3), 'en');
}
