import { Prisma } from '../../../generated/prisma/client.ts';
import { partiesOf, type QuestionSql } from './question.ts';

/** Carbon units that were used up in the name of a company in a year, with their serials; both ends are inclusive. */
export const unitsRetiredFor: QuestionSql = ({ beneficiary, year }) => Prisma.sql`
  SELECT e.args ->> 'retirementId' AS retirement, e.args ->> 'beneficiary' AS beneficiary,
         e.args ->> 'classId' AS "carbonClass", e.args ->> 'first' AS "firstSerial",
         ((e.args ->> 'last')::numeric - 1)::text AS "lastSerial",
         ((e.args ->> 'last')::numeric - (e.args ->> 'first')::numeric)::text AS grams,
         e.block_timestamp AS "retiredAt", e.tx_hash AS transaction,
         ${partiesOf(Prisma.sql`e.args ->> 'beneficiary'`, Prisma.sql`e.args ->> 'holder'`)} AS parties,
         e.block_timestamp AS happened_at
    FROM bridge.event e
   WHERE e.contract = 'carbonUnits' AND e.name = 'UnitsRetired' AND e.status <> 'orphaned'
     AND e.block_timestamp >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'UTC')
     AND e.block_timestamp < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'UTC')
     AND (lower(e.args ->> 'beneficiary') = lower(${beneficiary})
          OR e.args ->> 'beneficiary' IN (
            SELECT account FROM organisation
             WHERE lower(name) = lower(${beneficiary}) OR lower(legal_name) = lower(${beneficiary})))`;

/**
 * Emission statements that a verifier took back and that nothing replaced, while the marketplace still shows them: as
 * verified in its books, as a published footprint, or on an open offer.
 */
export const statementsWithdrawnButShown: QuestionSql = () => Prisma.sql`
  WITH said AS MATERIALIZED (
    SELECT id, name, args, args ->> 'statementId' AS statement, args -> 'statement' ->> 'supersedes' AS supersedes,
           block_timestamp, tx_hash FROM bridge.event
     WHERE contract = 'emissionStatements' AND status <> 'orphaned'
  ), withdrawn AS MATERIALIZED (
    SELECT * FROM said w WHERE w.name = 'VerificationWithdrawn'
       AND NOT EXISTS (SELECT FROM said v WHERE v.name = 'EmissionsVerified' AND v.statement = w.statement AND v.id > w.id)
       AND NOT EXISTS (SELECT FROM said n WHERE n.supersedes = w.statement)
  )
  SELECT w.statement, w.args ->> 'lotId' AS lot, w.args ->> 'verifier' AS verifier, d.args ->> 'declarer' AS declarer,
         w.block_timestamp AS "withdrawnAt",
         CASE WHEN s.registration = 'verified' THEN 'as-verified'
              WHEN f.status = 'Active' THEN 'as-footprint' ELSE 'on-offer' END AS shown,
         offers.count::text AS offers, w.tx_hash AS transaction,
         ${partiesOf(Prisma.sql`d.args ->> 'declarer'`, Prisma.sql`w.args ->> 'verifier'`)} AS parties,
         w.block_timestamp AS happened_at
    FROM withdrawn w
    JOIN said d ON d.name = 'EmissionsDeclared' AND d.statement = w.statement
    LEFT JOIN emission_statement s ON s.statement_id = w.statement
    LEFT JOIN product_footprint f ON f.id = s.footprint_id
    CROSS JOIN LATERAL (
      SELECT count(*) FROM offer o JOIN lot l ON l.id = o.lot_row_id
       WHERE l.lot_id = w.args ->> 'lotId' AND o.state = 'open') offers
   WHERE s.registration = 'verified' OR f.status = 'Active' OR offers.count > 0`;
