import { formatScaled, localiseDecimal } from '@topsteel/domain/units';

/** Tonnes of CO2e from grams, exact, with at least three decimals. @example tonnesText('3093822') // '3.093822' */
export const tonnesText = (grams: string): string => localiseDecimal(formatScaled(BigInt(grams), 6, 3), 'en');

/** A carbon mass in tonnes; the column head or the label names the unit. */
export function CarbonMass({ grams }: { grams: string }) {
  return <span className="whitespace-nowrap">{tonnesText(grams)}</span>;
}
