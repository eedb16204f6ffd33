import { AppError } from '@topsteel/domain/errors';
import { limitAmountUp, periodKeyOf, stillTakenUp } from '@topsteel/domain/spending';
import { formatAmount } from '@topsteel/domain/units';
import { latestRate } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  addToCounters,
  giveBack,
  insertReservations,
  isOpenCostCentre,
  lockLimits,
  lockReservations,
  namesOfRaisers,
  type LockedLimit,
} from './infra/spending-store.ts';

/** Who spends, when. */
export interface Spender {
  organisationId: string;
  userId: string;
  costCentreId: string | null;
  at: Date;
}

/** The most that can be paid for an order, in millionths of USDC. */
export interface OrderToSpend {
  orderId: string;
  amountMinor: bigint;
}

/** What one order will cost whom. */
export interface Spending extends Spender, OrderToSpend {}

/**
 * Counts an order against the limits of the member, and of the cost centre and those above it, in the transaction that
 * makes the order. The limits' rows stay locked until that ends, so orders made at once never pass a limit together. A
 * limit in euros is counted at the rate of that moment, rounded up, and keeps that figure.
 *
 * @throws AppError `forbidden` with reason `spending-limit`: what is left, and who can raise it; `invalid-input` when the
 * cost centre is not an open one of the organisation; `unavailable` when a limit is in euros and nobody has signed a rate.
 * @example reserveSpending(tx, { organisationId, userId, costCentreId: null, orderId, amountMinor: 3_618_000_000n, at })
 */
export const reserveSpending = (tx: Tx, { orderId, amountMinor, ...spender }: Spending): Promise<void> =>
  reserveSpendings(tx, spender, [{ orderId, amountMinor }]);

/**
 * The same for orders that are made together: a limit for an order holds for all of them, so that nobody passes it by
 * splitting one. As many statements as for a single order.
 */
export async function reserveSpendings(
  tx: Tx,
  spender: Spender,
  orders: readonly OrderToSpend[],
): Promise<void> {
  const { organisationId, costCentreId, at } = spender;
  if (costCentreId !== null && !(await isOpenCostCentre(tx, organisationId, costCentreId))) {
    throw new AppError('invalid-input', {
      message: 'This cost centre is not one of your organisation, or it is closed. Choose another one.',
      details: { reason: 'cost-centre-unknown' },
    });
  }
  const limits = await lockLimits(tx, spender);
  if (limits.length === 0 || orders.length === 0) return;
  const rateE8 = limits.some((limit) => limit.currency === 'EUR') ? await euroRate(tx) : 0n;
  const takings = limits.flatMap((limit) =>
    orders.map(({ orderId, amountMinor }) => ({
      orderId,
      orderMinor: amountMinor,
      limitId: limit.id,
      periodKey: periodKeyOf(limit.period, at),
      fullMinor: limitAmountUp(amountMinor, limit.currency, rateE8),
    })),
  );
  const sums = limits.map((limit) => ({
    limitId: limit.id,
    periodKey: periodKeyOf(limit.period, at),
    fullMinor: takings.reduce((sum, one) => (one.limitId === limit.id ? sum + one.fullMinor : sum), 0n),
  }));
  const counted = sums.filter((sum) => sum.periodKey !== '');
  const taken = counted.length === 0 ? new Map<string, bigint>() : await addToCounters(tx, counted);
  for (const [index, limit] of limits.entries()) {
    const own = sums[index]?.fullMinor ?? 0n;
    const after = taken.get(limit.id) ?? own;
    if (after > limit.amountMinor) throw await limitPassed(tx, organisationId, limit, own, after - own);
  }
  await insertReservations(
    tx,
    takings.filter((taking) => taking.periodKey !== ''),
  );
}

/**
 * Gives back what an order that was cancelled, expired or cost less had taken of the limits. Repeats change nothing, and
 * nothing is ever taken again by it.
 *
 * @param spentMinor what was spent after all, in millionths of USDC
 */
export async function releaseSpending(tx: Tx, orderId: string, spentMinor = 0n): Promise<void> {
  for (const reservation of await lockReservations(tx, orderId)) {
    const still = stillTakenUp(reservation.fullMinor, reservation.orderMinor, spentMinor);
    if (still < reservation.takenMinor) await giveBack(tx, orderId, reservation, still);
  }
}

async function euroRate(tx: Tx): Promise<bigint> {
  const rate = await latestRate(tx, 'EUR');
  if (rate) return rate.rateE8;
  throw new AppError('unavailable', {
    message:
      'A spending limit of yours is in euros, and nobody has signed a fresh rate to count with. Try again in a few minutes.',
    details: { reason: 'rate-stale' },
  });
}

async function limitPassed(
  tx: Tx,
  organisationId: string,
  limit: LockedLimit,
  orderMinor: bigint,
  takenBefore: bigint,
): Promise<AppError> {
  const raisers = await namesOfRaisers(tx, organisationId);
  const left = limit.amountMinor > takenBefore ? limit.amountMinor - takenBefore : 0n;
  const whose =
    limit.costCentreCode === null ? 'Your limit' : `The limit of cost centre ${limit.costCentreCode}`;
  const per = limit.period === 'order' ? 'an order' : `a ${limit.period}`;
  const amount = (minor: bigint) => `${formatAmount(minor, limit.currency)} ${limit.currency}`;
  const ask = raisers.length > 0 ? `Ask ${raisers.join(' or ')} to raise it` : 'Ask your admin to raise it';
  return new AppError('forbidden', {
    message: `${whose} is ${amount(limit.amountMinor)} for ${per}; ${amount(left)} are left, and this order may cost ${amount(orderMinor)}. ${ask}, or order less.`,
    details: {
      reason: 'spending-limit',
      limitId: limit.id,
      period: limit.period,
      currency: limit.currency,
      limitMinor: limit.amountMinor.toString(),
      leftMinor: left.toString(),
      orderMinor: orderMinor.toString(),
      canRaise: raisers,
    },
  });
}
