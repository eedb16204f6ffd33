import type { Tx } from '../../platform/database/index.ts';

export interface TrailRow {
  id: string;
  at: Date;
  actor: string;
  organisation_id: string | null;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

/** Newest first; `before` is the id of the last row of the page before. */
export async function selectTrail(
  tx: Tx,
  filter: { subject: string | null; before: string | null; take: number },
): Promise<TrailRow[]> {
  return tx.$queryRaw<TrailRow[]>`
    SELECT id::text, at, actor, organisation_id::text, action, subject, details FROM audit_entry
     WHERE (${filter.subject}::text IS NULL OR subject = ${filter.subject})
       AND (${filter.before}::bigint IS NULL OR id < ${filter.before}::bigint)
     ORDER BY audit_entry.id DESC LIMIT ${filter.take}`;
}

/** The last block whose logs the watcher has stored; null before its first look. */
export async function watchedBlock(tx: Tx, chainId: number): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    SELECT number::text FROM bridge.cursor WHERE chain_id = ${chainId}`;
  return row ? BigInt(row.number) : null;
}

/** Events of the escrow up to a block that the books have not taken in at their present stage. */
export async function unbookedEvents(tx: Tx, chainId: number, blockNumber: bigint): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::integer AS waiting FROM bridge.event e
     WHERE e.chain_id = ${chainId} AND e.contract = 'settlementEscrow' AND e.status <> 'orphaned'
       AND e.block_number <= ${blockNumber.toString()}::numeric
       AND NOT EXISTS (SELECT 1 FROM bridge.event_consumption c WHERE c.consumer = 'settlement' AND c.event_id = e.id)`;
  return row?.waiting ?? 0;
}

/** The orders behind payments. */
export async function ordersOfPayments(
  tx: Tx,
): Promise<{ order_id: string; number: string; payment_id: string; captured: string }[]> {
  return tx.$queryRaw`
    SELECT o.id::text AS order_id, o.number, p.payment_id, p.captured_minor::text AS captured
      FROM payment p JOIN purchase_order o ON o.id = p.order_id
     WHERE p.authorized_minor > 0 ORDER BY o.id DESC LIMIT 200`;
}
