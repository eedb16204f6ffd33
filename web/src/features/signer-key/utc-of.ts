/**
 * The instant of a field for day and time, which is typed in UTC as every time is shown; undefined where it is empty.
 *
 * @example utcOf('2026-11-27T14:02') // '2026-11-27T14:02:00.000Z'
 */
export const utcOf = (typed: string): string | undefined =>
  typed === '' ? undefined : new Date(`${typed}Z`).toISOString();
