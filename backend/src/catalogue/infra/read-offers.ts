import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OfferDetailRow, OfferRow } from './offer-store.ts';

/** As much of an offer as is shown of it. */
export type ShownOffer = Omit<
  OfferRow,
  | 'organisation'
  | 'lot'
  | 'certificate'
  | 'gradeKey'
  | 'form'
  | 'searchText'
  | 'updatedAt'
  | 'lotRowId'
  | 'organisationId'
> & {
  organisation: Pick<OfferRow['organisation'], 'id' | 'name' | 'country' | 'account' | 'isSuspended'>;
  lot: Pick<
    OfferRow['lot'],
    | 'id'
    | 'lotId'
    | 'lotCode'
    | 'state'
    | 'massGrams'
    | 'committedGrams'
    | 'emissionsGramsPerKg'
    | 'route'
    | 'countryOfMelt'
  >;
  certificate: Pick<OfferRow['certificate'], 'number' | 'state' | 'summary'>;
};
export type ShownOfferDetail = ShownOffer & Pick<OfferDetailRow, 'priceBreaks' | 'extras'>;

export interface OfferFilter {
  words: readonly string[];
  gradeKey: string | null;
  form: string | null;
  country: string | null;
  /** Only of this organisation, in every state; null: of everybody, those that can be ordered. */
  organisationId: string | null;
  after: string | null;
  take: number;
}

/** A page of a list, by one statement along the index of open offers, newest first. */
export async function listOffers(client: Tx, filter: OfferFilter): Promise<ShownOffer[]> {
  const rows = await client.$queryRaw<FlatOffer[]>(listStatement(filter));
  return rows.map(nested);
}

/** Exported for the test of its plan. */
export function listStatement({
  words,
  gradeKey,
  form,
  country,
  organisationId,
  after,
  take,
}: OfferFilter): Prisma.Sql {
  const conditions = [
    organisationId === null ? isOpen : Prisma.sql`o.organisation_id = ${organisationId}::uuid`,
    ...words.map((word) => Prisma.sql`o.search_text LIKE ${`%${word}%`}`),
    // S355J2 finds S355J2+N too: the delivery condition after the plus is the same grade (EN 10027-1).
    ...(gradeKey === null
      ? []
      : [
          Prisma.sql`(o.grade_key = ${gradeKey} OR o.grade_key LIKE ${`${gradeKey.replace(/[%_\\]/g, '')}+%`})`,
        ]),
    ...(form === null ? [] : [Prisma.sql`o.form = ${form}`]),
    ...(country === null ? [] : [Prisma.sql`o.country = ${country}`]),
    ...(after === null ? [] : [Prisma.sql`o.id < ${after}::uuid`]),
  ];
  // Prepared once on a connection; with words there are too many of them.
  const mark = words.length === 0 ? Prisma.raw('/* hot */') : Prisma.empty;
  return Prisma.sql`${mark} SELECT ${shown}, c.summary - '{chemistry,mechanics}'::text[] AS summary ${joined}
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY o.id DESC LIMIT ${Prisma.raw(take.toFixed(0))}`;
}

/** One offer with its price breaks, extras and whole certificate, by one statement. */
export async function readOffer(client: Tx, id: string): Promise<ShownOfferDetail | null> {
  const [row] = await client.$queryRaw<FlatDetail[]>(offerStatement(id));
  if (!row) return null;
  return {
    ...nested(row),
    priceBreaks: row.price_breaks.map(({ from_grams, price_minor }) => ({
      offerId: id,
      fromGrams: BigInt(from_grams),
      priceMinor: BigInt(price_minor),
    })),
    extras: row.extras.map(({ id: extraId, code, basis, price_minor, is_always }) => ({
      id: extraId,
      offerId: id,
      code,
      basis,
      priceMinor: BigInt(price_minor),
      isAlways: is_always,
    })),
  };
}

/** Whole numbers inside JSON come as text: they may pass 2^53. Exported for the test of its plan. */
export const offerStatement = (id: string): Prisma.Sql => Prisma.sql`/* hot */
  SELECT ${shown}, c.summary,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('from_grams', b.from_grams::text, 'price_minor', b.price_minor::text) ORDER BY b.from_grams), '[]')
            FROM offer_price_break b WHERE b.offer_id = o.id) AS price_breaks,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'basis', x.basis, 'price_minor', x.price_minor::text, 'is_always', x.is_always) ORDER BY x.code), '[]')
            FROM offer_extra x WHERE x.offer_id = o.id) AS extras
    ${joined} WHERE o.id = ${id}::uuid`;

/** Can it be ordered now? */
export const isOpen = Prisma.sql`o.state = 'open' AND l.state IN ('commissioned', 'final') AND l.committed_grams < l.mass_grams
    AND c.state IN ('registered', 'final') AND NOT s.is_suspended`;
export const shown = Prisma.sql`o.id, o.state, o.certificate_id, o.price_per_tonne_minor, o.min_grams, o.step_grams, o.over_tolerance_permille,
  o.city, o.country, o.incoterm, o.lead_time_days, o.product_id, o.sku, o.currency, o.price_basis, o.price_minor, o.sold_unit, o.sold_min_milli, o.sold_step_milli, o.version, o.created_at,
  s.id AS seller_id, s.name AS seller_name, s.country AS seller_country, s.account AS seller_account, s.is_suspended AS seller_is_suspended,
  l.id AS lot_row_id, l.lot_id, l.lot_code, l.state AS lot_state, l.mass_grams, l.committed_grams, l.emissions_grams_per_kg, l.route,
  l.country_of_melt, c.number, c.state AS certificate_state`;
export const joined = Prisma.sql`FROM offer o
  JOIN lot l ON l.id = o.lot_row_id JOIN certificate c ON c.id = o.certificate_id JOIN organisation s ON s.id = o.organisation_id`;

export interface FlatOffer {
  id: string;
  state: string;
  certificate_id: string;
  price_per_tonne_minor: bigint;
  min_grams: bigint;
  step_grams: bigint;
  over_tolerance_permille: number;
  city: string;
  country: string;
  incoterm: string;
  lead_time_days: number;
  product_id: string | null;
  sku: string | null;
  currency: string;
  price_basis: string;
  price_minor: bigint | null;
  sold_unit: string | null;
  sold_min_milli: bigint | null;
  sold_step_milli: bigint | null;
  version: number;
  created_at: Date;
  seller_id: string;
  seller_name: string;
  seller_country: string;
  seller_account: string | null;
  seller_is_suspended: boolean;
  lot_row_id: string;
  lot_id: string;
  lot_code: string;
  lot_state: string;
  mass_grams: bigint;
  committed_grams: bigint;
  emissions_grams_per_kg: bigint | null;
  route: string;
  country_of_melt: string;
  number: string;
  certificate_state: string;
  summary: Prisma.JsonValue;
}
interface FlatDetail extends FlatOffer {
  price_breaks: { from_grams: string; price_minor: string }[];
  extras: { id: string; code: string; basis: string; price_minor: string; is_always: boolean }[];
}

export const nested = (row: FlatOffer): ShownOffer => ({
  id: row.id,
  state: row.state,
  certificateId: row.certificate_id,
  pricePerTonneMinor: row.price_per_tonne_minor,
  minGrams: row.min_grams,
  stepGrams: row.step_grams,
  overTolerancePermille: row.over_tolerance_permille,
  city: row.city,
  country: row.country,
  incoterm: row.incoterm,
  leadTimeDays: row.lead_time_days,
  productId: row.product_id,
  sku: row.sku,
  currency: row.currency,
  priceBasis: row.price_basis,
  priceMinor: row.price_minor,
  soldUnit: row.sold_unit,
  soldMinMilli: row.sold_min_milli,
  soldStepMilli: row.sold_step_milli,
  version: row.version,
  createdAt: row.created_at,
  organisation: {
    id: row.seller_id,
    name: row.seller_name,
    country: row.seller_country,
    account: row.seller_account,
    isSuspended: row.seller_is_suspended,
  },
  lot: {
    id: row.lot_row_id,
    lotId: row.lot_id,
    lotCode: row.lot_code,
    state: row.lot_state,
    massGrams: row.mass_grams,
    committedGrams: row.committed_grams,
    emissionsGramsPerKg: row.emissions_grams_per_kg,
    route: row.route,
    countryOfMelt: row.country_of_melt,
  },
  certificate: { number: row.number, state: row.certificate_state, summary: row.summary },
});
