import { productFootprint, type FootprintFilter, type ProductFootprint } from '@topsteel/domain/carbon';
import { Prisma } from '../../generated/prisma/client.ts';
import type { PrismaService, Tx } from '../../platform/database/index.ts';

export const insertFootprint = (tx: Tx, data: Prisma.ProductFootprintUncheckedCreateInput) =>
  tx.productFootprint.create({ data });

/** The one change that a footprint may see. */
export const deprecateFootprint = (tx: Tx, id: string) => tx.$executeRaw`
  UPDATE product_footprint SET status = 'Deprecated' WHERE id = ${id}::uuid`;

interface FootprintRow {
  id: string;
  status: string;
  body: unknown;
}

/**
 * Footprints that an organisation may see: its own, those of lots that anybody is offered, and those of lots that it
 * received title to.
 */
const isVisibleTo = (organisationId: string): Prisma.Sql => Prisma.sql`(
  f.organisation_id = ${organisationId}::uuid
  OR EXISTS (SELECT 1 FROM offer o JOIN lot l ON l.id = o.lot_row_id
              WHERE o.lot_row_id = f.lot_row_id AND o.state = 'open' AND l.state IN ('commissioned', 'final'))
  OR EXISTS (SELECT 1 FROM purchase_order p JOIN payment m ON m.order_id = p.id JOIN quote q ON q.id = p.quote_id
              JOIN lot l ON l.lot_id = q.lot_id
              WHERE p.buyer_id = ${organisationId}::uuid AND m.title_grams > 0 AND l.id = f.lot_row_id))`;

export interface FootprintPage {
  organisationId: string;
  filter: FootprintFilter;
  /** Id of the last footprint of the page before. */
  after: string | null;
  offset: number;
  take: number;
}

/** Oldest first, so that a page stays where it is when footprints are added. */
export async function selectFootprints(
  prisma: PrismaService | { client: Tx },
  page: FootprintPage,
): Promise<ProductFootprint[]> {
  const { filter } = page;
  const keys = (column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql =>
    values === undefined || values.length === 0
      ? Prisma.empty
      : Prisma.sql`AND ${column} && ${values.map((value) => value.toLowerCase())}::text[]`;
  const rows = await prisma.client.$queryRaw<FootprintRow[]>`
    SELECT f.id::text, f.status, f.body FROM product_footprint f
     WHERE ${isVisibleTo(page.organisationId)}
       ${keys(Prisma.sql`f.product_ids`, filter.productId)}
       ${keys(Prisma.sql`f.company_ids`, filter.companyId)}
       ${keys(Prisma.sql`f.classifications`, filter.classification)}
       ${keys(Prisma.sql`f.geographies`, filter.geography)}
       ${filter.validOn ? Prisma.sql`AND f.valid_from <= ${filter.validOn} AND f.valid_until >= ${filter.validOn}` : Prisma.empty}
       ${filter.validAfter ? Prisma.sql`AND f.valid_from > ${filter.validAfter}` : Prisma.empty}
       ${filter.validBefore ? Prisma.sql`AND f.valid_until < ${filter.validBefore}` : Prisma.empty}
       ${filter.status === undefined ? Prisma.empty : Prisma.sql`AND lower(f.status) = ${filter.status.toLowerCase()}`}
       ${page.after === null ? Prisma.empty : Prisma.sql`AND f.id > ${page.after}::uuid`}
     ORDER BY f.id LIMIT ${page.take} OFFSET ${page.offset}`;
  return rows.map(footprintOf);
}

/** `hidden`: it exists, and this organisation may not see it. */
export async function selectFootprint(
  prisma: PrismaService,
  organisationId: string,
  id: string,
): Promise<ProductFootprint | 'hidden' | null> {
  const [row] = await prisma.client.$queryRaw<(FootprintRow & { visible: boolean })[]>`
    SELECT f.id::text, f.status, f.body, ${isVisibleTo(organisationId)} AS visible
      FROM product_footprint f WHERE f.id = ${id}::uuid`;
  if (!row) return null;
  return row.visible ? footprintOf(row) : 'hidden';
}

const footprintOf = ({ status, body }: FootprintRow): ProductFootprint =>
  productFootprint.parse({ ...(body as Record<string, unknown>), status });
