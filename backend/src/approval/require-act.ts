import {
  whyNot,
  type ApprovalAct,
  type ApprovalActor,
  type ApprovalRefusal,
} from '@topsteel/domain/approval';
import { AppError } from '@topsteel/domain/errors';
import type { StoredApproval } from './infra/approval-store.ts';

const sentences: Record<ApprovalRefusal, string> = {
  'approval-decided': 'This request is over already. Reload it to see what became of it.',
  'approval-expired':
    'The time to decide this request has passed. Nothing was ordered; it can be asked for again.',
  'own-request': 'Nobody approves or refuses what they ask for themselves. Another approver decides it.',
  'not-approver': 'Only who has the roles to buy and to approve decides this. Ask an admin of your company.',
  'not-requester': 'Only who asked for it withdraws it. An approver can refuse it instead.',
  'not-due': 'This request has time still.',
};
const forbidden: ReadonlySet<ApprovalRefusal> = new Set(['own-request', 'not-approver', 'not-requester']);

/** @throws AppError `forbidden` for who may not, `conflict` for a request that is over, both with the rule as reason */
export function requireAct(
  approval: StoredApproval,
  act: ApprovalAct,
  actor: ApprovalActor,
  now: Date,
): void {
  const reason = whyNot(approval, act, actor, now);
  if (reason === null) return;
  throw new AppError(forbidden.has(reason) ? 'forbidden' : 'conflict', {
    message: sentences[reason],
    details: { reason },
  });
}
