export const approvalStates = ['waiting', 'approved', 'refused', 'withdrawn', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalActs = ['approve', 'refuse', 'withdraw', 'expire'] as const;
export type ApprovalAct = (typeof approvalActs)[number];

const endings: Record<ApprovalAct, ApprovalState> = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
  expire: 'expired',
};

/** A request to order above a limit, as far as its rules ask. */
export interface ApprovalLife {
  state: ApprovalState;
  /** The person who asks; of a key, the one who made it. */
  requesterId: string;
  /** Exclusive: from then on nobody approves or refuses. */
  expiresAt: Date;
}

/** Who acts; the clock is nobody. */
export interface ApprovalActor {
  personId: string;
  /** Has the roles to order and to approve in the company that asks. */
  isApprover: boolean;
}

/** Why an act is refused. */
export type ApprovalRefusal =
  | 'approval-decided'
  | 'approval-expired'
  | 'own-request'
  | 'not-approver'
  | 'not-requester'
  | 'not-due';

/**
 * Why somebody may not do this with a request now; null when they may. Nobody decides what they ask for themselves,
 * whatever their roles; only who asked withdraws; only the clock ends it, and not before its time. A request that is over
 * stays as it is.
 *
 * @param actor null: the clock
 * @example whyNot({ state: 'waiting', requesterId: 'ines', expiresAt }, 'approve', { personId: 'ines', isApprover: true }, now) // 'own-request'
 */
export function whyNot(
  { state, requesterId, expiresAt }: ApprovalLife,
  act: ApprovalAct,
  actor: ApprovalActor | null,
  now: Date,
): ApprovalRefusal | null {
  if (state !== 'waiting') return 'approval-decided';
  const isOver = expiresAt.getTime() <= now.getTime();
  if (act === 'expire') return actor === null && isOver ? null : 'not-due';
  if (act === 'withdraw') return actor?.personId === requesterId ? null : 'not-requester';
  if (actor === null) return 'not-approver';
  if (actor.personId === requesterId) return 'own-request';
  if (!actor.isApprover) return 'not-approver';
  return isOver ? 'approval-expired' : null;
}

/** @example stateAfter('refuse') // 'refused' */
export const stateAfter = (act: ApprovalAct): ApprovalState => endings[act];
