import type { IntentKind, IntentStatus } from '@topsteel/domain/bridge';
import type { PrismaService, Tx } from '../../platform/database/index.ts';

type Db = Tx | PrismaService['client'];

/** An act asked of the chain, as far as taking it back depends on it. */
export interface ActRow {
  id: string;
  businessKey: string;
  kind: IntentKind;
  status: IntentStatus;
  askedAt: Date;
  txHash: string | null;
  takenBackAt: Date | null;
}

const MOST = 100;

/** Acts that are not in a block yet, longest waiting first. */
export async function actsUnderWay(db: Db): Promise<ActRow[]> {
  return db.$queryRaw<ActRow[]>`
    SELECT id::text, business_key AS "businessKey", kind, status, created_at AS "askedAt", tx_hash AS "txHash",
           cancel_requested_at AS "takenBackAt"
      FROM bridge.intent WHERE status IN ('requested', 'sent') ORDER BY created_at, id LIMIT ${MOST}`;
}

/** The act, so that the oracles do not move it before the transaction ends. */
export async function lockAct(tx: Tx, id: string): Promise<ActRow | null> {
  const [row] = await tx.$queryRaw<ActRow[]>`
    SELECT id::text, business_key AS "businessKey", kind, status, created_at AS "askedAt", tx_hash AS "txHash",
           cancel_requested_at AS "takenBackAt"
      FROM bridge.intent WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** When an act was last taken back; null when it was asked for anew since. */
export async function takenBackAt(tx: Tx, id: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT cancel_requested_at AS at FROM bridge.intent WHERE id = ${id}::uuid`;
  return row?.at ?? null;
}
