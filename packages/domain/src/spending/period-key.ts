/** What a limit is counted over; `order` counts nothing together. */
export type SpendingPeriod = 'order' | 'day' | 'month' | 'year';

const lengths: Record<SpendingPeriod, number> = { order: 0, day: 10, month: 7, year: 4 };

/**
 * The name of the period that an instant falls in, in UTC; two instants of one period have the same name.
 *
 * @example periodKeyOf('month', new Date('2026-11-30T23:30:00-01:00')) // '2026-12'
 */
export const periodKeyOf = (period: SpendingPeriod, at: Date): string =>
  at.toISOString().slice(0, lengths[period]);
