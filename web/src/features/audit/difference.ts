import { localiseDecimal } from '@topsteel/domain/units';

/**
 * How far a figure is from the reference, in base units with its sign.
 *
 * @example differenceText('1000', '1250') // '−250'
 */
export function differenceText(minor: string, reference: string): string {
  const difference = BigInt(minor) - BigInt(reference);
  if (difference === 0n) return '0';
  const digits = localiseDecimal((difference < 0n ? -difference : difference).toString(), 'en');
  return `${difference < 0n ? '\u2212' : '+'}${digits}`;
}
