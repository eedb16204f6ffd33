import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** Grams of a lot in somebody's title, by the ledger's transfers that stand; reserved grams are part of them. */
export interface Holding {
  lotId: string;
  account: string;
  grams: bigint;
  reservedGrams: bigint;
}

const ZERO_ACCOUNT = '0x0000000000000000000000000000000000000000';

interface HoldingRow {
  lot_id: string;
  account: string;
  grams: string;
  reserved: string;
}

/**
 * Counted anew from every event that stands, so that a reorganised block needs no undoing.
 *
 * @param matches JSON objects, one of which the arguments of an event must contain; they decide by index
 */
const holdings = (matches: readonly object[], only: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH said AS MATERIALIZED (
    SELECT name, args FROM bridge.event
     WHERE contract = 'materialLedger' AND status <> 'orphaned'
       AND args @> ANY (${matches.map((match) => JSON.stringify(match))}::text[]::jsonb[])
  ), moved AS (
    SELECT args ->> 'id' AS lot_id, args ->> 'from' AS sender, args ->> 'to' AS receiver, (args ->> 'value')::numeric AS grams
      FROM said WHERE name = 'TransferSingle'
    UNION ALL
    SELECT pair.lot_id, args ->> 'from', args ->> 'to', pair.grams::numeric
      FROM said, ROWS FROM (jsonb_array_elements_text(args -> 'ids'), jsonb_array_elements_text(args -> 'values')) AS pair (lot_id, grams)
     WHERE name = 'TransferBatch'
  ), figure AS (
    SELECT lot_id, receiver AS account, grams, 0 AS reserved FROM moved
    UNION ALL
    SELECT lot_id, sender, -grams, 0 FROM moved
    UNION ALL
    SELECT args ->> 'lotId', COALESCE(args ->> 'holder', args ->> 'from'), 0,
           (args ->> 'grams')::numeric * CASE name WHEN 'TitleReserved' THEN 1 ELSE -1 END
      FROM said WHERE name IN ('TitleReserved', 'TitleReleased', 'ReservationCancelled')
  )
  SELECT lot_id, account, SUM(grams)::text AS grams, SUM(reserved)::text AS reserved FROM figure
   WHERE account <> ${ZERO_ACCOUNT} AND ${only}
   GROUP BY lot_id, account HAVING SUM(grams) > 0 ORDER BY lot_id, account`;

/** Who holds how much of some lots. Empty when none is given. */
export async function holdersOf(tx: Tx, lotIds: readonly string[]): Promise<Holding[]> {
  if (lotIds.length === 0) return [];
  const matches = lotIds.flatMap((lotId) => [{ id: lotId }, { ids: [lotId] }, { lotId }]);
  const only = Prisma.sql`lot_id = ANY (${lotIds})`;
  return (await tx.$queryRaw<HoldingRow[]>(holdings(matches, only))).map(holdingOf);
}

/** What an account holds, of whatever lots. `account` is checksummed, as the watcher writes it. */
export async function holdingsOf(tx: Tx, account: string): Promise<Holding[]> {
  const matches = [{ from: account }, { to: account }, { holder: account }];
  const only = Prisma.sql`account = ${account}`;
  return (await tx.$queryRaw<HoldingRow[]>(holdings(matches, only))).map(holdingOf);
}

const holdingOf = (row: HoldingRow): Holding => ({
  lotId: row.lot_id,
  account: row.account,
  grams: BigInt(row.grams),
  reservedGrams: BigInt(row.reserved),
});
