import type { WrittenOffer } from '@topsteel/domain/offer-file';
import type { PriceBasis, PriceCurrency } from '@topsteel/domain/pricing';
import type { Tx } from '../../platform/database/index.ts';

interface ExportRow {
  id: string;
  sku: string;
  lot_code: string;
  product_id: string | null;
  designation: string | null;
  grade: string | null;
  norm: string | null;
  family: string | null;
  length_um: number | null;
  price_minor: bigint | null;
  price_per_tonne_minor: bigint;
  currency: PriceCurrency;
  price_basis: PriceBasis;
  min_grams: bigint;
  step_grams: bigint;
  sold_unit: PriceBasis | null;
  sold_min_milli: bigint | null;
  sold_step_milli: bigint | null;
  over_tolerance_permille: number;
  city: string;
  country: string;
  incoterm: string;
  lead_time_days: number;
  breaks: WrittenOffer['priceBreaks'];
  extras: WrittenOffer['extras'];
}

/** The next open offers of an organisation in the order they were made. One without a part number bears its id. */
export async function exportRows(
  client: Tx,
  organisationId: string,
  after: string | null,
  take: number,
): Promise<{ id: string; offer: WrittenOffer }[]> {
  const rows = await client.$queryRaw<ExportRow[]>`
    SELECT o.id, coalesce(o.sku, o.id::text) AS sku, l.lot_code, o.product_id, p.designation, p.grade, p.norm, p.family,
           p.length_um, o.price_minor, o.price_per_tonne_minor, o.currency, o.price_basis, o.min_grams, o.step_grams,
           o.sold_unit, o.sold_min_milli, o.sold_step_milli, o.over_tolerance_permille, o.city, o.country, o.incoterm, o.lead_time_days,
           coalesce((SELECT jsonb_agg(jsonb_build_object('fromGrams', b.from_grams::text, 'priceMinor', b.price_minor::text)
                                      ORDER BY b.from_grams) FROM offer_price_break b WHERE b.offer_id = o.id), '[]') AS breaks,
           coalesce((SELECT jsonb_agg(jsonb_build_object('code', e.code, 'basis', e.basis, 'priceMinor', e.price_minor::text,
                                      'isAlways', e.is_always) ORDER BY e.code) FROM offer_extra e WHERE e.offer_id = o.id), '[]') AS extras
      FROM offer o JOIN lot l ON l.id = o.lot_row_id LEFT JOIN product p ON p.id = o.product_id
     WHERE o.organisation_id = ${organisationId}::uuid AND o.state = 'open'
       AND (${after}::uuid IS NULL OR o.id > ${after}::uuid)
     ORDER BY o.id LIMIT ${take}`;
  return rows.map((row) => ({ id: row.id, offer: offerOf(row) }));
}

const offerOf = (row: ExportRow): WrittenOffer => ({
  sku: row.sku,
  lotCode: row.lot_code,
  productId: row.product_id,
  designation: row.designation,
  grade: row.grade,
  norm: row.norm,
  family: row.family,
  lengthUm: row.length_um,
  ...(row.price_minor === null
    ? { priceMinor: row.price_per_tonne_minor, currency: 'USDC', priceBasis: 'tonne' }
    : { priceMinor: row.price_minor, currency: row.currency, priceBasis: row.price_basis }),
  minGrams: row.min_grams,
  stepGrams: row.step_grams,
  sold:
    row.sold_unit === null
      ? null
      : { unit: row.sold_unit, minMilli: row.sold_min_milli ?? 1n, stepMilli: row.sold_step_milli ?? 0n },
  overTolerancePermille: row.over_tolerance_permille,
  city: row.city,
  country: row.country,
  incoterm: row.incoterm,
  leadTimeDays: row.lead_time_days,
  priceBreaks: row.breaks,
  extras: row.extras,
  state: 'open',
});
