import { Prisma } from '../../generated/prisma/client.ts';
import { read, type Tx } from '../../platform/database/index.ts';

/** Reads genealogies from the tables that the ledger's events wrote. Masses come as text: they may pass 2^63. */

export interface LotFacts {
  lot_id: string;
  made_by: string | null;
  maker: string;
  maker_name: string | null;
  mass_grams: string;
  emissions_grams: string;
  consumed_grams: string;
  heat_number: string | null;
  grade: string | null;
  product: string | null;
  dimensions: string | null;
  certificate: string | null;
  certificate_number: string | null;
  document_hash: string | null;
  made_at: Date;
  tx_hash: string;
  is_final: boolean;
  recall_reason: number | null;
  recalled_at: Date | null;
  recall_tx_hash: string | null;
}

export interface ActFacts {
  transformation: string;
  actor: string;
  actor_name: string | null;
  loss_grams: string;
  process_emissions_grams: string;
  evidence: string;
  epcis_event: string;
  acted_at: Date;
  tx_hash: string;
  is_final: boolean;
}

export interface FlowFacts {
  transformation: string;
  lot_id: string;
  mass_grams: string;
  emissions_grams: string;
}

/**
 * The lots themselves and every lot behind them, at most `limit` of them.
 *
 * @param lotIds decimal digits of lots that need not be known
 */
export async function lotsBehind(tx: Tx, lotIds: readonly string[], limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ lot_id: string }[]>`
    WITH RECURSIVE behind (lot_id) AS (
      SELECT unnest(${lotIds}::text[])
      UNION
      SELECT i.lot_id FROM behind b
        JOIN genealogy_lot l ON l.lot_id = b.lot_id JOIN genealogy_input i ON i.transformation = l.made_by
    )
    SELECT lot_id FROM behind LIMIT ${limit}`;
  return rows.map((row) => row.lot_id);
}

/** The lot and every lot made from it, at most `limit` of them. */
export async function lotsMadeFrom(tx: Tx, lotId: string, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ lot_id: string }[]>`
    WITH RECURSIVE made (lot_id) AS (
      SELECT ${lotId}::text
      UNION
      SELECT l.lot_id FROM made m
        JOIN genealogy_input i ON i.lot_id = m.lot_id JOIN genealogy_lot l ON l.made_by = i.transformation
    )
    SELECT lot_id FROM made LIMIT ${limit}`;
  return rows.map((row) => row.lot_id);
}

const lotFacts = Prisma.sql`
  SELECT g.lot_id, g.made_by, g.maker, o.legal_name AS maker_name, g.mass_grams::text, g.emissions_grams::text,
         COALESCE((SELECT SUM(i.mass_grams) FROM genealogy_input i WHERE i.lot_id = g.lot_id), 0)::text AS consumed_grams,
         c.heat_number, COALESCE(c.grade, p.grade) AS grade, COALESCE(c.summary ->> 'product', p.product) AS product,
         COALESCE(c.summary ->> 'dimensions', p.dimensions) AS dimensions, g.certificate, c.number AS certificate_number,
         g.document_hash, g.made_at, g.tx_hash, g.is_final, g.recall_reason, g.recalled_at, g.recall_tx_hash
    FROM genealogy_lot g
    LEFT JOIN organisation o ON lower(o.account) = lower(g.maker) AND o.state = 'registered'
    LEFT JOIN lot m ON m.lot_id = g.lot_id AND m.state IN ('commissioned', 'final', 'recalled')
    LEFT JOIN certificate c ON c.id = m.certificate_id
    LEFT JOIN produced_lot p ON p.lot_id = g.lot_id`;

/** Facts of lots, in the order in which they were made. */
export const readLots = (tx: Tx, lotIds: readonly string[]): Promise<LotFacts[]> =>
  tx.$queryRaw<LotFacts[]>`${lotFacts} WHERE g.lot_id = ANY (${lotIds}) ORDER BY g.event_id`;

/**
 * Lots that were commissioned under certificates of a heat, of whichever mill, in the order in which they were made.
 *
 * @param after the lot after which to go on; null: from the first one
 */
export async function lotsOfHeat(
  tx: Tx,
  heat: string,
  { first, after }: { first: number; after: string | null },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ lot_id: string }[]>`
    SELECT g.lot_id
      FROM certificate c
      JOIN lot m ON m.certificate_id = c.id AND m.state IN ('commissioned', 'final', 'recalled')
      JOIN genealogy_lot g ON g.lot_id = m.lot_id
     WHERE c.heat_number = ${heat}
       AND (${after}::text IS NULL OR g.event_id > (SELECT event_id FROM genealogy_lot WHERE lot_id = ${after}))
     ORDER BY g.event_id LIMIT ${first}`;
  return rows.map((row) => row.lot_id);
}

/** Acts that made one of the lots, or that took of one of the others. */
export const readActs = (
  tx: Tx,
  lots: { made: readonly string[]; taken: readonly string[] },
): Promise<ActFacts[]> =>
  tx.$queryRaw<ActFacts[]>`
    SELECT a.transformation, a.actor, o.legal_name AS actor_name, a.loss_grams::text, a.process_emissions_grams::text,
           a.evidence, a.epcis_event, a.acted_at, a.tx_hash, a.is_final
      FROM genealogy_act a
      LEFT JOIN organisation o ON lower(o.account) = lower(a.actor) AND o.state = 'registered'
     WHERE a.transformation IN (SELECT made_by FROM genealogy_lot WHERE lot_id = ANY (${lots.made}))
        OR a.transformation IN (SELECT transformation FROM genealogy_input WHERE lot_id = ANY (${lots.taken}))
     ORDER BY a.event_id`;

export const readInputs = (tx: Tx, transformations: readonly string[]): Promise<FlowFacts[]> =>
  tx.$queryRaw<FlowFacts[]>`
    SELECT transformation, lot_id, mass_grams::text, emissions_grams::text FROM genealogy_input
     WHERE transformation = ANY (${transformations}) ORDER BY event_id`;

export const readOutputs = (tx: Tx, transformations: readonly string[]): Promise<FlowFacts[]> =>
  tx.$queryRaw<FlowFacts[]>`
    SELECT made_by AS transformation, lot_id, mass_grams::text, emissions_grams::text FROM genealogy_lot
     WHERE made_by = ANY (${transformations}) ORDER BY made_by, ordinal`;

/** Is this a lot that was asked for here and that the ledger has not said yet? */
export async function isOnItsWay(tx: Tx, lotId: string): Promise<boolean> {
  const [answer] = await tx.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM lot WHERE lot_id = ${lotId}) AS waits`;
  return answer?.waits ?? false;
}

/** The earliest recall of a lot or of a lot behind it. */
export async function firstRecallBehind(
  tx: Tx,
  lotId: string,
): Promise<{ lot_id: string; recall_reason: number; recalled_at: Date } | null> {
  const [row] = await tx.$queryRaw<{ lot_id: string; recall_reason: number; recalled_at: Date }[]>`
    WITH RECURSIVE behind (lot_id) AS (
      SELECT ${lotId}::text
      UNION
      SELECT i.lot_id FROM behind b
        JOIN genealogy_lot l ON l.lot_id = b.lot_id JOIN genealogy_input i ON i.transformation = l.made_by
    )
    SELECT l.lot_id, l.recall_reason, l.recalled_at FROM behind b JOIN genealogy_lot l ON l.lot_id = b.lot_id
     WHERE l.recalled_at IS NOT NULL ORDER BY l.recalled_at, l.lot_id LIMIT 1`;
  return row ?? null;
}

/** Is the newest event of lots up to this one in the tables? They are read in order, so those before it are as well. */
export async function isCaughtUp(tx: Tx, eventId: bigint): Promise<boolean> {
  const [answer] = await tx.$queryRaw<{ is_read: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM bridge.event_consumption c
                    WHERE c.consumer = 'genealogy' AND c.event_id = e.id) AS is_read
      FROM bridge.event e
     WHERE e.id <= ${eventId} AND e.contract = 'materialLedger' AND e.status <> 'orphaned'
       AND e.name IN ('LotCommissioned', 'LotsTransformed', 'LotConsumed', 'LotProduced', 'LotRecalled')
     ORDER BY e.id DESC LIMIT 1`;
  return answer?.is_read ?? true;
}

/** Who acted. @throws Error when the ledger never spoke of this act: an event is missing, and the reader must stop. */
export async function actorOf(tx: Tx, transformation: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ actor: string }[]>`
    SELECT actor FROM genealogy_act WHERE transformation = ${transformation}`;
  if (!row) throw new Error(`An event speaks of transformation ${transformation}, which never began.`);
  return row.actor;
}

/** Those of some lots that were recalled, or made from a recalled lot at any distance. */
export async function concernedByRecall(tx: Tx, lotIds: readonly string[]): Promise<string[]> {
  const rows = await read<{ lot_id: string }>(
    tx,
    Prisma.sql`/* hot */
    WITH RECURSIVE marked (lot_id) AS (
      SELECT lot_id FROM genealogy_lot WHERE recalled_at IS NOT NULL
      UNION
      SELECT l.lot_id FROM marked m
        JOIN genealogy_input i ON i.lot_id = m.lot_id JOIN genealogy_lot l ON l.made_by = i.transformation
    )
    SELECT lot_id FROM marked WHERE lot_id = ANY (${[...lotIds]}::text[])`,
  );
  return rows.map((row) => row.lot_id);
}
