import { Prisma } from '../../../generated/prisma/client.ts';
import { partiesOf, type QuestionSql } from './question.ts';

const NOBODY = '0x0000000000000000000000000000000000000000';

/** Certificates of whose mass at least so many permille are on the ledger. */
export const certificatesNearlyExhausted: QuestionSql = ({ atLeast }) => Prisma.sql`
  SELECT c.number AS certificate, c.id::text AS certificate_of, o.account AS issuer, c.heat_number AS heat,
         c.mass_grams::text AS "certifiedGrams", c.commissioned_grams::text AS "usedGrams",
         (c.mass_grams - c.commissioned_grams)::text AS "leftGrams",
         (c.commissioned_grams * 1000 / c.mass_grams)::text AS "usedPermille",
         (SELECT count(*) FROM lot l WHERE l.certificate_id = c.id)::text AS lots, b.tx_hash AS transaction,
         ${partiesOf(Prisma.sql`o.account`)} AS parties, to_timestamp(b.issued_at) AS happened_at
    FROM certificate c
    JOIN organisation o ON o.id = c.organisation_id
    JOIN certificate_batch b ON b.id = c.batch_id
   WHERE c.commissioned_grams > 0 AND c.commissioned_grams * 1000 >= c.mass_grams * ${atLeast}::bigint`;

/** Who held how much of a lot at a moment, counted from the ledger's movements up to then. */
export const holdersAt: QuestionSql = ({ lot, at }) => Prisma.sql`
  WITH said AS MATERIALIZED (
    SELECT id, name, args, block_timestamp, tx_hash FROM bridge.event
     WHERE contract = 'materialLedger' AND status <> 'orphaned' AND block_timestamp <= ${at}
       AND args @> ANY (${[JSON.stringify({ id: lot }), JSON.stringify({ ids: [lot] })]}::text[]::jsonb[])
  ), moved AS (
    SELECT id, args ->> 'from' AS sender, args ->> 'to' AS receiver, (args ->> 'value')::numeric AS grams, block_timestamp,
           tx_hash FROM said WHERE name = 'TransferSingle'
    UNION ALL
    SELECT id, args ->> 'from', args ->> 'to', pair.grams::numeric, block_timestamp, tx_hash
      FROM said, ROWS FROM (jsonb_array_elements_text(args -> 'ids'), jsonb_array_elements_text(args -> 'values'))
                 AS pair (lot_id, grams)
     WHERE name = 'TransferBatch' AND pair.lot_id = ${lot}
  ), figure AS (
    SELECT id, receiver AS account, grams, block_timestamp, tx_hash FROM moved
    UNION ALL
    SELECT id, sender, -grams, NULL, tx_hash FROM moved
  )
  SELECT account AS holder, account, sum(grams)::text AS grams, min(block_timestamp) AS since,
         (array_agg(tx_hash ORDER BY id DESC))[1] AS transaction, ARRAY[lower(account)] AS parties,
         min(block_timestamp) AS happened_at
    FROM figure WHERE account <> ${NOBODY} GROUP BY account HAVING sum(grams) > 0`;

/** Certificates that were revoked when steel under them had been delivered, one row a delivery. */
export const revokedAfterDelivery: QuestionSql = () => Prisma.sql`
  WITH RECURSIVE revoked AS MATERIALIZED (
    SELECT c.id, c.number, v.args ->> 'issuer' AS issuer, v.args ->> 'reason' AS reason, v.block_timestamp, v.tx_hash
      FROM bridge.event v
      JOIN certificate_batch b ON b.issuer = v.args ->> 'issuer' AND b.number = (v.args ->> 'batch')::bigint
      JOIN certificate c ON c.batch_id = b.id AND c.batch_index = (v.args ->> 'index')::integer
     WHERE v.contract = 'certificateRegistry' AND v.name = 'CertificateRevoked' AND v.status <> 'orphaned'
  ), delivered AS MATERIALIZED (
    SELECT args ->> 'lotId' AS lot_id, args, block_timestamp FROM bridge.event
     WHERE contract = 'materialLedger' AND name = 'TitleReleased' AND status <> 'orphaned'
  ), made (certificate_id, lot_id) AS (
    SELECT r.id, l.lot_id FROM revoked r JOIN lot l ON l.certificate_id = r.id
    UNION
    SELECT m.certificate_id, g.lot_id FROM made m
      JOIN genealogy_input i ON i.lot_id = m.lot_id JOIN genealogy_lot g ON g.made_by = i.transformation
  )
  SELECT r.number AS certificate, r.id::text AS certificate_of, r.issuer, 'reason-' || r.reason AS reason,
         r.block_timestamp AS "revokedAt", m.lot_id AS lot, d.args ->> 'grams' AS "deliveredGrams",
         d.args ->> 'to' AS holder, d.block_timestamp AS "deliveredAt", r.tx_hash AS transaction,
         ${partiesOf(Prisma.sql`r.issuer`, Prisma.sql`d.args ->> 'to'`)} AS parties, r.block_timestamp AS happened_at
    FROM revoked r
    JOIN made m ON m.certificate_id = r.id
    JOIN delivered d ON d.lot_id = m.lot_id AND d.block_timestamp < r.block_timestamp`;
