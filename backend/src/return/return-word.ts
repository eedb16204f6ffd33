import type { TimelineEntry } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { noteOrderEvent } from '../order/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { tellOrganisation } from '../webhook/index.ts';
import type { StoredReturn } from './infra/return-store.ts';

/** Keeps what happened to a return: on the order's timeline, in the trail, and told to both sides. */
export async function keepWord(
  tx: Tx,
  caller: CallerIdentity,
  row: StoredReturn,
  word: { code: TimelineEntry['code']; what: string; action: string; details?: Record<string, unknown> },
): Promise<void> {
  await noteOrderEvent(tx, row.orderId, { code: word.code, what: word.what, by: caller.name });
  await recordAudit(tx, {
    actor: caller.userId,
    organisationId: caller.organisationId,
    action: word.action,
    subject: `order:${row.orderId}`,
    details: { returnId: row.id, number: row.number, state: row.state, ...word.details },
  });
  for (const organisationId of [row.buyerId, row.sellerId]) {
    await tellOrganisation(tx, {
      key: `return:${row.id}:${row.state}:${organisationId}`,
      organisationId,
      kind: 'return.changed',
      happenedAt: new Date(),
      data: { returnId: row.id, number: row.number, orderId: row.orderId, state: row.state },
    });
  }
}
