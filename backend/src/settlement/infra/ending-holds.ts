import type { Tx } from '../../platform/database/index.ts';

/** Orders whose card has been held since a time between these two, and whose capture nobody has asked for. */
export async function endingHolds(
  tx: Tx,
  held: { after: Date; until: Date },
): Promise<{ orderId: string; heldAt: Date }[]> {
  return tx.$queryRaw`
    SELECT p.order_id::text AS "orderId", h.at AS "heldAt"
      FROM payment p
      JOIN LATERAL (SELECT min(e.at) AS at FROM payment_event e
                     WHERE e.attempt_id = p.attempt_id AND e.state = 'authorized') h ON true
     WHERE p.rail = 'card' AND p.state = 'authorized'
       AND h.at > ${held.after}::timestamptz AND h.at <= ${held.until}::timestamptz
     LIMIT 100`;
}
