import type { Tx } from '../../platform/database/index.ts';

interface Refunds {
  /** Asked for and not yet taken on by the provider. */
  waiting: number;
  /** Asked for on the order, by this attempt or an earlier one, whatever became of it. */
  ofOrder: number;
  /** By how much what is on its way back to the payer, or there, has fallen from one reading to the next, in total. */
  cameBackMinor: bigint;
}

/** The refunds of an attempt. The payment must be locked: then no reading of the provider is kept meanwhile. */
export async function refundsOf(
  tx: Tx,
  { attemptId, orderId }: { attemptId: string; orderId: string },
): Promise<Refunds> {
  const commands = await tx.paymentCommand.findMany({
    where: { attempt: { orderId }, verb: 'refund' },
    select: { attemptId: true, status: true },
  });
  const waiting = commands.filter((each) => each.attemptId === attemptId && each.status === 'waiting').length;
  const [readings] = await tx.$queryRaw<{ came_back: string }[]>`
    SELECT coalesce(sum(greatest(earlier - total, 0)), 0)::text AS came_back
      FROM (SELECT total, lag(total, 1, 0::numeric) OVER (ORDER BY version) AS earlier
              FROM (SELECT version,
                           (snapshot->>'refundPendingMinor')::numeric + (snapshot->>'refundedMinor')::numeric AS total
                      FROM payment_event WHERE attempt_id = ${attemptId}::uuid) e) f`;
  return { waiting, ofOrder: commands.length, cameBackMinor: BigInt(readings?.came_back ?? 0) };
}
