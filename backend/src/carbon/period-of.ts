import type { PeriodQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 5 * 366;

/** Days in UTC, both included, as moments: from the first until before the day after the last. */
export interface Period {
  fromDay: string;
  toDay: string;
  from: Date;
  before: Date;
}

/**
 * The days that are asked for; this calendar year when nothing is.
 *
 * @throws AppError `invalid-input` when the last day comes before the first, or the period is longer than five years.
 * @example periodOf({ from: '2026-01-01', to: '2026-03-31' }).before.toISOString() // '2026-04-01T00:00:00.000Z'
 */
export function periodOf(query: PeriodQuery, now = new Date()): Period {
  const year = now.toISOString().slice(0, 4);
  const fromDay = query.from ?? `${(query.to ?? year).slice(0, 4)}-01-01`;
  const toDay = query.to ?? `${fromDay.slice(0, 4)}-12-31`;
  const from = new Date(`${fromDay}T00:00:00Z`);
  const before = new Date(new Date(`${toDay}T00:00:00Z`).getTime() + DAY_MS);
  const days = (before.getTime() - from.getTime()) / DAY_MS;
  if (days < 1 || days > LONGEST_DAYS) {
    throw new AppError('invalid-input', {
      message: 'Give a first day and a later last day, at most five years apart.',
      details: { reason: 'period-invalid', errors: [{ field: 'to', message: 'Not after the first day.' }] },
    });
  }
  return { fromDay, toDay, from, before };
}
