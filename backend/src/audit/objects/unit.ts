import { SUBJECT_OF, isHash, type ReadObject } from './object-sql.ts';

interface Row {
  class_id: string;
  issuer: string;
  programme: string;
  project: string;
  vintage: string;
  opened_tx: string;
  issued: string;
  active: string;
  retired: string;
  cancelled: string;
}

/** A class of carbon units by its id, or by the id of a retirement of its units. */
export const readUnit: ReadObject = async (tx, id) => {
  if (!isHash(id)) return undefined;
  const asked = id.toLowerCase();
  const [row] = await tx.$queryRaw<Row[]>`
    WITH class AS (
      SELECT args, tx_hash FROM bridge.event o
       WHERE o.contract = 'carbonUnits' AND o.name = 'ClassOpened' AND o.status <> 'orphaned'
         AND o.args ->> 'classId' IN (${asked}, (
           SELECT args ->> 'classId' FROM bridge.event WHERE name = 'UnitsRetired' AND status <> 'orphaned'
              AND args @> jsonb_build_object('retirementId', ${asked}::text) LIMIT 1))
    ), moved AS (
      SELECT name, (args ->> 'last')::numeric - (args ->> 'first')::numeric AS grams FROM bridge.event
       WHERE contract = 'carbonUnits' AND name IN ('UnitsIssued', 'UnitsRetired', 'UnitsCancelled') AND status <> 'orphaned'
         AND args @> jsonb_build_object('classId', (SELECT args ->> 'classId' FROM class))
    ), total AS (
      SELECT coalesce(sum(grams) FILTER (WHERE name = 'UnitsIssued'), 0) AS issued,
             coalesce(sum(grams) FILTER (WHERE name = 'UnitsRetired'), 0) AS retired,
             coalesce(sum(grams) FILTER (WHERE name = 'UnitsCancelled'), 0) AS cancelled FROM moved
    )
    SELECT c.args ->> 'classId' AS class_id, c.args ->> 'issuer' AS issuer, c.args ->> 'programme' AS programme,
           c.args ->> 'project' AS project, c.args ->> 'vintage' AS vintage, c.tx_hash AS opened_tx,
           t.issued::text, (t.issued - t.retired - t.cancelled)::text AS active, t.retired::text, t.cancelled::text
      FROM class c CROSS JOIN total t`;
  if (!row) return undefined;
  const retirements = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT args ->> 'retirementId' AS retirement, args ->> 'beneficiary' AS beneficiary, args ->> 'first' AS "firstSerial",
           ((args ->> 'last')::numeric - 1)::text AS "lastSerial",
           ((args ->> 'last')::numeric - (args ->> 'first')::numeric)::text AS grams, tx_hash AS transaction
      FROM bridge.event WHERE name = 'UnitsRetired' AND status <> 'orphaned'
       AND args @> jsonb_build_object('classId', ${row.class_id}::text) ORDER BY id DESC LIMIT 200`;
  return {
    id: row.class_id,
    title: [textOf(row.programme), textOf(row.project), row.vintage].join(' '),
    subject: SUBJECT_OF.unit,
    parties: [row.issuer, ...retirements.map(({ beneficiary }) => beneficiary ?? null)],
    facts: [
      { key: 'issuer', kind: 'organisation', value: row.issuer },
      { key: 'programme', kind: 'text', value: textOf(row.programme), transaction: row.opened_tx },
      { key: 'project', kind: 'text', value: textOf(row.project), transaction: row.opened_tx },
      { key: 'vintage', kind: 'text', value: row.vintage, transaction: row.opened_tx },
      { key: 'issuedGrams', kind: 'co2e', value: row.issued },
      { key: 'activeGrams', kind: 'co2e', value: row.active },
      { key: 'retiredGrams', kind: 'co2e', value: row.retired },
      { key: 'cancelledGrams', kind: 'co2e', value: row.cancelled },
    ],
    tables: [
      {
        key: 'retirements',
        columns: {
          retirement: 'hash',
          beneficiary: 'organisation',
          firstSerial: 'text',
          lastSerial: 'text',
          grams: 'co2e',
          transaction: 'transaction',
        },
        rows: retirements,
      },
    ],
    documents: [],
    matches: [{ classId: row.class_id }],
    onChain: { kind: 'unit', id: row.class_id },
  };
};

/** Text in a fixed number of bytes, padded with zeros. */
const textOf = (hex: string): string => Buffer.from(hex.slice(2), 'hex').toString('utf8').replace(/\0+$/, '');
