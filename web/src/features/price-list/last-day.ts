const DAY_MS = 86_400_000;

/**
 * The end of a validity whose last day was chosen: the start of the day after, since the end itself is no longer valid.
 *
 * @param day as its field holds it; empty for no end
 * @example endAfter('2026-11-30') // '2026-12-01T00:00:00.000Z'
 */
export const endAfter = (day: string): string | null =>
  day === '' ? null : new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString();

/**
 * The last day of a validity that ends with a day; undefined where it ends within one, as what was ended by hand does.
 *
 * @example lastDayOf('2026-12-01T00:00:00.000Z') // '2026-11-30'
 */
export function lastDayOf(end: string): string | undefined {
  const at = Date.parse(end);
  return at % DAY_MS === 0 ? new Date(at - DAY_MS).toISOString().slice(0, 10) : undefined;
}
