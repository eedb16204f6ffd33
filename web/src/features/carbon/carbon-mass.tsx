import { formatScaled } from '@topsteel/domain/units';
import { useFormats, type Formats } from '../../ui/formats.ts';

/** Tonnes of CO2e from grams, exact, with at least three decimals. @example tonnesText(fr, '3093822') // '3,093822' */
export const tonnesText = (formats: Formats, grams: bigint | string): string =>
  formats.decimal(formatScaled(BigInt(grams), 6, 3));

/** The same in the language of the page. */
export function useCo2e(): (grams: bigint | string) => string {
  const formats = useFormats();
  return (grams) => tonnesText(formats, grams);
}

/** A carbon mass in tonnes; the column head or the label names the unit. */
export function CarbonMass({ grams }: { grams: bigint | string }) {
  return <span className="whitespace-nowrap">{tonnesText(useFormats(), grams)}</span>;
}
