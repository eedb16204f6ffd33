import type { WebhookKind } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

/** Something in another module's rows that nobody was told yet. */
export interface Happening {
  key: string;
  organisationId: string;
  kind: WebhookKind;
  happenedAt: Date;
  data: Record<string, unknown>;
}

/**
 * Transitions of settlements and what became of payouts, of organisations that listen, since their endpoint was added. They are
 * read from rows that are kept for good, so that no other module has to think of webhooks and nothing is lost by a crash.
 * Two days back are looked at: a listener that joins late is not told the past.
 */
export function untoldHappenings(tx: Tx, limit: number): Promise<Happening[]> {
  return tx.$queryRaw<Happening[]>`
    WITH listener AS (
      SELECT organisation_id, kind, min(created_at) AS since
        FROM webhook_endpoint, unnest(kinds) AS kind WHERE state = 'on' GROUP BY organisation_id, kind),
    happening AS (
      SELECT 'settlement:' || t.id || ':' || k.kind || ':' || party.id AS key, party.id AS organisation_id, k.kind, t.at,
             jsonb_build_object('orderId', o.id, 'orderNumber', o.number, 'from', t.from_state, 'to', t.to_state,
                                'rail', p.rail, 'currency', p.currency, 'capturedMinor', p.captured_minor::text,
                                'returnedMinor', p.returned_minor::text) AS data
        FROM settlement_transition t
        JOIN purchase_order o ON o.id = t.order_id
        JOIN payment p ON p.order_id = o.id
        CROSS JOIN LATERAL (VALUES (o.buyer_id), (o.seller_id)) AS party (id)
        CROSS JOIN LATERAL (
          SELECT 'order.settlement-changed' AS kind
          UNION ALL SELECT 'payment.captured' WHERE t.to_state = 'released-final'
          UNION ALL SELECT 'payment.refunded' WHERE t.to_state = 'refunded'
          UNION ALL SELECT 'payment.reversed' WHERE t.to_state = 'reversed') AS k
       WHERE t.at > now() - interval '2 days'
      UNION ALL
      SELECT 'payout:' || y.id || ':' || e.state || ':' || e.id, y.seller_id, 'payout.' || e.state, e.at,
             jsonb_build_object('payoutId', y.id, 'currency', y.currency, 'amountMinor', y.amount_minor::text,
                                'paidCurrency', coalesce(c.currency, y.currency),
                                'paidMinor', coalesce(c.amount_minor, y.amount_minor)::text,
                                'method', y.method, 'failure', CASE e.state WHEN 'returned' THEN e.cause END)
        FROM payout_event e JOIN payout y ON y.id = e.payout_id
        LEFT JOIN payout_conversion c ON c.payout_id = y.id
       WHERE e.state IN ('settled', 'returned') AND e.at > now() - interval '2 days')
    SELECT h.key, h.organisation_id::text AS "organisationId", h.kind, h.at AS "happenedAt", h.data
      FROM happening h
      JOIN listener l ON l.organisation_id = h.organisation_id AND l.kind = h.kind AND l.since <= h.at
     WHERE NOT EXISTS (SELECT FROM webhook_event v WHERE v.key = h.key)
     ORDER BY h.at, h.key LIMIT ${limit}`;
}
