import { compareDecimal, parseDecimal, tryParseDecimal, type Decimal } from '../units/index.ts';
import type { ValueOperator } from '../en10168/index.ts';
import type { Band, BandedLimit, Limit } from './norm-table.ts';

export type Status = 'conforms' | 'deviates' | 'not-evaluated';

/** A value as certified: exactly so much, or only known to be below or above it. */
export interface CertifiedValue {
  value: Decimal;
  operator: ValueOperator;
}

/** What of the product decides which band of a table holds. */
export interface Size {
  /** Thickness or diameter in mm; null when the certificate does not give it. */
  thicknessMm: string | null;
  isLong: boolean;
  /** A flat product: the size is a thickness, not a diameter. */
  isFlat: boolean;
  /** A hollow section above 3 mm with D/T below 15, or (B + H)/2T below 12.5. */
  isThickWalled: boolean;
}

/**
 * Is a value within a limit? Exact, digit for digit as certified: 0.201 is above 0.20. "< 0.005" conforms to a
 * maximum of 0.05 and says nothing of a maximum of 0.001.
 *
 * @example judgeValue({ value: parseDecimal('0.20'), operator: '=' }, { max: '0.20' }) // 'conforms'
 */
export function judgeValue({ value, operator }: CertifiedValue, { min, max, isMaxExcluded }: Limit): Status {
  const verdicts: Status[] = [];
  if (max !== undefined) {
    const limit = parseDecimal(max);
    const isAtExcluded = isMaxExcluded === true && compareDecimal(value, limit) === 0;
    if (isAtExcluded)
      verdicts.push(operator === '<' ? 'conforms' : operator === '<=' ? 'not-evaluated' : 'deviates');
    else verdicts.push(judgeSide(value, operator, limit, 1));
  }
  if (min !== undefined) verdicts.push(judgeSide(value, operator, parseDecimal(min), -1));
  if (verdicts.includes('deviates')) return 'deviates';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'conforms')
    ? 'conforms'
    : 'not-evaluated';
}

/** side 1: limit is a maximum, -1: a minimum. */
function judgeSide(value: Decimal, operator: ValueOperator, limit: Decimal, side: 1 | -1): Status {
  const beyond = compareDecimal(value, limit) * side;
  if (operator === '=') return beyond > 0 ? 'deviates' : 'conforms';
  const isBoundedTowardsLimit = (operator.startsWith('<') ? 1 : -1) === side;
  if (isBoundedTowardsLimit) return beyond <= 0 ? 'conforms' : 'not-evaluated';
  return beyond > 0 || (beyond === 0 && operator.length === 1) ? 'deviates' : 'not-evaluated';
}

/** A thickness that can be one: a decimal above zero. */
export function thicknessOf(thicknessMm: string | null): Decimal | undefined {
  const thickness = thicknessMm === null ? undefined : tryParseDecimal(thicknessMm);
  return thickness !== undefined && thickness.unscaled > 0n ? thickness : undefined;
}

/**
 * Bands that can hold for a thickness: one when it is known, all when it is not, none when it is beyond the table.
 */
export function bandsFor(bands: readonly Band[], thicknessMm: string | null): readonly Band[] {
  const thickness = thicknessOf(thicknessMm);
  if (thickness === undefined) return bands;
  const band = bands.find(({ upToMm, isBelow }) => {
    const order = compareDecimal(thickness, parseDecimal(upToMm));
    return isBelow === true ? order < 0 : order <= 0;
  });
  return band === undefined ? [] : [band];
}

/** The bands of a limit for a product: by its kind first, then by its size. */
export function bandsOf(limit: Omit<BandedLimit, 'clause'>, size: Size): readonly Band[] {
  const flat = size.isFlat ? limit.flat : undefined;
  const long = size.isLong ? limit.longProducts : undefined;
  return bandsFor(flat ?? long ?? limit.bands, size.thicknessMm);
}

/** Judged by every band that can hold: conforms only if all agree, deviates only if all agree. */
export function judgeBands(value: CertifiedValue, bands: readonly Limit[]): Status {
  const verdicts = new Set(bands.map((band) => judgeValue(value, band)));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'not-evaluated';
}

/** @example limitText([{ min: '470', max: '630' }], 'MPa') // '470 to 630 MPa' */
export function limitText(bands: readonly Limit[], unit: string): string {
  const texts = new Set(bands.map((band) => oneLimit(band)));
  return texts.size === 0 ? 'none in the table' : `${[...texts].join(' or ')} ${unit}`.trim();
}

/** The ends of a limit, when all bands agree on them. @example endsOf([{ max: '0.20' }]) // { min: null, max: '0.20' } */
export function endsOf(bands: readonly Limit[]): { min: string | null; max: string | null } {
  const [first, ...others] = bands;
  const areAlike = others.every(({ min, max }) => min === first?.min && max === first?.max);
  return areAlike ? { min: first?.min ?? null, max: first?.max ?? null } : { min: null, max: null };
}

function oneLimit({ min, max, isMaxExcluded }: Limit): string {
  if (min !== undefined && max !== undefined) {
    return isMaxExcluded === true ? `${min} to below ${max}` : `${min} to ${max}`;
  }
  return min === undefined ? `max ${max ?? ''}` : `min ${min}`;
}
