import 'server-only';
import { approvers, costCentres, spendingLimits } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getSession } from '../session/get-me.ts';
import type { Answers } from './answers.ts';
import { countedLimits, type CountedLimit } from './limits.ts';
import type { OrderableBasket } from './step-frame.tsx';

export type LimitsOfOrder = {
  limits: CountedLimit[];
  centreNames: Map<string, string>;
  /** Who else can approve an order above a person's limit. */
  approvers: string[];
  /** Passes the member's own limit: it can be sent for approval. */
  needsApproval: boolean;
  /** Passes the limit of a cost centre, which nobody lifts by approving. */
  isOverBudget: boolean;
};

/** The limits that count the order of a basket, and who can approve it above them. */
export async function readLimits(basket: OrderableBasket, answers: Answers): Promise<LimitsOfOrder> {
  const [session, limits, centres, people] = await Promise.all([
    getSession(),
    read('/v2/spending-limits', spendingLimits),
    read('/v2/cost-centres', costCentres),
    read('/v2/approvers', approvers),
  ]);
  const known = centres.ok ? centres.value.items : [];
  const order = {
    userId: session.state === 'in' ? session.me.user.id : '',
    costCentreId: answers.costCentre,
    maxMinor: BigInt(basket.totals.maxGrossMinor),
    currency: basket.currency,
  };
  const counted = limits.ok ? countedLimits(limits.value.items, order, known) : [];
  const others = people.ok ? people.value.items.filter(({ userId }) => userId !== order.userId) : [];
  const isOverBudget = counted.some(({ isOver, costCentreId }) => isOver && costCentreId !== null);
  return {
    limits: counted,
    centreNames: new Map(known.map(({ id, code }) => [id, code])),
    approvers: others.map(({ name }) => name),
    needsApproval: !isOverBudget && counted.some(({ isOver }) => isOver),
    isOverBudget,
  };
}
