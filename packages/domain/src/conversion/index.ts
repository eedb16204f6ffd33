export { judgeConversion, moneyCodes, needsSecondPerson, planConversion } from './plan-conversion.ts';
export type { Conversion, ConversionPlan, MoneyCode, MoneySide } from './plan-conversion.ts';
