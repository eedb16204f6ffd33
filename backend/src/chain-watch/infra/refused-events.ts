import type { Tx } from '../../platform/database/index.ts';

export interface RefusedEvent {
  /** Names this refusal: one that comes after the event was followed is another. */
  key: string;
  consumer: string;
  name: string;
  blockNumber: string;
  txHash: string;
  stage: string;
  reason: string;
  orderId: string | null;
  orderNumber: string | null;
}

/** Many a consumer waits a moment for another one; what is older than this does not end by itself. */
const PATIENCE = '1 minute';
const MOST = 100;

/** Events that a consumer has been refusing, oldest first. */
export async function refusedEvents(tx: Tx): Promise<RefusedEvent[]> {
  return tx.$queryRaw<RefusedEvent[]>`
    SELECT r.consumer || ':' || r.event_id || ':' || extract(epoch FROM r.since)::bigint AS key, r.consumer, e.name,
           e.block_number::text AS "blockNumber", e.tx_hash AS "txHash", e.status AS stage, r.reason,
           o.id AS "orderId", o.number AS "orderNumber"
      FROM bridge.event_refusal r
      JOIN bridge.event e ON e.id = r.event_id
      LEFT JOIN payment p ON p.payment_id = e.args ->> 'paymentId'
      LEFT JOIN purchase_order o ON o.id = p.order_id
     WHERE r.since < now() - ${PATIENCE}::interval
     ORDER BY r.since, r.event_id LIMIT ${MOST}`;
}
