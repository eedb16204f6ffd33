import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export interface LineToApply {
  row_number: number;
  product: unknown;
  product_key: string | null;
}

/** The next lines that have something to do, in the order of the file. */
export const nextLines = (tx: Tx, importId: string, take: number) =>
  tx.$queryRaw<LineToApply[]>`
    SELECT row_number, product, product_key FROM offer_import_line
     WHERE import_id = ${importId}::uuid AND outcome IN ('create', 'change') AND NOT is_applied
     ORDER BY row_number LIMIT ${take}`;

export interface Chunk {
  importId: string;
  organisationId: string;
  userId: string;
  fromRow: number;
  toRow: number;
}

/** Lines of the chunk with this outcome that are still to do. */
const due = ({ importId, fromRow, toRow }: Chunk, outcome: 'create' | 'change'): Prisma.Sql => Prisma.sql`
  n.import_id = ${importId}::uuid AND n.row_number BETWEEN ${fromRow} AND ${toRow} AND n.outcome = ${outcome} AND NOT n.is_applied`;

/** Notes on the lines which product each of them has by now. */
export const placeProducts = (tx: Tx, chunk: Chunk, products: readonly { key: string; id: string }[]) =>
  tx.$executeRaw`
    UPDATE offer_import_line n SET product_id = k.id
      FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS k(key text, id uuid)
     WHERE n.import_id = ${chunk.importId}::uuid AND n.row_number BETWEEN ${chunk.fromRow} AND ${chunk.toRow} AND n.product_key = k.key`;

/** Makes the new offers. A lot that was taken off the ledger since, or a part number that was taken, makes none. */
export async function createOffers(tx: Tx, chunk: Chunk): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams,
                         over_tolerance_permille, city, country, incoterm, lead_time_days, grade_key, form, search_text,
                         product_id, sku, currency, price_basis, price_minor, sold_unit, sold_min_milli, sold_step_milli,
                         updated_at)
      SELECT uuidv7(), t.organisation_id, t.id, t.certificate_id, 'open', n.price_per_tonne_minor, n.min_grams, n.step_grams,
             n.over_tolerance_permille, n.city, n.country, n.incoterm, n.lead_time_days,
             upper(regexp_replace(c.grade, '\\s', '', 'g')), lower(c.summary->>'form'),
             lower(concat_ws(' ', c.summary->>'product', c.grade, c.summary->>'norm', c.summary->>'form', c.summary->>'dimensions',
                             c.heat_number, s.name, n.city, n.sku)),
             n.product_id, n.sku, n.currency, n.price_basis, n.price_minor, n.sold_unit, n.sold_min_milli,
             n.sold_step_milli, now()
        FROM offer_import_line n
        JOIN lot t ON t.id = n.lot_row_id AND t.organisation_id = ${chunk.organisationId}::uuid AND t.state IN ('commissioned', 'final')
        JOIN certificate c ON c.id = t.certificate_id
        JOIN organisation s ON s.id = t.organisation_id
       WHERE ${due(chunk, 'create')}
       ORDER BY n.row_number
      ON CONFLICT (organisation_id, sku) DO NOTHING
      RETURNING id, sku)
    UPDATE offer_import_line n SET offer_id = made.id, is_applied = true FROM made
     WHERE ${due(chunk, 'create')} AND n.sku = made.sku
    RETURNING made.id`;
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO offer_price_break (offer_id, from_grams, price_minor)
    SELECT n.offer_id, b."fromGrams", b."priceMinor"
      FROM offer_import_line n, jsonb_to_recordset(n.price_breaks) AS b("fromGrams" bigint, "priceMinor" bigint)
     WHERE n.import_id = ${chunk.importId}::uuid AND n.row_number BETWEEN ${chunk.fromRow} AND ${chunk.toRow}
       AND n.outcome = 'create' AND n.is_applied`;
  await tx.$executeRaw`
    INSERT INTO offer_extra (offer_id, code, basis, price_minor, is_always)
    SELECT n.offer_id, e.code, e.basis, e."priceMinor", e."isAlways"
      FROM offer_import_line n,
           jsonb_to_recordset(n.extras) AS e(code text, basis text, "priceMinor" bigint, "isAlways" boolean)
     WHERE n.import_id = ${chunk.importId}::uuid AND n.row_number BETWEEN ${chunk.fromRow} AND ${chunk.toRow}
       AND n.outcome = 'create' AND n.is_applied`;
  return ids;
}

/** Changes the offers that a line says something else of, with their history. */
export async function changeOffers(tx: Tx, chunk: Chunk): Promise<string[]> {
  // In the order of their ids: orders lock offers too.
  await tx.$queryRaw`
    SELECT o.id FROM offer o WHERE o.id IN (SELECT n.offer_id FROM offer_import_line n WHERE ${due(chunk, 'change')})
     ORDER BY o.id FOR UPDATE`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE offer o
       SET product_id = n.product_id, currency = n.currency, price_basis = n.price_basis, price_minor = n.price_minor,
           price_per_tonne_minor = n.price_per_tonne_minor, min_grams = n.min_grams, step_grams = n.step_grams,
           over_tolerance_permille = n.over_tolerance_permille, city = n.city, country = n.country, incoterm = n.incoterm,
           lead_time_days = n.lead_time_days, sold_unit = n.sold_unit, sold_min_milli = n.sold_min_milli,
           sold_step_milli = n.sold_step_milli, state = CASE WHEN n.is_withdrawn THEN 'withdrawn' ELSE 'open' END,
           version = o.version + 1, updated_at = now()
      FROM offer_import_line n
     WHERE o.id = n.offer_id AND o.organisation_id = ${chunk.organisationId}::uuid AND o.lot_row_id = n.lot_row_id
       AND ${due(chunk, 'change')}
    RETURNING o.id`;
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await tx.$executeRaw`
    DELETE FROM offer_price_break b USING offer_import_line n
     WHERE b.offer_id = n.offer_id AND n.diff ? 'priceBreaks' AND ${due(chunk, 'change')}`;
  await tx.$executeRaw`
    INSERT INTO offer_price_break (offer_id, from_grams, price_minor)
    SELECT n.offer_id, b."fromGrams", b."priceMinor"
      FROM offer_import_line n, jsonb_to_recordset(n.price_breaks) AS b("fromGrams" bigint, "priceMinor" bigint)
     WHERE n.diff ? 'priceBreaks' AND ${due(chunk, 'change')}`;
  await tx.$executeRaw`
    DELETE FROM offer_extra e USING offer_import_line n
     WHERE e.offer_id = n.offer_id AND n.diff ? 'extras' AND ${due(chunk, 'change')}`;
  await tx.$executeRaw`
    INSERT INTO offer_extra (offer_id, code, basis, price_minor, is_always)
    SELECT n.offer_id, e.code, e.basis, e."priceMinor", e."isAlways"
      FROM offer_import_line n,
           jsonb_to_recordset(n.extras) AS e(code text, basis text, "priceMinor" bigint, "isAlways" boolean)
     WHERE n.diff ? 'extras' AND ${due(chunk, 'change')}`;
  await tx.$executeRaw`
    INSERT INTO offer_change (offer_id, version, diff, changed_by, import_id)
    SELECT o.id, o.version, n.diff, ${chunk.userId}, n.import_id
      FROM offer_import_line n JOIN offer o ON o.id = n.offer_id WHERE ${due(chunk, 'change')} AND o.id = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE offer_import_line n SET is_applied = true WHERE ${due(chunk, 'change')} AND n.offer_id = ANY (${ids}::uuid[])`;
  return ids;
}

/** Marks what could not be applied any more. @returns how many */
export const refuseRest = (tx: Tx, { importId, fromRow, toRow }: Chunk) =>
  tx.$executeRaw`
    UPDATE offer_import_line SET outcome = 'refused', errors = errors || jsonb_build_array(jsonb_build_object(
             'column', 'sku', 'message', 'The lot or the offer was changed since the check. Import this line again.'))
     WHERE import_id = ${importId}::uuid AND row_number BETWEEN ${fromRow} AND ${toRow}
       AND outcome IN ('create', 'change') AND NOT is_applied`;
