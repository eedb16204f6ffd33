/** The last second of the year 9999. The contracts count in 48 bits, up to some nine million years from now. */
export const LAST_SECOND = 253_402_300_799n;

/**
 * A time as the contracts hold it, in ISO 8601. Whoever appoints a key chooses its window, and may choose one that no
 * calendar here can name: it is told as the end of the year 9999.
 *
 * @example instantOf(1_893_456_000n) // '2030-01-01T00:00:00.000Z'
 */
export const instantOf = (seconds: bigint): string =>
  new Date(Number(seconds > LAST_SECOND ? LAST_SECOND : seconds) * 1_000).toISOString();

/**
 * The end of a window; null when it has none, or lies beyond the year 9999.
 *
 * @example endOf(281_474_976_710_655n) // null
 */
export const endOf = (seconds: bigint): string | null => (seconds > LAST_SECOND ? null : instantOf(seconds));
