import { leastDistanceKm, type Place } from './distance.ts';

export type { Place } from './distance.ts';

/** One reading of a label. */
export interface Reading extends Place {
  /** Unix seconds. */
  at: number;
  /** A keyed hash of the reader that changes every day: tells readers of one day apart, and nobody from one day to the next. */
  reader: string;
}

/** Why a label looks copied, in the keys and parameters of the verdict lines. */
export type CopySignal =
  | { key: 'suspectedClone'; params: { placeA: string; placeB: string; duration: number } }
  | { key: 'manyReaders'; params: { n: number; date: number } };

/** Faster than this no label gets from one place to another: an airliner, door to door. */
const FASTEST_KM_PER_HOUR = 900;
/** Nearer places are not told apart: edges name the wrong side of a border now and then. */
const LEAST_KM = 50;
/** A yard, a carrier and a site together read a bundle some ten times a day. */
export const MOST_READERS_A_DAY = 25;
/** Readings are forgotten after this time, and a signal with them. */
export const KEPT_DAYS = 90;

const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;
/** Newest readings that are looked at; an older pair was seen when it was new. */
const MAX_READINGS = 500;

/**
 * Whether the readings of one label can all be of one label.
 *
 * Two readings by different readers at places so far apart that nothing travels between them in the time are a copy or
 * a picture that was sent on; more readers on one day than handle a bundle are a label that was printed many times.
 * Countries alone are compared by the least distance between them. Nothing is concluded from one reader: somebody
 * behind a changing network address is still one person on that day.
 *
 * @param readings of one label, in any order
 * @returns undefined when nothing speaks for a copy
 * @example
 * judgeReadings([
 *   { at: 0, country: 'NL', reader: 'a' },
 *   { at: 2_400, country: 'TR', reader: 'b' },
 * ]) // { key: 'suspectedClone', params: { placeA: 'NL', placeB: 'TR', duration: 2400 } }
 */
export function judgeReadings(readings: readonly Reading[]): CopySignal | undefined {
  const newest = readings.toSorted((a, b) => a.at - b.at).slice(-MAX_READINGS);
  return tooFast(newest) ?? tooMany(newest);
}

function tooFast(readings: readonly Reading[]): CopySignal | undefined {
  let found: { signal: CopySignal; excessKm: number } | undefined;
  for (const [i, later] of readings.entries()) {
    for (const earlier of readings.slice(0, i)) {
      if (earlier.reader === later.reader) continue;
      const duration = later.at - earlier.at;
      const km = leastDistanceKm(earlier, later);
      const excessKm = km - (duration / SECONDS_PER_HOUR) * FASTEST_KM_PER_HOUR;
      if (km < LEAST_KM || excessKm <= (found?.excessKm ?? 0)) continue;
      const params = { placeA: nameOf(earlier), placeB: nameOf(later), duration };
      found = { signal: { key: 'suspectedClone', params }, excessKm };
    }
  }
  return found?.signal;
}

/** The public hears of countries only. */
const nameOf = ({ country }: Reading): string => country ?? '…';

function tooMany(readings: readonly Reading[]): CopySignal | undefined {
  const days = new Map<number, Set<string>>();
  for (const { at, reader } of readings) {
    const day = Math.floor(at / SECONDS_PER_DAY);
    days.set(day, (days.get(day) ?? new Set()).add(reader));
  }
  const [day, readers] = [...days].toSorted(([, a], [, b]) => b.size - a.size)[0] ?? [0, new Set()];
  if (readers.size <= MOST_READERS_A_DAY) return undefined;
  return { key: 'manyReaders', params: { n: readers.size, date: day * SECONDS_PER_DAY } };
}
