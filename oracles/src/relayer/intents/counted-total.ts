import type { Hex } from 'viem';
import type { IntentContext } from './intent-handler.ts';

/** How many captures or refunds of a payment stand in our log, and their sum in minor units. */
export async function countedTotal(
  context: IntentContext,
  name: 'PaymentCaptured' | 'PaymentRefunded',
  paymentId: Hex,
): Promise<{ count: number; amount: bigint }> {
  const { rows } = await context.db.query<{ count: string; amount: string }>(
    `SELECT count(*) AS count, coalesce(sum((args->>'amount')::numeric), 0) AS amount
     FROM bridge.event
     WHERE chain_id = $1 AND contract = 'settlementEscrow' AND name = $2 AND status <> 'orphaned'
       AND args @> $3::jsonb`,
    [context.deployment.chainId, name, JSON.stringify({ paymentId: paymentId.toLowerCase() })],
  );
  return { count: Number(rows[0]?.count ?? 0), amount: BigInt(rows[0]?.amount ?? 0) };
}
