import { AppError } from '../errors/index.ts';
import { formatScaled, parseDecimal, toScaledExact, type Decimal } from '../units/index.ts';

/**
 * The unit of every intensity here: grams of CO2e per tonne of material, a whole number. 1 g/t = 0.001 kg/t =
 * 0.000001 t/t, so tonnes per tonne with up to six decimals and kilograms per tonne with up to three are exact.
 */
export const GRAMS_PER_TONNE_DECIMALS = 6;

/**
 * Nearest whole number of a ratio; a half goes away from zero, for either sign.
 *
 * @throws AppError `internal` when the divisor is not above zero.
 * @example divideHalfUp(-5n, 2n) // -3n
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n)
    throw new AppError('internal', { message: `A ratio needs a divisor above 0, not ${divisor}.` });
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

/**
 * Grams of CO2e per tonne of emissions that belong to a mass, rounded half up.
 *
 * @example gramsCo2ePerTonneOf(12_400_000n, 20_000_000n) // 620000n, that is 620 kg/t
 */
export const gramsCo2ePerTonneOf = (emissionsGrams: bigint, massGrams: bigint): bigint =>
  divideHalfUp(emissionsGrams * 1_000_000n, massGrams);

/**
 * Grams of CO2e per tonne from a ratio of two decimals: kilograms of CO2e in `carbon` for kilograms of material in
 * `mass`. Rounded half up.
 *
 * @example gramsCo2ePerTonneOfDecimals(parseDecimal('1.85'), parseDecimal('1')) // 1850000n
 */
export function gramsCo2ePerTonneOfDecimals(carbon: Decimal, mass: Decimal): bigint {
  const dividend = carbon.unscaled * 10n ** BigInt(mass.scale + GRAMS_PER_TONNE_DECIMALS);
  return divideHalfUp(dividend, mass.unscaled * 10n ** BigInt(carbon.scale));
}

/**
 * Grams of CO2e per tonne from tonnes per tonne as text.
 *
 * @throws AppError `invalid-input` when the text is no decimal or is finer than six decimals.
 * @example parseTonnesPerTonne('2.022') // 2022000n
 */
export function parseTonnesPerTonne(text: string): bigint {
  const grams = toScaledExact(parseDecimal(text), GRAMS_PER_TONNE_DECIMALS);
  if (grams === undefined) {
    throw new AppError('invalid-input', {
      message: `"${text}" has more than six decimals of t CO2e per t. Round it to the gram per tonne.`,
    });
  }
  return grams;
}

/** @example tonnesPerTonneText(2_022_000n) // '2.022' */
export const tonnesPerTonneText = (gramsCo2ePerTonne: bigint, minFraction = 0): string =>
  formatScaled(gramsCo2ePerTonne, GRAMS_PER_TONNE_DECIMALS, minFraction);

/** @example kilogramsPerTonneText(620_500n) // '620.5' */
export const kilogramsPerTonneText = (gramsCo2ePerTonne: bigint): string =>
  formatScaled(gramsCo2ePerTonne, 3);

/**
 * A number of a JSON document as the exact decimal text it was written as, up to the 15 digits that every JSON reader keeps.
 *
 * @throws AppError `invalid-input` when it is no finite number or outside of 10^±60.
 * @example decimalOfNumber(1.5e-7) // '0.00000015'
 */
export function decimalOfNumber(value: number): string {
  const match = /^(-?)(\d)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(value.toExponential());
  const exponent = Number(match?.[4] ?? '0');
  if (!match || Math.abs(exponent) > 60) {
    throw new AppError('invalid-input', {
      message: `${value} is not a number that carbon can be counted in.`,
    });
  }
  const [, sign = '', whole = '0', fraction = ''] = match;
  const scale = fraction.length - exponent;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? formatScaled(digits, scale) : formatScaled(digits * 10n ** BigInt(-scale), 0);
}
