import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import { holdPeriods, selectPeriods } from './infra/period-queries.ts';

/**
 * Makes sure that a day's month is open, and stays so until this transaction ends.
 *
 * @param day `2026-11-27`
 * @throws AppError `conflict` with reason `period-closed`
 */
export async function requireOpenMonth(tx: Tx, day: string, field: string): Promise<void> {
  await holdPeriods(tx);
  const [last] = await selectPeriods(tx);
  if (last === undefined || day.slice(0, 7) > last.month) return;
  throw new AppError('conflict', {
    message: `The books are closed up to ${last.month}. Date it later, or decline it and propose it anew.`,
    details: {
      reason: 'period-closed',
      remedy: `Choose a day after ${last.month}.`,
      errors: [{ field, message: `Choose a day after ${last.month}.` }],
    },
  });
}
