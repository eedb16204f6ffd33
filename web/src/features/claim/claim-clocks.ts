/** What can be wrong with steel that arrived, as a claim names it. */
export const claimReasons = ['transit', 'rust', 'nonconforming', 'weight', 'late', 'documents'] as const;
export type ClaimReason = (typeof claimReasons)[number];

/** Days within which the trade expects to be told, counted from the weighing. */
export const reportDays = { transit: 1, rust: 5, nonconforming: 30 } as const;

/** The last moment to report one kind of fault, and how many whole days are left of it; 0 once it is over. */
export type ClaimClock = { reason: keyof typeof reportDays; days: number; until: string; daysLeft: number };

const DAY_MS = 86_400_000;

/**
 * The clocks of a load, the shortest first.
 *
 * @example clocksOf('2026-11-26T10:00:00Z', new Date('2026-11-26T11:00:00Z'))[0]
 * // { reason: 'transit', days: 1, until: '2026-11-27T10:00:00.000Z', daysLeft: 1 }
 */
export function clocksOf(weighedAt: string, now: Date): ClaimClock[] {
  return (['transit', 'rust', 'nonconforming'] as const).map((reason) => {
    const days = reportDays[reason];
    const until = Date.parse(weighedAt) + days * DAY_MS;
    return {
      reason,
      days,
      until: new Date(until).toISOString(),
      daysLeft: Math.max(0, Math.ceil((until - now.getTime()) / DAY_MS)),
    };
  });
}
