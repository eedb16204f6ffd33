import { Prisma } from '../../generated/prisma/client.ts';
import { change, read, type Tx } from '../../platform/database/index.ts';

/** What can be ordered of an offer now. */
export interface LockedGoods {
  offerId: string;
  lotRowId: string;
  isOpen: boolean;
  /** Its seller may not take new orders. */
  isSuspended: boolean;
  /** Of the lot, whatever offer sells it; nothing while it is not on the ledger or its certificate does not stand. */
  availableGrams: bigint;
}

/**
 * Locks offers and their lots until the transaction ends, always in the order of the lots, so that two checkouts of the
 * same lots can't wait for each other.
 */
export async function lockGoods(tx: Tx, offerIds: readonly string[]): Promise<Map<string, LockedGoods>> {
  const rows = await read<{
    offer_id: string;
    lot_row_id: string;
    is_open: boolean;
    is_suspended: boolean;
    available: string;
  }>(
    tx,
    Prisma.sql`/* hot */
    SELECT o.id::text AS offer_id, l.id::text AS lot_row_id, o.state = 'open' AS is_open, s.is_suspended,
           (CASE WHEN l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
                 THEN l.mass_grams - l.committed_grams ELSE 0 END)::text AS available
      FROM offer o JOIN lot l ON l.id = o.lot_row_id JOIN certificate c ON c.id = o.certificate_id
      JOIN organisation s ON s.id = o.organisation_id
     WHERE o.id = ANY (${[...offerIds]}::uuid[])
     ORDER BY l.id, o.id FOR UPDATE OF l, o`,
  );
  return new Map(
    rows.map((row) => [
      row.offer_id,
      {
        offerId: row.offer_id,
        lotRowId: row.lot_row_id,
        isOpen: row.is_open,
        isSuspended: row.is_suspended,
        availableGrams: BigInt(row.available),
      },
    ]),
  );
}

/** Keeps grams of several locked lots back from other buyers. @returns false when a lot has less left. */
export async function takeGoods(tx: Tx, taken: ReadonlyMap<string, bigint>): Promise<boolean> {
  const lots = [...taken.keys()];
  const grams = [...taken.values()];
  const written = await change(
    tx,
    Prisma.sql`/* hot */
    UPDATE lot SET committed_grams = committed_grams + t.grams, updated_at = now()
      FROM unnest(${lots}::uuid[], ${grams}::bigint[]) AS t (id, grams)
     WHERE lot.id = t.id AND committed_grams + t.grams <= mass_grams`,
  );
  return written === lots.length;
}
