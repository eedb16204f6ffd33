/** First and last day, both included. */
export type Period = { from: string; to: string };

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/**
 * The periods that reports are made for, as of a day.
 *
 * @example periodsOf(new Date('2026-11-26T00:00:00Z')).quarter // { from: '2026-10-01', to: '2026-12-31' }
 */
export function periodsOf(now: Date): Record<'thisYear' | 'quarter' | 'lastYear', Period> {
  const year = now.getUTCFullYear();
  const first = now.getUTCMonth() - (now.getUTCMonth() % 3);
  return {
    thisYear: { from: day(year, 0, 1), to: day(year, 11, 31) },
    quarter: { from: day(year, first, 1), to: day(year, first + 3, 0) },
    lastYear: { from: day(year - 1, 0, 1), to: day(year - 1, 11, 31) },
  };
}

/** One thing that an importer owes under CBAM, and the last day for it. */
export type CbamDeadline = { duty: 'declare' | 'hold'; year: number; on: string };

/**
 * What is due next for goods of a calendar year, soonest first: certificates for half of the year's imports at each
 * quarter's end, from 2027 on, and the declaration by 30 September of the year after. Regulation (EU) 2023/956,
 * articles 6 and 22, as amended by (EU) 2025/2083.
 *
 * @example deadlinesOf(2026, '2026-11-26') // [{ duty: 'declare', year: 2026, on: '2027-09-30' }]
 */
export function deadlinesOf(year: number, today: string): CbamDeadline[] {
  const quarters = year < 2027 ? [] : [2, 5, 8, 11].map((month) => day(year, month + 1, 0));
  const next = quarters.find((on) => on >= today);
  return [
    ...(next === undefined ? [] : [{ duty: 'hold' as const, year, on: next }]),
    { duty: 'declare' as const, year, on: day(year + 1, 8, 30) },
  ];
}
