import type { Tx } from '../../platform/database/index.ts';

/** How many refunds of an attempt were asked for: still to be carried out, and carried out or refused for good. */
export async function refundsOf(tx: Tx, attemptId: string): Promise<{ waiting: number; ended: number }> {
  const rows = await tx.paymentCommand.findMany({
    where: { attemptId, verb: 'refund' },
    select: { status: true },
  });
  const waiting = rows.filter(({ status }) => status === 'waiting').length;
  return { waiting, ended: rows.length - waiting };
}
