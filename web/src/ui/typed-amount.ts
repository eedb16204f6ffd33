import { parseDecimal, toScaledExact } from '@topsteel/domain/units';
import { typedDecimal, type Habit } from './typed-decimal.ts';

/**
 * A typed figure in whole units of `10^-decimals`: cents, grams of tonnes, basis points of per cent.
 *
 * @returns undefined when it is no figure, or finer than that.
 * @example typedAmount('742,50', 2, 'fr') // 74250n
 * @example typedAmount('742,505', 2, 'fr') // undefined
 */
export function typedAmount(text: string, decimals: number, habit: Habit): bigint | undefined {
  const plain = typedDecimal(text, habit);
  return plain === undefined ? undefined : toScaledExact(parseDecimal(plain), decimals);
}

/**
 * A typed amount in thousandths of the unit it is bought by, as the API takes it; at least one and below 10^12.
 *
 * @example typedMilli('2,5', 'de') // '2500'
 */
export function typedMilli(text: string, habit: Habit): string | undefined {
  const milli = typedAmount(text, 3, habit);
  return milli !== undefined && milli > 0n && milli < 1_000_000_000_000n ? milli.toString() : undefined;
}

/** Grams of a mass typed in tonnes, above zero. @example typedGrams('2.48', 'en') // 2480000n */
export function typedGrams(text: string, habit: Habit): bigint | undefined {
  const grams = typedAmount(text, 6, habit);
  return grams !== undefined && grams > 0n ? grams : undefined;
}
