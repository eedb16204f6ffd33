import { Prisma } from '../../../generated/prisma/client.ts';
import { partiesOf, type QuestionSql } from './question.ts';

const nothing = Prisma.sql`NULL::text`;

/** Every document behind an invoice: what was agreed, certified, weighed, delivered, captured and corrected, in time. */
export const documentsBehindInvoice: QuestionSql = ({ invoice }) => Prisma.sql`
  WITH asked AS MATERIALIZED (
    SELECT i.*, o.number AS order_number, o.quote_id, o.created_at AS ordered_at, p.payment_id, p.rail,
           ${partiesOf(Prisma.sql`buyer.account`, Prisma.sql`seller.account`)} AS parties
      FROM invoice i
      JOIN purchase_order o ON o.id = i.order_id
      JOIN organisation buyer ON buyer.id = o.buyer_id
      JOIN organisation seller ON seller.id = o.seller_id
      LEFT JOIN payment p ON p.order_id = o.id
     WHERE i.number = ${invoice}
  ), lots AS (
    SELECT a.id AS invoice_id, q.lot_id FROM asked a JOIN quote q ON q.id = a.quote_id
  ), origins AS (
    WITH RECURSIVE behind (lot_id) AS (
      SELECT lot_id FROM lots
      UNION
      SELECT i.lot_id FROM behind b JOIN genealogy_lot g ON g.lot_id = b.lot_id
        JOIN genealogy_input i ON i.transformation = g.made_by)
    SELECT l.* FROM behind b JOIN lot l ON l.lot_id = b.lot_id
  ), found AS (
    SELECT 'invoice' AS document, number AS name, xml_sha256 AS hash, created_at AS at, ${nothing} AS transaction FROM asked
    UNION ALL
    SELECT CASE WHEN n.is_credit THEN 'credit-note' ELSE 'other-invoice' END, n.number, n.xml_sha256, n.created_at, ${nothing}
      FROM asked a JOIN invoice n ON n.order_id = a.order_id AND n.id <> a.id
    UNION ALL
    SELECT 'order', order_number, ${nothing}, ordered_at, ${nothing} FROM asked
    UNION ALL
    SELECT 'terms', rail, payment_id, ordered_at, ${nothing} FROM asked WHERE payment_id IS NOT NULL
    UNION ALL
    SELECT 'certificate', c.number || ' (' || d.role || ')', d.sha256, c.created_at, b.tx_hash
      FROM origins l JOIN certificate c ON c.id = l.certificate_id
      JOIN certificate_document d ON d.certificate_id = c.id
      LEFT JOIN certificate_batch b ON b.id = c.batch_id
    UNION ALL
    SELECT 'evidence', lot_code, evidence, created_at, tx_hash FROM origins
    UNION ALL
    SELECT 'delivery-note', s.ref, ${nothing}, s.announced_at, ${nothing}
      FROM asked a JOIN shipment s ON s.order_id = a.order_id
    UNION ALL
    SELECT 'weigh-ticket', t.ticket_no, '0x' || t.jws_sha256, t.weighed_at, ${nothing}
      FROM asked a JOIN bridge.weigh_ticket t ON t.payment_id = a.payment_id AND t.decision = 'reported'
    UNION ALL
    SELECT 'act:' || e.name, e.args ->> 'round', e.args ->> 'epcisEvent', e.block_timestamp, e.tx_hash
      FROM asked a JOIN bridge.event e ON e.status <> 'orphaned'
       AND e.args @> ANY (ARRAY[jsonb_build_object('paymentId', a.payment_id), jsonb_build_object('subject', a.payment_id),
                                jsonb_build_object('orderId', a.payment_id)])
  )
  SELECT f.document, f.name, f.hash, f.at, f.transaction, a.order_number AS "order", a.order_id::text AS order_of,
         a.parties, a.created_at AS happened_at
    FROM found f CROSS JOIN asked a`;
