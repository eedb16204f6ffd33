import { intentErrorSchema, type IntentKind, type IntentStatus } from '@topsteel/domain/bridge';
import type { PrismaService, Tx } from '../database/index.ts';
import type { BridgeIntent, IntentHandler } from './bridge-events.ts';

interface IntentRow {
  id: string;
  business_key: string;
  kind: IntentKind;
  payload: unknown;
  status: IntentStatus;
  tx_hash: string | null;
  block_number: string | null;
  result: unknown;
  error: unknown;
}

/**
 * Hands every intent whose status has changed since it was last observed to its handler, one transaction each.
 * A status may be passed over (`sent` when `mined` came first); the last one always comes.
 *
 * @returns how many were handled
 */
export async function observeIntents(
  prisma: PrismaService,
  handlers: ReadonlyMap<IntentKind, IntentHandler>,
): Promise<number> {
  const rows = await prisma.client.$queryRaw<IntentRow[]>`
    SELECT i.id, i.business_key, i.kind, i.payload, i.status, i.tx_hash, i.block_number::text AS block_number, i.result, i.error
      FROM bridge.intent i
      LEFT JOIN intent_observation o ON o.intent_id = i.id
     WHERE i.kind = ANY (${[...handlers.keys()]})
       AND (o.intent_id IS NULL OR o.status <> i.status OR o.updated_at <> i.updated_at AND i.status = 'failed')
     ORDER BY i.updated_at
     LIMIT 200`;
  for (const row of rows) {
    const handler = handlers.get(row.kind);
    if (!handler) continue;
    await prisma.transact(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO intent_observation (intent_id, status, updated_at)
        SELECT id, ${row.status}, updated_at FROM bridge.intent WHERE id = ${row.id}::uuid
        ON CONFLICT (intent_id) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at`;
      await handler(intentOf(row), tx);
    });
  }
  return rows.length;
}

/** Lets a failed intent be observed once more: what kept its handler from acting on it is gone. */
export async function observeAgain(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM intent_observation o USING bridge.intent i
     WHERE i.id = o.intent_id AND i.business_key = ${key} AND i.status = 'failed'`;
}

function intentOf(row: IntentRow): BridgeIntent {
  const error = intentErrorSchema.safeParse(row.error);
  return {
    id: row.id,
    businessKey: row.business_key,
    kind: row.kind,
    payload: row.payload,
    status: row.status,
    txHash: row.tx_hash as `0x${string}` | null,
    blockNumber: row.block_number === null ? null : BigInt(row.block_number),
    result: row.result,
    error: error.success ? error.data : null,
  };
}
