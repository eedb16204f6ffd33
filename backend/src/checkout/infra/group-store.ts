import { basketSite, type BasketSite } from '@topsteel/domain/api';
import { priceCurrencies, type PriceCurrency } from '@topsteel/domain/pricing';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { read, type Tx } from '../../platform/database/index.ts';

/** What the buyer chose and accepted at the checkout. */
export interface GroupDetails {
  currency: PriceCurrency;
  acceptedMinor: bigint;
  site: BasketSite | null;
}

export interface StoredGroup extends GroupDetails {
  id: string;
  number: string;
  buyerId: string;
  reference: string | null;
  costCentreId: string | null;
  createdAt: Date;
}

const details = z.object({
  currency: z.enum(priceCurrencies),
  acceptedMinor: z.string().transform(BigInt),
  site: basketSite.nullable(),
});

export interface NewGroup extends GroupDetails {
  year: number;
  buyerId: string;
  createdBy: string;
  reference: string | null;
  costCentreId: string | null;
}

/** @returns its id and number, e.g. `TG-2026-000042`; numbers may be skipped, never repeated */
export async function insertGroup(tx: Tx, group: NewGroup): Promise<{ id: string; number: string }> {
  const json = JSON.stringify({
    currency: group.currency,
    acceptedMinor: group.acceptedMinor.toString(),
    site: group.site,
  });
  const [row] = await read<{ id: string; number: string }>(
    tx,
    Prisma.sql`/* hot */
    INSERT INTO order_group (number, buyer_id, created_by, reference, cost_centre_id, details)
    VALUES (concat('TG-', ${group.year}::integer, '-', lpad(nextval('order_group_number')::text, 6, '0')),
            ${group.buyerId}::uuid, ${group.createdBy}, ${group.reference}, ${group.costCentreId}::uuid, ${json}::jsonb)
    RETURNING id::text, number`,
  );
  if (!row) throw new Error('A group that was made has no row.');
  return row;
}

interface Row {
  id: string;
  number: string;
  buyer_id: string;
  reference: string | null;
  cost_centre_id: string | null;
  details: unknown;
  created_at: Date;
}

export async function findGroup(tx: Tx, id: string): Promise<StoredGroup | null> {
  const [row] = await tx.$queryRaw<Row[]>`/* hot */
    SELECT id::text, number, buyer_id::text, reference, cost_centre_id::text, details, created_at
      FROM order_group WHERE id = ${id}::uuid`;
  return row ? storedGroup(row) : null;
}

/** The buyer's groups, newest first; null: everybody's. */
export async function listGroups(
  tx: Tx,
  filter: { buyerId: string | null; after: string | null; take: number },
): Promise<StoredGroup[]> {
  const { buyerId, after, take } = filter;
  const mine = buyerId === null ? Prisma.sql`true` : Prisma.sql`buyer_id = ${buyerId}::uuid`;
  const before = after === null ? Prisma.empty : Prisma.sql`AND id < ${after}::uuid`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id::text, number, buyer_id::text, reference, cost_centre_id::text, details, created_at
      FROM order_group WHERE ${mine} ${before} ORDER BY order_group.id DESC LIMIT ${take}`;
  return rows.map(storedGroup);
}

const storedGroup = (row: Row): StoredGroup => ({
  id: row.id,
  number: row.number,
  buyerId: row.buyer_id,
  reference: row.reference,
  costCentreId: row.cost_centre_id,
  createdAt: row.created_at,
  ...details.parse(row.details),
});
