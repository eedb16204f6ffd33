export {
  addDecimal,
  compareDecimal,
  formatDecimal,
  formatScaled,
  localiseDecimal,
  multiplyDecimal,
  parseDecimal,
  toScaledExact,
  tryParseDecimal,
} from './decimal.ts';
export type { Decimal, NumberLocale } from './decimal.ts';
export {
  formatKilograms,
  formatTonnes,
  GRAMS_PER_KILOGRAM,
  GRAMS_PER_TONNE,
  parseMassGrams,
} from './mass.ts';
export type { MassUnit } from './mass.ts';
export { currencyDecimals, formatAmount, parseAmountMinor } from './money.ts';
export type { Currency } from './money.ts';
export { mulDivDown, mulDivHalfUp, mulDivUp } from './mul-div.ts';
export { readFigure, typedDecimal } from './read-figure.ts';
export type { FigureReading, Habit } from './read-figure.ts';
