const FIRST = Date.UTC(1_900, 0);
const END = Date.UTC(10_000, 0);
/** Day, time with or without seconds, zone. Zones reach from −12:00 to +14:00. */
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether a day or a time, in ISO 8601, lies from 1900 to 9999. Other years are slips, and databases know no year 0.
 *
 * @example isInCalendar('0000-01-01') // false
 */
export function isInCalendar(text: string): boolean {
  const at = Date.parse(text);
  return at >= FIRST && at < END;
}

/**
 * A moment in ISO 8601 with its zone; undefined for any other text and for a day that no month has, which `Date` would
 * take for one of the next month.
 *
 * @example momentOf('2026-03-02T09:30Z')?.toISOString() // '2026-03-02T09:30:00.000Z'
 * @example momentOf('2026-02-30T09:30Z') // undefined
 */
export function momentOf(text: string): Date | undefined {
  const [, year, month, day] = MOMENT.exec(text) ?? [];
  if (year === undefined || !isInCalendar(text)) return undefined;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.getUTCDate() === Number(day);
  return isDay ? new Date(text) : undefined;
}
