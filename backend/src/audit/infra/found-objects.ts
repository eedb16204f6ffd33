import { auditObjectKind, type AuditObjectKind } from '@topsteel/domain/api';
import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { SUBJECT_OF } from '../objects/object-sql.ts';
import type { AuditScope } from './within-scope.ts';

const MOST_FOUND = 25;

/** An object that a text names; a lot's name is its id. */
export interface FoundObject {
  kind: AuditObjectKind;
  id: string;
  name: string;
  note: string;
}

/** The objects that a number, name or hash stands for, of those that the scope lets see. */
export function objectsFoundBy(tx: Tx, text: string, scope: AuditScope): Promise<FoundObject[]> {
  return tx.$queryRaw<FoundObject[]>(Prisma.sql`
    SELECT kind, id, name, note FROM (${found(text)}) q WHERE ${seen(scope)} LIMIT ${MOST_FOUND}`);
}

/** Found is what a grant opens: one of its company and of its subject; of money, what began or happened in its period. */
function seen(scope: AuditScope): Prisma.Sql {
  if (scope.isWhole) return Prisma.sql`true`;
  const conditions = scope.grants.flatMap(({ account, subjects, periodFrom, periodUntil }) => {
    const kinds = auditObjectKind.options.filter((kind) => subjects.includes(SUBJECT_OF[kind]));
    return account === null
      ? []
      : [
          Prisma.sql`(q.kind = ANY (${kinds}::text[]) AND q.parties @> ARRAY[lower(${account}::text)]
            AND (q.at IS NULL OR (q.at >= ${periodFrom} AND q.at < ${periodUntil}) OR EXISTS (
              SELECT FROM bridge.event e
               WHERE e.status <> 'orphaned' AND e.block_timestamp >= ${periodFrom} AND e.block_timestamp < ${periodUntil}
                 AND e.args @> ANY (ARRAY[jsonb_build_object('paymentId', q.id), jsonb_build_object('orderId', q.id),
                                          jsonb_build_object('subject', q.id)]))))`,
        ];
  });
  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, ' OR ')})`;
}

function found(text: string): Prisma.Sql {
  const lower = text.toLowerCase();
  const lot = /^[1-9][0-9]{20,40}$/.test(text) ? text : (lotIdOfCode(text)?.toString() ?? '');
  const like = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return Prisma.sql`
    SELECT 'certificate' AS kind, c.id::text, c.number AS name, c.heat_number AS note, ARRAY[lower(o.account)] AS parties,
           NULL::timestamptz AS at
      FROM certificate c JOIN organisation o ON o.id = c.organisation_id
     WHERE c.leaf IS NOT NULL AND (c.number = ${text} OR c.heat_number = ${text} OR c.leaf = ${lower} OR c.document_hash = ${lower})
    UNION ALL
    SELECT 'lot', g.lot_id, g.lot_id, coalesce(c.heat_number, ''), ARRAY[lower(g.maker)], NULL
      FROM genealogy_lot g LEFT JOIN lot l ON l.lot_id = g.lot_id LEFT JOIN certificate c ON c.id = l.certificate_id
     WHERE g.lot_id = ${lot} OR c.heat_number = ${text} OR c.number = ${text}
    UNION ALL
    SELECT 'payment', p.payment_id, o.number, p.rail, ARRAY[lower(b.account), lower(s.account)], o.created_at
      FROM purchase_order o JOIN payment p ON p.order_id = o.id
      JOIN organisation b ON b.id = o.buyer_id JOIN organisation s ON s.id = o.seller_id
     WHERE o.number = ${text} OR p.payment_id = ${lower}
        OR o.id IN (SELECT order_id FROM invoice WHERE number = ${text})
    UNION ALL
    SELECT 'organisation', o.account, o.name, o.country, ARRAY[lower(o.account)], NULL FROM organisation o
     WHERE o.account IS NOT NULL AND (o.name ILIKE ${like} OR o.legal_name ILIKE ${like} OR lower(o.account) = ${lower})
    UNION ALL
    SELECT * FROM (
      SELECT 'transaction', e.tx_hash, e.tx_hash, e.name, ARRAY[lower(coalesce(e.args ->> 'issuer', e.args ->> 'payer',
             e.args ->> 'receiver', e.args ->> 'organisation', e.args ->> 'holder', ''))], e.block_timestamp
        FROM bridge.event e WHERE e.tx_hash = ${lower} AND e.status <> 'orphaned' ORDER BY e.id LIMIT 1) t
    UNION ALL
    SELECT DISTINCT 'unit', e.args ->> 'classId', e.args ->> 'classId', e.name, ARRAY[lower(e.args ->> 'beneficiary')], NULL::timestamptz
      FROM bridge.event e WHERE e.contract = 'carbonUnits' AND e.status <> 'orphaned' AND e.name IN ('ClassOpened', 'UnitsRetired')
       AND e.args @> ANY (${[JSON.stringify({ classId: lower }), JSON.stringify({ retirementId: lower })]}::text[]::jsonb[])
    UNION ALL
    SELECT 'account', ${text}, ${text}, '', ARRAY[${lower}], NULL WHERE ${/^0x[0-9a-fA-F]{40}$/.test(text)}`;
}
