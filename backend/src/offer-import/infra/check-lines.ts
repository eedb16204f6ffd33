import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const error = (column: string, message: string): Prisma.Sql =>
  Prisma.sql`jsonb_build_array(jsonb_build_object('column', ${column}::text, 'message', ${message}::text))`;

export const planLines = (tx: Tx) => tx.$executeRaw`ANALYZE offer_import_line`;

/** Finds lots and marks what is wrong with them, with repeated part numbers, and with products that do not stand. */
export async function findThings(tx: Tx, importId: string, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE offer_import_line l SET lot_row_id = t.id, certificate_id = t.certificate_id
      FROM lot t
     WHERE l.import_id = ${importId}::uuid AND t.lot_code = l.lot_code AND t.organisation_id = ${organisationId}::uuid
       AND t.state IN ('commissioned', 'final')`;
  await tx.$executeRaw`
    UPDATE offer_import_line SET errors = errors || ${error('lot_code', 'You have no lot of this code on the ledger. Commission it first, or correct the code.')}
     WHERE import_id = ${importId}::uuid AND lot_code IS NOT NULL AND lot_row_id IS NULL`;
  await tx.$executeRaw`
    UPDATE offer_import_line l SET errors = errors || ${error('sku', 'This part number stands in an earlier line already. Keep one of them.')}
      FROM (SELECT row_number, row_number() OVER (PARTITION BY sku ORDER BY row_number) AS nth
              FROM offer_import_line WHERE import_id = ${importId}::uuid AND sku IS NOT NULL) n
     WHERE l.import_id = ${importId}::uuid AND l.row_number = n.row_number AND n.nth > 1`;
  await tx.$executeRaw`
    UPDATE offer_import_line l
       SET errors = errors
         || CASE WHEN l.min_grams > t.mass_grams THEN ${error('min_kg', 'More than the whole lot. Give less.')} ELSE '[]' END
         || CASE WHEN l.step_grams > t.mass_grams THEN ${error('step_kg', 'More than the whole lot. Give less.')} ELSE '[]' END
      FROM lot t
     WHERE l.import_id = ${importId}::uuid AND t.id = l.lot_row_id AND greatest(l.min_grams, l.step_grams) > t.mass_grams`;
  await tx.$executeRaw`
    UPDATE offer_import_line l SET product_id = coalesce(p.merged_into, p.id)
      FROM product p
     WHERE l.import_id = ${importId}::uuid AND p.id = l.product_id AND (p.state <> 'retired' OR p.merged_into IS NOT NULL)
       AND p.merged_into IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE offer_import_line l SET errors = errors || ${error('product_id', 'There is no such product in the catalogue, or it is retired.')}
     WHERE l.import_id = ${importId}::uuid AND l.product_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM product p WHERE p.id = l.product_id AND p.state <> 'retired')`;
}

/** A line with what decides about its product and comparable price. */
export interface LineToJudge {
  row_number: number;
  product: unknown;
  product_id: string | null;
  currency: string | null;
  price_basis: string | null;
  price_minor: bigint | null;
  sold_unit: string | null;
  certified_product: string | null;
  certified_form: string | null;
  certified_dimensions: string | null;
  certified_grade: string | null;
  certified_norm: string | null;
  p_key: string | null;
  p_designation: string | null;
  p_grade_key: string | null;
  p_length_um: number | null;
  p_grams_per_metre: bigint | null;
  p_grams_per_piece: bigint | null;
}

export const linesToJudge = (tx: Tx, importId: string, afterRow: number, take: number) =>
  tx.$queryRaw<LineToJudge[]>`
    SELECT l.row_number, l.product, l.product_id, l.currency, l.price_basis, l.price_minor, l.sold_unit,
           c.summary->>'product' AS certified_product, c.summary->>'form' AS certified_form,
           c.summary->>'dimensions' AS certified_dimensions, c.summary->>'grade' AS certified_grade,
           c.summary->>'norm' AS certified_norm, p.key AS p_key, p.designation AS p_designation, p.grade_key AS p_grade_key,
           p.length_um AS p_length_um, p.grams_per_metre AS p_grams_per_metre, p.grams_per_piece AS p_grams_per_piece
      FROM (SELECT * FROM offer_import_line WHERE import_id = ${importId}::uuid AND row_number > ${afterRow}
             ORDER BY row_number LIMIT ${take}) l
      LEFT JOIN certificate c ON c.id = l.certificate_id
      LEFT JOIN product p ON p.id = l.product_id
     ORDER BY l.row_number`;

export interface Judgement {
  row: number;
  productKey: string | null;
  product: unknown;
  pricePerTonneMinor: string | null;
  errors: { column: string; message: string }[];
}

export const keepJudgements = (tx: Tx, importId: string, judgements: readonly Judgement[]) =>
  tx.$executeRaw`
    UPDATE offer_import_line l
       SET product_key = j."productKey", product = j.product, price_per_tonne_minor = j."pricePerTonneMinor",
           errors = l.errors || j.errors
      FROM jsonb_to_recordset(${JSON.stringify(judgements)}::jsonb)
        AS j(row integer, "productKey" text, product jsonb, "pricePerTonneMinor" bigint, errors jsonb)
     WHERE l.import_id = ${importId}::uuid AND l.row_number = j.row`;

const breaksOf = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('fromGrams', b.from_grams::text, 'priceMinor',
  b.price_minor::text) ORDER BY b.from_grams) FROM offer_price_break b WHERE b.offer_id = o.id), '[]')`;
const extrasOf = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('code', e.code, 'basis', e.basis, 'priceMinor',
  e.price_minor::text, 'isAlways', e.is_always) ORDER BY e.code) FROM offer_extra e WHERE e.offer_id = o.id), '[]')`;

const soldOf = (
  row: Prisma.Sql,
): Prisma.Sql => Prisma.sql`CASE WHEN ${row}.sold_unit IS NULL THEN 'null'::jsonb ELSE
  jsonb_build_object('unit', ${row}.sold_unit, 'minMilli', ${row}.sold_min_milli::text, 'stepMilli', ${row}.sold_step_milli::text) END`;

const differs = (field: string, from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql => Prisma.sql`
  CASE WHEN ${from} IS DISTINCT FROM ${to}
       THEN jsonb_build_object(${field}::text, jsonb_build_object('from', ${from}, 'to', ${to})) ELSE '{}'::jsonb END`;

/** What each sound line would do: make an offer, change one (with how), or nothing. */
export async function decideOutcomes(tx: Tx, importId: string, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE offer_import_line l SET errors = errors || ${error('lot_code', 'The offer of this part number sells another lot. Withdraw it, and give the new one another number.')}
      FROM offer o
     WHERE l.import_id = ${importId}::uuid AND o.organisation_id = ${organisationId}::uuid AND o.sku = l.sku
       AND l.lot_row_id IS NOT NULL AND o.lot_row_id <> l.lot_row_id`;
  await tx.$executeRaw`
    UPDATE offer_import_line l SET errors = errors || ${error('state', 'There is no offer of this part number to withdraw.')}
     WHERE l.import_id = ${importId}::uuid AND l.is_withdrawn AND l.sku IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.organisation_id = ${organisationId}::uuid AND o.sku = l.sku)`;
  await tx.$executeRaw`
    UPDATE offer_import_line l
       SET offer_id = d.id, diff = d.diff,
           outcome = CASE WHEN l.errors <> '[]' THEN 'refused' WHEN d.id IS NULL THEN 'create'
                          WHEN d.diff = '{}' THEN 'same' ELSE 'change' END
      FROM (SELECT o.id, n.row_number, CASE WHEN o.id IS NOT NULL THEN
                   ${differs('productId', Prisma.sql`to_jsonb(p.key)`, Prisma.sql`to_jsonb(n.product_key)`)}
                || ${differs('price', Prisma.sql`CASE WHEN o.price_minor IS NULL THEN jsonb_build_object('minor', o.price_per_tonne_minor::text, 'basis', 'tonne', 'currency', 'USDC') ELSE jsonb_build_object('minor', o.price_minor::text, 'basis', o.price_basis, 'currency', o.currency) END`, Prisma.sql`jsonb_build_object('minor', n.price_minor::text, 'basis', n.price_basis, 'currency', n.currency)`)}
                || ${differs('minGrams', Prisma.sql`to_jsonb(o.min_grams::text)`, Prisma.sql`to_jsonb(n.min_grams::text)`)}
                || ${differs('stepGrams', Prisma.sql`to_jsonb(o.step_grams::text)`, Prisma.sql`to_jsonb(n.step_grams::text)`)}
                || ${differs('sold', soldOf(Prisma.sql`o`), soldOf(Prisma.sql`n`))}
                || ${differs('overTolerancePermille', Prisma.sql`to_jsonb(o.over_tolerance_permille)`, Prisma.sql`to_jsonb(n.over_tolerance_permille)`)}
                || ${differs('location', Prisma.sql`jsonb_build_object('city', o.city, 'country', o.country)`, Prisma.sql`jsonb_build_object('city', n.city, 'country', n.country)`)}
                || ${differs('incoterm', Prisma.sql`to_jsonb(o.incoterm)`, Prisma.sql`to_jsonb(n.incoterm)`)}
                || ${differs('leadTimeDays', Prisma.sql`to_jsonb(o.lead_time_days)`, Prisma.sql`to_jsonb(n.lead_time_days)`)}
                || ${differs('state', Prisma.sql`to_jsonb(o.state)`, Prisma.sql`to_jsonb(CASE WHEN n.is_withdrawn THEN 'withdrawn' ELSE 'open' END)`)}
                || ${differs('priceBreaks', Prisma.sql`t.breaks`, Prisma.sql`n.price_breaks`)}
                || ${differs('extras', Prisma.sql`t.extras`, Prisma.sql`n.extras`)} END AS diff
              FROM offer_import_line n
              LEFT JOIN offer o ON o.organisation_id = ${organisationId}::uuid AND o.sku = n.sku AND n.errors = '[]'
              LEFT JOIN product p ON p.id = o.product_id
              CROSS JOIN LATERAL (SELECT ${breaksOf} AS breaks, ${extrasOf} AS extras) t
             WHERE n.import_id = ${importId}::uuid) d
     WHERE l.import_id = ${importId}::uuid AND l.row_number = d.row_number`;
}

export interface ImportCounts {
  lines: number;
  refused: number;
  creates: number;
  changes: number;
  same: number;
  products: number;
}

export async function countOutcomes(tx: Tx, importId: string): Promise<ImportCounts> {
  const [counts] = await tx.$queryRaw<ImportCounts[]>`
    SELECT count(*)::integer AS lines, (count(*) FILTER (WHERE outcome = 'refused'))::integer AS refused,
           (count(*) FILTER (WHERE outcome = 'create'))::integer AS creates,
           (count(*) FILTER (WHERE outcome = 'change'))::integer AS changes,
           (count(*) FILTER (WHERE outcome = 'same'))::integer AS same,
           (SELECT count(*)::integer FROM (SELECT DISTINCT n.product_key FROM offer_import_line n
             WHERE n.import_id = ${importId}::uuid AND n.outcome IN ('create', 'change') AND n.product_key IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM product p WHERE p.key = n.product_key)) AS fresh) AS products
      FROM offer_import_line WHERE import_id = ${importId}::uuid`;
  return counts ?? { lines: 0, refused: 0, creates: 0, changes: 0, same: 0, products: 0 };
}

/** What became of the products of these keys, where they were merged or retired. */
export const endedProducts = (tx: Tx, keys: readonly string[]) =>
  tx.$queryRaw<{ key: string; into: string | null }[]>`
    SELECT p.key, m.key AS into FROM product p LEFT JOIN product m ON m.id = p.merged_into
     WHERE p.key = ANY (${[...keys]}) AND p.state = 'retired'`;
