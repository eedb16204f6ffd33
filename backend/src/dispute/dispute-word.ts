import type { TimelineEntry } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { noteOrderEvent } from '../order/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { tellOrganisation } from '../webhook/index.ts';
import type { StoredDispute } from './infra/dispute-store.ts';

/** The work item that holds back the payout of a disputed order while nobody has decided it. */
export const workKeyOf = ({ id }: Pick<StoredDispute, 'id'>): string => `order-dispute:${id}`;

/** Keeps what happened to a dispute: on the order's timeline, in the trail, and told to both sides. */
export async function keepWord(
  tx: Tx,
  dispute: StoredDispute,
  word: {
    code: TimelineEntry['code'];
    what: string;
    action: string;
    actor: string;
    organisationId: string | null;
    by: string | null;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  await noteOrderEvent(tx, dispute.orderId, { code: word.code, what: word.what, by: word.by });
  await recordAudit(tx, {
    actor: word.actor,
    organisationId: word.organisationId,
    action: word.action,
    subject: `order:${dispute.orderId}`,
    details: { disputeId: dispute.id, number: dispute.number, state: dispute.state, ...word.details },
  });
  for (const organisationId of [dispute.buyerId, dispute.sellerId]) {
    await tellOrganisation(tx, {
      key: `dispute:${dispute.id}:${dispute.state}:${organisationId}`,
      organisationId,
      kind: 'dispute.changed',
      happenedAt: new Date(),
      data: {
        disputeId: dispute.id,
        number: dispute.number,
        orderId: dispute.orderId,
        state: dispute.state,
        outcome: dispute.outcome,
      },
    });
  }
}
