import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../../platform/database/index.ts';

/** Is a dispute about the order open between its two sides? */
export async function isDisputed(tx: Tx, orderId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM dispute WHERE order_id = ${orderId}::uuid
                      AND state IN ('open', 'answered', 'escalated')) AS found`;
  return row?.found ?? false;
}

/** @throws AppError `conflict` while a dispute about the order is open */
export async function requireUndisputed(tx: Tx, orderId: string): Promise<void> {
  if (!(await isDisputed(tx, orderId))) return;
  throw new AppError('conflict', {
    message: 'A dispute about this order is open. Withdraw it or wait for its decision first.',
    details: { reason: 'disputed' },
  });
}
