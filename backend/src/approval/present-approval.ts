import type { Approval, ApprovalChange, ApprovalLimit, ApprovalSummary } from '@topsteel/domain/api';
import { whyNot, type ApprovalActor, type ApprovalState } from '@topsteel/domain/approval';
import type { LineOutcome } from '../pricing/index.ts';
import type { WeighedLimit } from '../spending/index.ts';
import type { StoredApproval } from './infra/approval-store.ts';
import { isPassed } from './who-approves.ts';

/** As it is seen: one whose time has passed is over, whether the clock's work ran or not. */
export const seenStateOf = ({ state, expiresAt }: StoredApproval, now: Date): ApprovalState =>
  state === 'waiting' && expiresAt <= now ? 'expired' : state;

export const presentApprovalSummary = (
  row: StoredApproval,
  personId: string,
  now: Date,
): ApprovalSummary => ({
  id: row.id,
  number: row.number,
  state: seenStateOf(row, now),
  requestedBy: row.requesterName,
  isMine: row.requesterId === personId,
  reason: row.reason,
  currency: row.currency,
  totalMinor: row.totalMinor.toString(),
  lineCount: row.seenLines.length,
  sellers: [...new Set(row.seenLines.map(({ seller }) => seller.name))],
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  decidedBy: row.state === 'withdrawn' ? null : row.decidedByName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

/** What is needed to show a request to somebody of the company. */
export interface ApprovalView {
  row: StoredApproval;
  actor: ApprovalActor;
  now: Date;
  costCentre: Approval['costCentre'];
  limits: ApprovalLimit[];
  /** Null once it is over. */
  outcomes: readonly LineOutcome[] | null;
  approvers: string[];
}

/** A request as the API answers it. */
export function presentApproval({
  row,
  actor,
  now,
  costCentre,
  limits,
  outcomes,
  approvers,
}: ApprovalView): Approval {
  const { wanted } = row;
  const reason = whyNot(row, 'approve', actor, now);
  const summary = presentApprovalSummary(row, actor.personId, now);
  return {
    ...summary,
    rail: wanted.rail ?? 'usdc-escrow',
    payCurrency: wanted.payCurrency ?? null,
    reference: wanted.reference ?? null,
    costCentre,
    site: wanted.site ?? null,
    lines: row.seenLines,
    pricesUntil: row.pricesUntil.toISOString(),
    limits,
    now: outcomes && presentNow(row, outcomes, now),
    sentence: row.sentence,
    groupId: row.groupId,
    groupNumber: row.groupNumber,
    orderedMinor: row.orderedMinor,
    basketId: summary.isMine ? row.basketId : null,
    approvers,
    mayDecide: reason === null,
    whyNot: reason,
    mayWithdraw: whyNot(row, 'withdraw', actor, now) === null,
  };
}

/** Held prices are what was asked for; a line that can't be ordered now stops it either way. */
function presentNow(
  { seenLines, totalMinor, pricesUntil }: StoredApproval,
  outcomes: readonly LineOutcome[],
  now: Date,
): NonNullable<Approval['now']> {
  const isHeld = pricesUntil > now;
  const changes = outcomes.flatMap(({ line, fault }, index): ApprovalChange[] => {
    const beforeMinor = seenLines[index]?.grossMinor ?? '0';
    if (fault !== null) {
      return [{ line: index, beforeMinor, nowMinor: null, reason: fault.reason, sentence: fault.message }];
    }
    const nowMinor = line.grossMinor.toString();
    return isHeld || nowMinor === beforeMinor
      ? []
      : [{ line: index, beforeMinor, nowMinor, reason: null, sentence: null }];
  });
  const sum = outcomes.reduce((total, { line }) => total + (line?.grossMinor ?? 0n), 0n);
  const isStopped = outcomes.some(({ fault }) => fault !== null);
  return { totalMinor: isStopped ? null : (isHeld ? totalMinor : sum).toString(), isHeld, changes };
}

/** A limit beside the order, for the side that it is shown to. */
export const presentLimit =
  (whose: ApprovalLimit['whose']) =>
  (limit: WeighedLimit): ApprovalLimit => ({
    whose,
    costCentreCode: limit.costCentreCode,
    period: limit.period,
    currency: limit.currency,
    limitMinor: limit.amountMinor.toString(),
    leftMinor: limit.leftMinor.toString(),
    orderMinor: limit.orderMinor?.toString() ?? null,
    isPassed: isPassed(limit),
  });
