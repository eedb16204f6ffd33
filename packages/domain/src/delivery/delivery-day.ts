/** A lorry and its driver go this far in a day (Regulation (EC) 561/2006: nine hours at the wheel). */
const KM_A_DAY = 600;

/** The day steel leaves: whole days from now, and on a working day. */
export function leavingDay(now: Date, leadTimeDays: number): Date {
  return workingDay(addDays(now, leadTimeDays));
}

/**
 * The day it gets to a site: from leaving, one day for every 600 km that are begun, none of them a Saturday or Sunday.
 *
 * @example arrivalDay(new Date('2026-11-26T10:00:00Z'), 2, 440).toISOString().slice(0, 10) // '2026-12-01'
 */
export function arrivalDay(now: Date, leadTimeDays: number, distanceKm: number): Date {
  let day = leavingDay(now, leadTimeDays);
  for (let left = Math.max(1, Math.ceil(distanceKm / KM_A_DAY)); left > 0; left -= 1)
    day = workingDay(addDays(day, 1));
  return day;
}

const addDays = (day: Date, days: number): Date => new Date(day.getTime() + days * 86_400_000);

/** The day itself, or the Monday after it. */
function workingDay(day: Date): Date {
  const weekday = day.getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}
