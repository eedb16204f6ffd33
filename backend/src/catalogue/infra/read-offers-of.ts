import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isOpen, joined, nested, shown, type FlatOffer, type ShownOffer } from './read-offers.ts';

/** Of what offers are asked for: each has an index of its own. */
const owners = {
  lot: { is: Prisma.sql`l.lot_id = k.key`, order: Prisma.sql`o.price_per_tonne_minor, o.id` },
  product: { is: Prisma.sql`o.product_id = k.key::uuid`, order: Prisma.sql`o.price_per_tonne_minor, o.id` },
  seller: { is: Prisma.sql`o.organisation_id = k.key::uuid`, order: Prisma.sql`o.id DESC` },
};
export type OfferOwner = keyof typeof owners;

const summary = Prisma.sql`c.summary - '{chemistry,mechanics}'::text[] AS summary`;

/**
 * What can be ordered of each of several lots, products or sellers, by one statement: of lots and products the cheapest
 * first, of sellers the newest.
 *
 * @param keys ids of lots in decimal digits, else UUIDs
 * @param take at most so many of each
 */
export async function readOffersOf(
  client: Tx,
  owner: OfferOwner,
  keys: readonly string[],
  take: number,
): Promise<Map<string, ShownOffer[]>> {
  const { is, order } = owners[owner];
  const rows = await client.$queryRaw<(FlatOffer & { key: string })[]>`
    SELECT k.key, t.* FROM unnest(${[...keys]}::text[]) AS k (key)
     CROSS JOIN LATERAL (SELECT ${shown}, ${summary} ${joined} WHERE ${is} AND ${isOpen} ORDER BY ${order} LIMIT ${take}) t`;
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, its]) => [key, its.map((row) => nested(row))]),
  );
}

/** Several offers by their ids, withdrawn ones included. */
export async function readOffers(client: Tx, ids: readonly string[]): Promise<ShownOffer[]> {
  const rows = await client.$queryRaw<FlatOffer[]>`
    SELECT ${shown}, ${summary} ${joined} WHERE o.id = ANY (${[...ids]}::uuid[])`;
  return rows.map((row) => nested(row));
}
