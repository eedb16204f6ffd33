import type { Tx } from '../../platform/database/index.ts';
import type { NoticeKind } from '../notice-words.ts';

/**
 * Writes down what browsers are to be told of the last day: transitions of orders' payments, for both sides, recall notices,
 * changed answers to questions that an auditor keeps, for that person alone, and requests for approval, for who decides and
 * for who asked. All are rows that are kept anyway, so that no other module has to think of browsers and nothing is lost by
 * a crash. What happened before a browser asked is not told, and nothing to who has left the company.
 */
export const noteHappenings = (tx: Tx): Promise<number> =>
  tx.$executeRaw`
    WITH happening AS (
      SELECT 'order:' || t.id AS key, party.id AS organisation_id, NULL AS user_id, party.kind, t.at,
             o.number AS subject, o.id AS order_id
        FROM settlement_transition t
        JOIN purchase_order o ON o.id = t.order_id
        CROSS JOIN LATERAL (VALUES (o.buyer_id, 'order-bought'), (o.seller_id, 'order-sold')) AS party (id, kind)
       WHERE t.at > now() - interval '1 day'
      UNION ALL
      SELECT 'recall:' || n.id || ':' || n.issue, n.organisation_id, NULL, 'recall', n.created_at, r.lot_id, NULL
        FROM recall_notice n JOIN recall r ON r.id = n.recall_id
       WHERE n.organisation_id IS NOT NULL AND n.created_at > now() - interval '1 day'
      UNION ALL
      SELECT 'check:' || c.id || ':' || extract(epoch FROM c.changed_at), m.organisation_id, c.user_id, 'check',
             c.changed_at, c.id::text, NULL
        FROM audit_check c JOIN member m ON m.user_id = c.user_id
       WHERE c.changed_at > now() - interval '1 day'
      UNION ALL
      SELECT 'approval-asked:' || a.id, a.organisation_id, m.user_id, 'approval-asked', a.asked_at, a.number, a.id
        FROM approval a JOIN member m ON m.organisation_id = a.organisation_id AND m.user_id <> a.requester_id
         AND (m.roles && ARRAY['admin'] OR (m.roles = '{}' AND m.duty = 'admin') OR m.roles @> ARRAY['approver', 'buyer'])
       WHERE a.asked_at > now() - interval '1 day'
      UNION ALL
      SELECT 'approval-decided:' || a.id, a.organisation_id, a.requester_id, 'approval-decided', a.decided_at, a.number, a.id
        FROM approval a WHERE a.decided_at > now() - interval '1 day' AND a.state IN ('approved', 'refused', 'expired'))
    INSERT INTO push_delivery (subscription_id, key, kind, subject, order_id)
    SELECT s.id, h.key, h.kind, h.subject, h.order_id
      FROM happening h
      JOIN push_subscription s ON s.organisation_id = h.organisation_id AND s.created_at <= h.at
       AND (h.user_id IS NULL OR h.user_id = s.user_id)
      JOIN member m ON m.user_id = s.user_id AND m.organisation_id = s.organisation_id
    ON CONFLICT (subscription_id, key) DO NOTHING`;

export interface DueNotice {
  id: string;
  subscriptionId: string;
  kind: NoticeKind;
  subject: string;
  orderId: string | null;
  attempts: number;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: string;
}

/** The next notice that is due; nobody else takes it within `pauseS`, which is longer than an attempt lasts. */
export async function claimNotice(tx: Tx, pauseS: number): Promise<DueNotice | null> {
  const [due] = await tx.$queryRaw<DueNotice[]>`
    WITH due AS (
      UPDATE push_delivery SET attempts = attempts + 1, next_at = now() + make_interval(secs => ${pauseS})
       WHERE id = (SELECT id FROM push_delivery WHERE state = 'waiting' AND next_at <= now()
                    ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, subscription_id, kind, subject, order_id, attempts)
    SELECT due.id::text, due.subscription_id::text AS "subscriptionId", due.kind, due.subject,
           due.order_id::text AS "orderId", due.attempts, s.endpoint, s.p256dh, s.auth, s.language
      FROM due JOIN push_subscription s ON s.id = due.subscription_id`;
  return due ?? null;
}

export async function markNotice(tx: Tx, id: string, state: 'sent' | 'failed'): Promise<void> {
  await tx.$executeRaw`UPDATE push_delivery SET state = ${state} WHERE id = ${id}::uuid`;
}

/** Deliveries are only kept to tell once. */
export async function forgetNotices(tx: Tx, days: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM push_delivery WHERE created_at < now() - make_interval(days => ${days})`;
}
