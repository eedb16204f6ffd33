import { Prisma } from '../../../generated/prisma/client.ts';
import { LAST_SECOND } from '../../../platform/chain/index.ts';
import { partiesOf, type QuestionSql } from './question.ts';
import { standingAt } from './standing.ts';

/** Mill and processor: who may issue certificates of types 2.x and 3.1. */
const MANUFACTURER = 3;

const actor = Prisma.sql`coalesce(e.args ->> 'issuer', e.args ->> 'body', e.args ->> 'declarer', e.args ->> 'verifier',
  e.args ->> 'publisher', e.args ->> 'organisation', e.args ->> 'receiver')`;

/** Everything that a key signed from a moment on, with its standing then, and what was paid on the strength of it. */
export const actsOfSigner: QuestionSql = ({ signer, since }) => Prisma.sql`
  SELECT e.block_timestamp AS at, e.name AS act, s.organisation,
         coalesce(e.args ->> 'batch', e.args ->> 'lotId', e.args ->> 'statementId', e.args ->> 'sequence',
                  e.args ->> 'orderId', e.args ->> 'paymentId') AS object,
         ${standingAt(Prisma.sql`s.organisation`, Prisma.sql`${signer}::text`, Prisma.sql`e.block_timestamp`)} AS standing,
         paid.minor::text AS "paidMinor", e.tx_hash AS transaction, e.block_number::text AS block,
         ${partiesOf(Prisma.sql`s.organisation`)} AS parties, e.block_timestamp AS happened_at
    FROM bridge.event e
    CROSS JOIN LATERAL (SELECT ${actor} AS organisation) s
    LEFT JOIN LATERAL (
      SELECT sum(p.captured_minor) AS minor
        FROM certificate_batch b
        JOIN certificate c ON c.batch_id = b.id
        JOIN lot l ON l.certificate_id = c.id
        JOIN quote q ON q.lot_id = l.lot_id
        JOIN purchase_order o ON o.quote_id = q.id
        JOIN payment p ON p.order_id = o.id AND p.rail = 'usdc-escrow'
       WHERE e.name = 'BatchIssued' AND b.issuer = e.args ->> 'issuer' AND b.number = (e.args ->> 'batch')::bigint) paid ON true
   WHERE e.status <> 'orphaned' AND e.contract <> 'directory' AND e.block_timestamp >= ${since}
     AND e.args @> ANY (${['signer', 'actor', 'receiverSigner', 'acceptanceSigner'].map((key) =>
       JSON.stringify({ [key]: signer }),
     )}::text[]::jsonb[])`;

/**
 * Batches that somebody issued without being accredited as a manufacturer at that moment. The contracts count to times that
 * PostgreSQL cannot hold.
 */
export const issuedWithoutAccreditation: QuestionSql = () => Prisma.sql`
  WITH granted AS MATERIALIZED (
    SELECT g.id, g.args ->> 'organisation' AS organisation, to_timestamp(least((g.args ->> 'validFrom')::bigint, ${LAST_SECOND})) AS valid_from,
           to_timestamp(least((g.args ->> 'validUntil')::bigint, ${LAST_SECOND}, coalesce(r.since, ${LAST_SECOND}))) AS valid_until
      FROM bridge.event g
      LEFT JOIN LATERAL (
        SELECT min((w.args ->> 'since')::bigint) AS since FROM bridge.event w
         WHERE w.contract = 'directory' AND w.name = 'CapabilityRevoked' AND w.status <> 'orphaned' AND w.id > g.id
           AND w.args ->> 'organisation' = g.args ->> 'organisation'
           AND ((w.args ->> 'capability')::bigint & (g.args ->> 'capability')::bigint & ${MANUFACTURER}) <> 0) r ON true
     WHERE g.contract = 'directory' AND g.name = 'CapabilityGranted' AND g.status <> 'orphaned'
       AND ((g.args ->> 'capability')::bigint & ${MANUFACTURER}) <> 0
  )
  SELECT e.args ->> 'issuer' AS organisation, e.args ->> 'batch' AS batch, e.args ->> 'count' AS certificates,
         e.block_timestamp AS "issuedAt",
         (SELECT max(w.valid_until) FROM granted w
           WHERE w.organisation = e.args ->> 'issuer' AND w.id < e.id AND w.valid_from <= e.block_timestamp) AS "lapsedAt",
         e.args ->> 'signer' AS signer, e.tx_hash AS transaction, ${partiesOf(Prisma.sql`e.args ->> 'issuer'`)} AS parties,
         e.block_timestamp AS happened_at
    FROM bridge.event e
   WHERE e.contract = 'certificateRegistry' AND e.name = 'BatchIssued' AND e.status <> 'orphaned'
     AND NOT EXISTS (
       SELECT FROM granted w
        WHERE w.organisation = e.args ->> 'issuer' AND w.id < e.id AND w.valid_from <= e.block_timestamp
          AND w.valid_until > e.block_timestamp)`;
