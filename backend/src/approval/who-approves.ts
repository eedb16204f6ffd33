import type { Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { weighSpending, type WeighedLimit } from '../spending/index.ts';
import { approversOf, type ApproverRow } from './infra/approver-store.ts';

/** An order above a limit, as limits see it. */
export interface OrderToWeigh {
  organisationId: string;
  requesterId: string;
  costCentreId: string | null;
  /** The most that it may cost, in millionths of USDC. */
  mostMinor: bigint;
}

export interface Approvers {
  /** Those who could approve it now. */
  covering: ApproverRow[];
  /** Those whose own limit is too small for it. */
  tooSmall: ApproverRow[];
  /** Of the requester. */
  own: WeighedLimit[];
  /** Of the cost centre and those above it: they hold for whoever approves. */
  centres: WeighedLimit[];
  ofApprover: (userId: string) => WeighedLimit[];
}

/** An order that can't be counted for want of a rate does not fit. */
export const isPassed = ({ orderMinor, missingMinor }: WeighedLimit): boolean =>
  orderMinor === null || missingMinor > 0n;

/**
 * Who could let an order pass: they have the roles for it, did not ask for it, and the limits of their own cover it. A
 * cost centre's limit is passed for nobody.
 */
export async function whoApproves(tx: Tx, order: OrderToWeigh, at: Date): Promise<Approvers> {
  const { organisationId, requesterId, costCentreId, mostMinor } = order;
  const others = (await approversOf(tx, organisationId)).filter(({ id }) => id !== requesterId);
  const limits = await weighSpending(
    tx,
    { organisationId, userIds: [requesterId, ...others.map(({ id }) => id)], costCentreId, at },
    mostMinor,
  );
  const ofApprover = (userId: string) => limits.filter((limit) => limit.userId === userId);
  const centres = limits.filter(({ userId }) => userId === null);
  const covers = ({ id }: ApproverRow) => ![...centres, ...ofApprover(id)].some(isPassed);
  return {
    covering: others.filter(covers),
    tooSmall: others.filter((one) => !covers(one)),
    own: ofApprover(requesterId),
    centres,
    ofApprover,
  };
}

/** Has the roles to order and to approve in the company they act for. A machine's key never does. */
export const isApprover = ({ access, apiKeyId }: OrganisationCaller): boolean =>
  apiKeyId === undefined && access.includes('approver') && access.includes('buyer');
