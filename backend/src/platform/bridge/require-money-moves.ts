import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../database/index.ts';

/**
 * Refuses whatever cannot be taken back (payouts, captures, refunds) while the watcher is in alarm: the chain took back
 * final blocks, or its nodes disagree.
 *
 * @throws AppError `unavailable` with the alarm's sentence.
 */
export async function requireMoneyMoves(tx: Tx): Promise<void> {
  const [head] = await tx.$queryRaw<{ alarm: string }[]>`
    SELECT alarm FROM bridge.head WHERE alarm IS NOT NULL LIMIT 1`;
  if (!head) return;
  throw new AppError('unavailable', {
    message: `No money is moved while the chain is in question: ${head.alarm}`,
    details: { reason: 'money-stopped' },
  });
}
