import { limitAmountUp, weighLimit, type LimitWeight } from '@topsteel/domain/spending';
import { latestRate } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { limitsNow, type LimitNow } from './infra/weigh-store.ts';

/** A limit beside an order; amounts in the limit's minor units. */
export interface WeighedLimit extends Omit<LimitNow, 'id' | 'takenMinor'>, LimitWeight {
  /** What the order takes of it; null for a limit in euros while nobody has signed a rate. */
  orderMinor: bigint | null;
}

/**
 * Weighs an order against the limits of several members, and of a cost centre and those above it. Nothing is locked or
 * taken: what is decided by it is decided again by `reserveSpendings`.
 *
 * @param amountMinor the most that the order may cost, in millionths of USDC
 * @param of.userIds members by their user ids; a key counts as who made it
 */
export async function weighSpending(
  tx: Tx,
  of: { organisationId: string; userIds: readonly string[]; costCentreId: string | null; at: Date },
  amountMinor: bigint,
): Promise<WeighedLimit[]> {
  const limits = await limitsNow(tx, of);
  const rate = limits.some(({ currency }) => currency === 'EUR') ? await latestRate(tx, 'EUR') : null;
  return limits.map(({ id: _id, takenMinor, ...limit }) => {
    const orderMinor =
      limit.currency === 'EUR' && rate === null
        ? null
        : limitAmountUp(amountMinor, limit.currency, rate?.rateE8 ?? 0n);
    return { ...limit, orderMinor, ...weighLimit({ ...limit, takenMinor }, orderMinor ?? 0n) };
  });
}
