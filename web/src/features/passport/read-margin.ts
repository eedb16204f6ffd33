import { formatScaled, mulDivDown } from '@topsteel/domain/units';

const SCALE = 6;

/** The limits that a claim names beside a value, as decimal texts, and where they stand. */
export interface Limits {
  low: string | undefined;
  high: string | undefined;
  /** Norm, edition and table. */
  source: string | undefined;
}

export interface Margin {
  /** Tenths of a percent of the limit (of the range, where there are two); negative when it is outside. */
  permille: bigint;
  /** Where limits and value stand in a picture from 0 to 1,000. */
  picture: { low: number; high: number; value: number };
}

/**
 * @example readLimits('470 to 630 MPa (EN 10219-1:2006, table A.3)') // { low: '470', high: '630', source: 'EN 10219-1:2006, table A.3' }
 * @example readLimits('max 0.22 %') // { low: undefined, high: '0.22', source: undefined }
 */
export function readLimits(text: string): Limits {
  const source = /\(([^()]*)\)\s*$/.exec(text)?.[1];
  const number = String.raw`(-?\d+(?:\.\d+)?)`;
  const range = new RegExp(`^${number} to ${number}`).exec(text);
  if (range) return { low: range[1], high: range[2], source };
  return {
    low: new RegExp(`^min ${number}`).exec(text)?.[1],
    high: new RegExp(`^max ${number}`).exec(text)?.[1],
    source,
  };
}

/**
 * How far a value is from its nearest limit, rounded down, and where it stands. Undefined when there is no limit, or
 * the limit is zero.
 *
 * @example readMargin('428', { low: '355', high: undefined, source: undefined })?.permille // 205n
 */
export function readMargin(value: string, { low, high }: Limits): Margin | undefined {
  const at = scaled(value);
  const [least, most] = [low, high].map((limit) => (limit === undefined ? undefined : scaled(limit)));
  if (at === undefined || (least === undefined && most === undefined)) return undefined;
  const distances = [
    ...(least === undefined ? [] : [at - least]),
    ...(most === undefined ? [] : [most - at]),
  ];
  const nearest = distances.reduce((a, b) => (a < b ? a : b));
  const base = least !== undefined && most !== undefined ? most - least : (least ?? most ?? 0n);
  if (base <= 0n) return undefined;
  const permille = nearest < 0n ? -mulDivDown(-nearest, 1_000n, base) : mulDivDown(nearest, 1_000n, base);
  return { permille, picture: pictureOf(at, least, most, base) };
}

/** A tenth of the picture is left free on each side of what it shows. */
function pictureOf(at: bigint, least: bigint | undefined, most: bigint | undefined, base: bigint) {
  const shown = [at, ...(least === undefined ? [] : [least]), ...(most === undefined ? [] : [most])];
  const from = least === undefined ? 0n : shown.reduce((a, b) => (a < b ? a : b)) - base / 5n;
  const to = shown.reduce((a, b) => (a > b ? a : b)) + base / 5n;
  const place = (point: bigint) => Number(((point - from) * 1_000n) / (to - from));
  return {
    low: least === undefined ? 0 : place(least),
    high: most === undefined ? 1_000 : place(most),
    value: place(at),
  };
}

function scaled(text: string): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '0', fraction = ''] = match;
  return BigInt(`${sign}${whole}${fraction.padEnd(SCALE, '0')}`);
}

/** @example percentText(205n) // '20.5' */
export const percentText = (permille: bigint): string => formatScaled(permille, 1, 1);
