import type { Tx } from '../../platform/database/index.ts';

/** Something whose time has come, by its id and the request that it belongs to. */
export interface Due {
  id: string;
  rfqId: string;
  recipientId: string;
}

/** Requests whose answers are due within a day: those who have not answered, and still can. */
export const toRemind = (tx: Tx, now: Date, before: Date): Promise<Due[]> => tx.$queryRaw<Due[]>`
  SELECT p.id::text, p.rfq_id::text AS "rfqId", p.id::text AS "recipientId" FROM rfq_recipient p JOIN rfq r ON r.id = p.rfq_id
   WHERE r.state = 'sent' AND r.answers_by > ${now} AND r.answers_by <= ${before} AND p.declined_at IS NULL
     AND r.answers_by - p.asked_at > interval '36 hours'
     AND NOT EXISTS (SELECT 1 FROM rfq_quotation q WHERE q.recipient_id = p.id)
     AND (p.vendor_id IS NULL OR EXISTS (SELECT 1 FROM member m WHERE m.organisation_id = p.vendor_id))
     AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.key = 'rfq:' || p.id || ':reminded:vendor:' || p.id)
   ORDER BY p.id LIMIT 100`;

/** Requests whose time for answers is over. */
export const closedForAnswers = (tx: Tx, now: Date, since: Date): Promise<Due[]> => tx.$queryRaw<Due[]>`
  SELECT r.id::text, r.id::text AS "rfqId", '' AS "recipientId" FROM rfq r
   WHERE r.state = 'sent' AND r.answers_by <= ${now} AND r.answers_by > ${since}
     AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.key = 'rfq:' || r.id || ':answers-closed:buyer')
   ORDER BY r.id LIMIT 100`;

/** Standing quotations that end within a day, of which nothing was accepted. */
export const soonEnding = (tx: Tx, now: Date, before: Date): Promise<Due[]> => tx.$queryRaw<Due[]>`
  SELECT q.id::text, p.rfq_id::text AS "rfqId", p.id::text AS "recipientId"
    FROM rfq_quotation q JOIN rfq_recipient p ON p.id = q.recipient_id JOIN rfq r ON r.id = p.rfq_id
   WHERE r.state = 'sent' AND q.withdrawn_at IS NULL AND q.valid_until > ${now} AND q.valid_until <= ${before}
     AND q.valid_until - q.sent_at > interval '36 hours'
     AND NOT EXISTS (SELECT 1 FROM rfq_quotation n WHERE n.recipient_id = q.recipient_id AND n.version > q.version)
     AND NOT EXISTS (SELECT 1 FROM rfq_award a WHERE a.quotation_id = q.id)
     AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.key = 'rfq:' || q.id || ':ending:buyer')
   ORDER BY q.id LIMIT 100`;

/** Accepted rows that nobody ordered in time. */
export const lapsedAwards = (tx: Tx, now: Date, since: Date): Promise<Due[]> => tx.$queryRaw<Due[]>`
  SELECT a.id::text, a.rfq_id::text AS "rfqId", a.recipient_id::text AS "recipientId"
    FROM rfq_award a LEFT JOIN agreed_price g ON g.id = a.agreed_price_id LEFT JOIN purchase_order o ON o.id = g.order_id
   WHERE a.held_until <= ${now} AND a.held_until > ${since} AND (o.id IS NULL OR o.closed_as IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.key = 'rfq:' || a.id || ':lapsed:buyer')
   ORDER BY a.id LIMIT 100`;
