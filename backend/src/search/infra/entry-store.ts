import type { SearchDocument } from '@topsteel/domain/search';
import type { ProductFamily } from '@topsteel/domain/product';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A row of `search.entry`; whole numbers come as bigint. */
export interface EntryRow {
  offer_id: string;
  organisation_id: string;
  product_id: string | null;
  is_listed: boolean;
  family: string | null;
  form: string;
  designation: string;
  grade: string;
  norm: string | null;
  height_um: number | null;
  width_um: number | null;
  thickness_um: number | null;
  diameter_um: number | null;
  length_um: number | null;
  titles: string[];
  codes: string[];
  sku: string | null;
  lot_code: string;
  seller_name: string;
  seller_country: string;
  city: string;
  country: string;
  incoterm: string;
  certificate_kind: number;
  certificate_number: string;
  price_per_tonne_minor: bigint;
  currency: string;
  price_basis: string;
  price_minor: bigint;
  available_grams: bigint;
  min_grams: bigint;
  step_grams: bigint;
  lead_time_days: number;
  emissions_grams_per_kg: bigint | null;
  country_of_melt: string;
  route: string;
  manufacturer: string | null;
}

const entry = Prisma.sql`e.offer_id, e.organisation_id, e.product_id, e.is_listed, e.family, e.form, e.designation, e.grade,
  e.norm, e.height_um, e.width_um, e.thickness_um, e.diameter_um, e.length_um, e.titles, e.codes, e.sku, e.lot_code,
  e.seller_name, e.seller_country, e.city, e.country, e.incoterm, e.certificate_kind, e.certificate_number,
  e.price_per_tonne_minor, e.currency, e.price_basis, e.price_minor, e.available_grams, e.min_grams, e.step_grams,
  e.lead_time_days, e.emissions_grams_per_kg, e.country_of_melt, e.route, e.manufacturer`;

/** What is committed as one statement sees it, to ask later for what came after. */
export async function takeSnapshot(client: Tx): Promise<string> {
  const [row] = await client.$queryRaw<
    { snapshot: string }[]
  >`SELECT pg_current_snapshot()::text AS snapshot`;
  if (!row) throw new Error('PostgreSQL tells no snapshot.');
  return row.snapshot;
}

/** Offers that can be found, in the order of their ids. */
export const loadEntries = (client: Tx, after: string | null, take: number): Promise<EntryRow[]> =>
  client.$queryRaw<EntryRow[]>`
    SELECT ${entry} FROM search.entry e
     WHERE e.is_listed AND e.offer_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
     ORDER BY e.offer_id LIMIT ${take}`;

export interface Changes {
  snapshot: string;
  synonymVersion: bigint;
  rows: EntryRow[];
}

/** With more changes than this at once, a process makes its copy anew. */
export const MOST_CHANGES = 5_000;

/**
 * What was committed since a snapshot, and the snapshot to ask with next time. A transaction that began earlier and commits
 * later is in no snapshot before its commit, so none is missed, and none comes twice. One index range: ordered and limited,
 * so that no plan reads the table.
 */
export async function changesSince(client: Tx, snapshot: string): Promise<Changes> {
  const rows = await client.$queryRaw<(EntryRow & { snapshot: string; synonym_version: bigint })[]>(
    changesStatement(snapshot),
  );
  const [first] = rows;
  if (!first) throw new Error('PostgreSQL tells no snapshot.');
  return {
    snapshot: first.snapshot,
    synonymVersion: first.synonym_version,
    // A left join without a match has one row of nulls.
    rows: rows.filter((row) => (row.offer_id as string | null) !== null),
  };
}

/** Exported, like the other statement, for the test of its plan. */
export const changesStatement = (snapshot: string): Prisma.Sql => Prisma.sql`/* hot */
  SELECT now.snapshot, now.synonym_version, ${entry}
    FROM (SELECT pg_current_snapshot()::text AS snapshot, (SELECT version FROM search.synonym_version) AS synonym_version) now
    LEFT JOIN LATERAL (
      SELECT * FROM search.entry c
       WHERE c.changed_xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
         AND NOT pg_visible_in_snapshot(c.changed_xid, ${snapshot}::pg_snapshot)
       ORDER BY c.changed_xid LIMIT ${Prisma.raw(MOST_CHANGES.toFixed(0))}) e ON true`;

/** What is shown of results, by primary key; who was taken off since is not among them. */
export const readEntries = (client: Tx, offerIds: readonly string[]): Promise<EntryRow[]> =>
  offerIds.length === 0 ? Promise.resolve([]) : client.$queryRaw<EntryRow[]>(entriesStatement(offerIds));

export const entriesStatement = (offerIds: readonly string[]): Prisma.Sql => Prisma.sql`/* hot */
  SELECT ${entry} FROM search.entry e WHERE e.offer_id = ANY (${offerIds}::uuid[]) AND e.is_listed`;

/** Writes the rows of these offers anew; those that are as they should be stay untouched. @returns how many changed */
export async function refreshEntries(client: Tx, offerIds: readonly string[]): Promise<number> {
  const [row] = await client.$queryRaw<
    { touched: number }[]
  >`SELECT search.refresh(${offerIds}::uuid[]) AS touched`;
  return row?.touched ?? 0;
}

export async function nextOfferIds(client: Tx, after: string | null, take: number): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM offer WHERE id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid ORDER BY id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

export const documentOf = (row: EntryRow): SearchDocument => ({
  id: row.offer_id,
  productId: row.product_id,
  family: row.family as ProductFamily | null,
  form: row.form,
  designation: row.designation,
  grade: row.grade,
  norm: row.norm,
  heightUm: row.height_um,
  widthUm: row.width_um,
  thicknessUm: row.thickness_um,
  diameterUm: row.diameter_um,
  lengthUm: row.length_um,
  titles: row.titles,
  codes: row.codes,
  sellerId: row.organisation_id,
  sellerName: row.seller_name,
  city: row.city,
  country: row.country,
  certificateKind: row.certificate_kind,
  pricePerTonneMinor: row.price_per_tonne_minor,
  availableGrams: row.available_grams,
  minGrams: row.min_grams,
  leadTimeDays: row.lead_time_days,
  emissionsGramsPerKg: row.emissions_grams_per_kg,
  countryOfMelt: row.country_of_melt,
  route: row.route,
  manufacturer: row.manufacturer,
});
