import { compareDecimal, parseDecimal, tryParseDecimal, type Decimal } from '../units/index.ts';
import type { ValueOperator } from '../en10168/index.ts';
import type { Band, Limit } from './norm-table.ts';

export type Status = 'conforms' | 'deviates' | 'not-evaluated';

/** A value as certified: exactly so much, or only known to be below or above it. */
export interface CertifiedValue {
  value: Decimal;
  operator: ValueOperator;
}

/**
 * Is a value within a limit? Exact. "< 0.005" conforms to a maximum of 0.05 and says nothing of a maximum of 0.001.
 *
 * @example judgeValue({ value: parseDecimal('0.20'), operator: '=' }, { max: '0.20' }) // 'conforms'
 */
export function judgeValue({ value, operator }: CertifiedValue, { min, max }: Limit): Status {
  const verdicts: Status[] = [];
  if (max !== undefined) verdicts.push(judgeSide(value, operator, parseDecimal(max), 1));
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

/**
 * Bands that can hold for a thickness: one when it is known, all when it is not, none when it is beyond the table.
 */
export function bandsFor(bands: readonly Band[], thicknessMm: string | null): readonly Band[] {
  const thickness = thicknessMm === null ? undefined : tryParseDecimal(thicknessMm);
  if (thickness === undefined) return bands;
  const band = bands.find(({ upToMm }) => compareDecimal(thickness, parseDecimal(upToMm)) <= 0);
  return band === undefined ? [] : [band];
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

function oneLimit({ min, max }: Limit): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  return min === undefined ? `max ${max ?? ''}` : `min ${min}`;
}
