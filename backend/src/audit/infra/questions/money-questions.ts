import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { Prisma } from '../../../generated/prisma/client.ts';
import { partiesOf, type QuestionSql } from './question.ts';

/** Orders with their two companies' accounts; `p` is the payment. */
const trade = Prisma.sql`
  purchase_order o
  JOIN payment p ON p.order_id = o.id
  JOIN organisation buyer ON buyer.id = o.buyer_id
  JOIN organisation seller ON seller.id = o.seller_id`;

const parties = partiesOf(Prisma.sql`buyer.account`, Prisma.sql`seller.account`);

/** Which open escrows depend on a heat: on a lot under one of its certificates, or on what was made of one. */
export const escrowsOnHeat: QuestionSql = ({ heat }) => Prisma.sql`
  WITH RECURSIVE made (lot_id, certificate_id) AS (
    SELECT l.lot_id, l.certificate_id FROM lot l JOIN certificate c ON c.id = l.certificate_id
     WHERE c.heat_number = ${heat}
    UNION
    SELECT g.lot_id, m.certificate_id FROM made m
      JOIN genealogy_input i ON i.lot_id = m.lot_id JOIN genealogy_lot g ON g.made_by = i.transformation
  )
  SELECT p.payment_id AS payment, o.number AS "order", o.id::text AS order_of, m.lot_id AS lot,
         c.number AS certificate, c.id::text AS certificate_of, seller.account AS seller, buyer.account AS buyer,
         (p.authorized_minor - p.captured_minor - p.returned_minor)::text AS "openMinor",
         e.block_timestamp AS "authorizedAt", e.tx_hash AS transaction, ${parties} AS parties,
         e.block_timestamp AS happened_at
    FROM made m
    JOIN quote q ON q.lot_id = m.lot_id
    JOIN certificate c ON c.id = m.certificate_id
    JOIN ${trade} ON o.quote_id = q.id
    JOIN LATERAL (
      SELECT block_timestamp, tx_hash FROM bridge.event
       WHERE name = 'PaymentAuthorized' AND status <> 'orphaned'
         AND args @> jsonb_build_object('paymentId', p.payment_id) ORDER BY id DESC LIMIT 1) e ON true
   WHERE p.rail = 'usdc-escrow' AND p.authorized_minor > p.captured_minor + p.returned_minor`;

/** Captures of the escrow before which no quorum had reported a weight. */
export const capturesWithoutWeight: QuestionSql = () => Prisma.sql`
  WITH weighed AS MATERIALIZED (
    SELECT args ->> 'subject' AS payment, min(block_number) AS block FROM bridge.event
     WHERE contract = 'oracleReports' AND name = 'ReportAccepted' AND status <> 'orphaned'
       AND args ->> 'kind' = ${WEIGHT_KIND} GROUP BY 1
  ), bare AS MATERIALIZED (
    SELECT k.* FROM bridge.event k LEFT JOIN weighed w ON w.payment = k.args ->> 'paymentId'
     WHERE k.contract = 'settlementEscrow' AND k.status <> 'orphaned'
       AND k.name IN ('PaymentCaptured', 'MilestoneCaptured', 'DeliveryCaptured')
       AND (w.block IS NULL OR w.block > k.block_number)
  )
  SELECT p.payment_id AS payment, o.number AS "order", o.id::text AS order_of, seller.account AS seller,
         buyer.account AS buyer, k.args ->> 'amount' AS "capturedMinor", k.args ->> 'totalGrams' AS grams,
         k.block_timestamp AS "capturedAt", k.tx_hash AS transaction, ${parties} AS parties,
         k.block_timestamp AS happened_at
    FROM bare k
    JOIN ${trade} ON p.payment_id = k.args ->> 'paymentId'`;

/**
 * What the escrow owes for each payment after a block, from its events alone. A ruling takes out of the escrow what was
 * disputed; a void, a settlement and a lapse end a payment.
 */
export const escrowAtBlock: QuestionSql = ({ block }) => Prisma.sql`
  WITH said AS MATERIALIZED (
    SELECT id, name, args, args ->> 'paymentId' AS payment, block_timestamp, tx_hash FROM bridge.event
     WHERE contract = 'settlementEscrow' AND status <> 'orphaned' AND block_number <= ${block}::numeric AND args ? 'paymentId'
  ), closed AS (
    SELECT DISTINCT payment FROM said WHERE name IN ('PaymentVoided', 'PaymentSettled', 'DisputesLapsed', 'PaymentCharged')
  ), gone AS (
    SELECT payment, sum((args ->> 'amount')::numeric) AS minor FROM said
     WHERE name IN ('PaymentCaptured', 'MilestoneCaptured', 'DeliveryCaptured', 'PaymentReclaimed') GROUP BY payment
  ), ruled AS (
    SELECT r.payment, sum(d.minor) AS minor FROM said r
      JOIN LATERAL (
        SELECT (d.args ->> 'amount')::numeric AS minor FROM said d
         WHERE d.name = 'PaymentDisputed' AND d.payment = r.payment AND d.args ->> 'index' = r.args ->> 'index' AND d.id < r.id
         ORDER BY d.id DESC LIMIT 1) d ON true
     WHERE r.name = 'DisputeResolved' GROUP BY r.payment
  ), open AS (
    SELECT a.*, (a.args -> 'terms' ->> 'maxAmount')::numeric AS authorized,
           (a.args -> 'terms' ->> 'maxAmount')::numeric - coalesce(g.minor, 0) - coalesce(r.minor, 0) AS minor
      FROM said a
      LEFT JOIN gone g ON g.payment = a.payment
      LEFT JOIN ruled r ON r.payment = a.payment
     WHERE a.name = 'PaymentAuthorized' AND NOT EXISTS (SELECT FROM closed c WHERE c.payment = a.payment)
  )
  SELECT w.payment, o.number AS "order", o.id::text AS order_of, w.args ->> 'payer' AS payer,
         w.args ->> 'receiver' AS receiver, w.minor::text AS "openMinor", w.authorized::text AS "authorizedMinor",
         w.block_timestamp AS "authorizedAt", w.tx_hash AS transaction,
         array_remove(ARRAY[lower(w.args ->> 'receiver'), lower(w.args ->> 'payer'), lower(buyer.account)], NULL) AS parties,
         w.block_timestamp AS happened_at
    FROM open w
    LEFT JOIN payment p ON p.payment_id = w.payment
    LEFT JOIN purchase_order o ON o.id = p.order_id
    LEFT JOIN organisation buyer ON buyer.id = o.buyer_id
   WHERE w.minor > 0`;

/**
 * Orders that were paid through banks: each release of title with the report of receipt that it rested on. Reports are
 * found before orders are: the planner takes the wall around orders for one row, and would read all reports for each.
 */
export const fiatTitleAndReport: QuestionSql = () => Prisma.sql`
  WITH received AS MATERIALIZED (
    SELECT id, args ->> 'subject' AS payment, args ->> 'round' AS round, block_number, tx_hash FROM bridge.event
     WHERE contract = 'oracleReports' AND name = 'ReportAccepted' AND status <> 'orphaned'
       AND args ->> 'kind' = ${FIAT_RECEIPT_KIND}
  ), released AS MATERIALIZED (
    SELECT DISTINCT ON (e.id) e.id, e.args, e.args ->> 'orderId' AS payment, e.block_timestamp, e.tx_hash, r.round,
           r.tx_hash AS reported_by
      FROM bridge.event e
      LEFT JOIN received r ON r.payment = e.args ->> 'orderId' AND r.block_number <= e.block_number
     WHERE e.contract = 'fiatSettlement' AND e.name = 'OrderReleased' AND e.status <> 'orphaned'
     ORDER BY e.id, r.id DESC
  )
  SELECT p.payment_id AS payment, o.number AS "order", o.id::text AS order_of, seller.account AS seller,
         buyer.account AS buyer, p.currency, k.args ->> 'worthMinor' AS "worthMinor",
         k.args ->> 'receivedMinor' AS "receivedMinor", k.args ->> 'totalGrams' AS grams,
         k.round AS "reportRound", k.reported_by AS "reportTransaction", k.block_timestamp AS "releasedAt",
         k.tx_hash AS transaction, ${parties} AS parties, k.block_timestamp AS happened_at
    FROM released k
    JOIN ${trade} ON p.payment_id = k.payment`;
