import type { Tx } from '../../platform/database/index.ts';

/** Claims past their time that nothing has resolved, one row a group, oldest first. */
export async function expiredClaims(
  tx: Tx,
  take: number,
): Promise<{ externalRef: string; orderId: string | null; expiresAt: Date }[]> {
  return tx.$queryRawUnsafe(
    `SELECT g.external_ref AS "externalRef", g.order_id::text AS "orderId", max(t.expires_at) AS "expiresAt"
       FROM ledger.transfer t JOIN ledger.transfer_group g ON g.id = t.group_id
      WHERE t.expires_at <= clock_timestamp()
        AND NOT EXISTS (SELECT FROM ledger.transfer r WHERE r.pending_id = t.id)
      GROUP BY g.id ORDER BY max(t.expires_at) LIMIT $1::integer`,
    take,
  );
}
