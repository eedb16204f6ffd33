const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/**
 * An instant as people read it, always in UTC so that server and browser agree.
 *
 * @example dateTimeText('2026-11-23T14:02:11Z') // 'Mon 23 Nov 2026, 14:02 UTC'
 */
export function dateTimeText(iso: string): string {
  const date = new Date(iso);
  return `${DAY.format(date).replace(',', '')}, ${MINUTE.format(date)} UTC`;
}

/** @example dateText('2026-11-23T14:02:11Z') // 'Mon 23 Nov 2026' */
export function dateText(iso: string): string {
  return DAY.format(new Date(iso)).replace(',', '');
}
