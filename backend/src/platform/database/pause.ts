const FIRST_MS = 25;
const MOST_MS = 1_000;

/**
 * How long to wait before the next try: at random up to twice as long each time, so that two who were in each other's way
 * do not meet again ("full jitter").
 *
 * @param random from 0 up to, and without, 1
 * @example pauseMs(3, 0.5) // 50: half of 25 · 2²
 */
export const pauseMs = (tries: number, random: number): number =>
  Math.floor(Math.min(MOST_MS, FIRST_MS * 2 ** (tries - 1)) * random);
