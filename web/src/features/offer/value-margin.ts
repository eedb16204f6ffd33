import { parseDecimal, toScaledExact } from '@topsteel/domain/units';

/** Decimals that values are compared with; certificates have at most five. */
const SCALE = 8;

export interface Margin {
  min: bigint | null;
  max: bigint | null;
  actual: bigint;
  /** Distance to the nearest limit in percent of that limit, rounded down; below zero outside. */
  percent: bigint;
}

const scaled = (text: string): bigint | null => {
  try {
    return toScaledExact(parseDecimal(text), SCALE) ?? null;
  } catch {
    return null;
  }
};

/**
 * Bounds of a limit as the norm's tables say it, with where it stands.
 *
 * @example readLimit('max 0.20 % (EN 10025-2:2019, table 1)')
 * // { min: null, max: '0.20', source: 'EN 10025-2:2019, table 1' }
 */
export function readLimit(limit: string): { min: string | null; max: string | null; source: string | null } {
  const source = /\(([^()]+)\)\s*$/.exec(limit)?.[1] ?? null;
  const both = /^(-?[\d.]+) to (-?[\d.]+)/.exec(limit);
  const one = /^(min|max) (-?[\d.]+)/.exec(limit);
  return {
    min: both?.[1] ?? (one?.[1] === 'min' ? (one[2] ?? null) : null),
    max: both?.[2] ?? (one?.[1] === 'max' ? (one[2] ?? null) : null),
    source,
  };
}

/** How far a value is from its limits; undefined where there are none, or it is no number. */
export function marginOf(
  actualText: string,
  minText: string | null,
  maxText: string | null,
): Margin | undefined {
  const actual = scaled(actualText);
  const min = minText === null ? null : scaled(minText);
  const max = maxText === null ? null : scaled(maxText);
  if (actual === null || (min === null && max === null)) return undefined;
  const distances = [
    ...(min === null || min === 0n ? [] : [percentDown(actual - min, min)]),
    ...(max === null || max === 0n ? [] : [percentDown(max - actual, max)]),
  ];
  const [first, ...rest] = distances;
  if (first === undefined) return undefined;
  return { min, max, actual, percent: rest.reduce((least, one) => (one < least ? one : least), first) };
}

function percentDown(part: bigint, whole: bigint): bigint {
  const size = whole < 0n ? -whole : whole;
  const percent = (part * 100n) / size;
  return part < 0n && (part * 100n) % size !== 0n ? percent - 1n : percent;
}

/** Thousandths of the width of a bar at which band and tick stand. */
export interface BarPlaces {
  from: number;
  to: number;
  tick: number;
}

/** Where the limits and the value stand on a bar, so that both are in sight. */
export function barPlaces({ min, max, actual }: Margin): BarPlaces {
  const low = min === null ? 0n : max === null ? 0n : min - (max - min) / 2n;
  const highest = [actual, ...(min === null ? [] : [min]), ...(max === null ? [] : [max])].reduce((a, b) =>
    a > b ? a : b,
  );
  const high = max === null || min === null ? (highest * 6n) / 5n : max + (max - min) / 2n;
  const span = high - low === 0n ? 1n : high - low;
  const at = (value: bigint): number => Number(((value - low) * 1_000n) / span);
  const clamped = (value: number): number => Math.min(1_000, Math.max(0, value));
  return {
    from: min === null ? 0 : clamped(at(min)),
    to: max === null ? 1_000 : clamped(at(max)),
    tick: clamped(at(actual)),
  };
}
