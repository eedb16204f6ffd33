import { AppError } from '../errors/index.ts';
import { mulDivHalfUp, parseDecimal } from '../units/index.ts';
import { RATE_SCALE } from './rate.ts';

/** Far above any rate, far below what would hide a mistake of eight digits. */
const HIGHEST_RATE_E8 = 10_000_000n * RATE_SCALE;

/**
 * A rate out of decimal text, in hundred-millionths; what is finer is rounded half up.
 *
 * @throws AppError `invalid-input` when the text is no plain decimal, or no rate above 0 and up to 10,000,000.
 * @example parseRateE8HalfUp('1.162431') // 116243100n
 */
export function parseRateE8HalfUp(text: string): bigint {
  const { unscaled, scale } = parseDecimal(text);
  const rateE8 = unscaled <= 0n ? 0n : mulDivHalfUp(unscaled, RATE_SCALE, 10n ** BigInt(scale));
  return requireRate(rateE8, text);
}

/**
 * The rate a/b ÷ c/b = a/c, such as dollars for a pound out of dollars and pounds for a euro; half up.
 *
 * @example crossRateE8HalfUp(parseRateE8HalfUp('1.1624'), parseRateE8HalfUp('0.8802')) // 132060895n
 */
export function crossRateE8HalfUp(numeratorE8: bigint, denominatorE8: bigint): bigint {
  return requireRate(mulDivHalfUp(numeratorE8, RATE_SCALE, denominatorE8), `${numeratorE8}/${denominatorE8}`);
}

function requireRate(rateE8: bigint, text: string): bigint {
  if (rateE8 > 0n && rateE8 <= HIGHEST_RATE_E8) return rateE8;
  throw new AppError('invalid-input', {
    message: `"${text}" is not an exchange rate: it must be above 0 and at most 10,000,000.`,
  });
}
