import type { FulfilmentState, PaymentState } from '@topsteel/domain/order';
import type { Tx } from '../../platform/database/index.ts';

/** An order that was changed since its party was last told of its status. */
export interface OrderChange {
  orderId: string;
  orderNumber: string;
  organisationId: string;
  paymentState: PaymentState;
  isFinal: boolean;
  fulfilment: FulfilmentState;
  closedAs: 'cancelled' | 'expired' | null;
  changedAt: Date;
  /** How often its status was told, and what was told last. */
  times: number;
  lastTold: string | null;
}

/** Orders of organisations that listen, changed in the last two days, since they listen and since they were last told. */
export function changedOrders(tx: Tx, limit: number): Promise<OrderChange[]> {
  return tx.$queryRaw<OrderChange[]>`
    WITH listener AS (
      SELECT organisation_id, min(created_at) AS since
        FROM webhook_endpoint WHERE state = 'on' AND 'order.status-changed' = ANY (kinds) GROUP BY organisation_id)
    SELECT o.id::text AS "orderId", o.number AS "orderNumber", l.organisation_id::text AS "organisationId",
           p.state AS "paymentState", p.is_final AS "isFinal", o.fulfilment, o.closed_as AS "closedAs",
           greatest(o.updated_at, p.updated_at) AS "changedAt", told.times, told.last AS "lastTold"
      FROM listener l
      JOIN purchase_order o ON o.buyer_id = l.organisation_id OR o.seller_id = l.organisation_id
      JOIN payment p ON p.order_id = o.id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS times, max(v.happened_at) AS at,
               (array_agg(v.body->'data'->>'to' ORDER BY v.happened_at DESC, v.created_at DESC))[1] AS last
          FROM webhook_event v
         WHERE v.key LIKE 'order-status:' || o.id || ':' || l.organisation_id || ':%') AS told
     WHERE greatest(o.updated_at, p.updated_at) > greatest(l.since, now() - interval '2 days')
       AND (told.at IS NULL OR told.at < greatest(o.updated_at, p.updated_at))
     ORDER BY greatest(o.updated_at, p.updated_at) DESC LIMIT ${limit}`;
}
