import { Injectable } from '@nestjs/common';
import {
  spendingCurrency,
  spendingPeriod,
  type SpendingLimit,
  type SpendingLimitInput,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { periodKeyOf } from '@topsteel/domain/spending';
import { recordAudit } from '../audit/index.ts';
import { memberOf } from '../identity/index.ts';
import { isUniqueViolation, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requireAbility } from '../policy/index.ts';
import { findCostCentre } from './infra/cost-centre-store.ts';
import {
  changeLimit,
  deleteLimit,
  findLimit,
  insertLimit,
  listLimits,
  lockLimitOf,
  type LimitRow,
} from './infra/limit-store.ts';

/** Sets and shows how much members and cost centres may order. What was ordered before stays counted. */
@Injectable()
export class KeepLimits {
  constructor(private readonly prisma: PrismaService) {}

  /** Admins and approvers see everybody's; the others their own and those of the cost centres. */
  async list(caller: OrganisationCaller): Promise<SpendingLimit[]> {
    const rows = await listLimits(
      this.prisma.client,
      caller.organisationId,
      mayRaise(caller) ? null : caller.userId,
    );
    return rows.map((row) => presentLimit(row, new Date()));
  }

  /**
   * Makes a limit or changes the one of the same member or cost centre, period and currency. An approver does not raise
   * their own.
   *
   * @throws AppError `not-found` when member or cost centre is not of the organisation; `forbidden` for one's own.
   */
  async set(caller: OrganisationCaller, input: SpendingLimitInput): Promise<SpendingLimit> {
    const { organisationId, userId: actor } = caller;
    requireAbility(caller, 'change', 'SpendingLimit', { organisationId });
    const key = {
      organisationId,
      userId: input.userId ?? null,
      costCentreId: input.costCentreId ?? null,
      period: input.period,
      currency: input.currency,
    };
    const amountMinor = BigInt(input.amountMinor);
    const work = (tx: Tx) => this.write(tx, caller, key, amountMinor);
    if (key.userId === actor && !caller.access.includes('admin')) throw ownLimit();
    // Two that make the same limit at once: the second one changes what the first has made.
    const row = await this.prisma.transact(work).catch((error: unknown) => {
      if (isUniqueViolation(error)) return this.prisma.transact(work);
      throw error;
    });
    return presentLimit(row, new Date());
  }

  /** Takes a limit away. @throws AppError `not-found`; `forbidden` for one's own. */
  async remove(caller: OrganisationCaller, id: string): Promise<SpendingLimit> {
    return this.prisma.transact(async (tx) => {
      const row = await findLimit(tx, caller.organisationId, id);
      if (!row) throw notFound('spending limit');
      requireAbility(caller, 'change', 'SpendingLimit', row);
      if (row.userId === caller.userId && !caller.access.includes('admin')) throw ownLimit();
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'spending-limit.remove',
        subject: `spending-limit:${id}`,
        details: { amountMinor: row.amountMinor, currency: row.currency, period: row.period },
      });
      await deleteLimit(tx, id);
      return presentLimit(row, new Date());
    });
  }

  private async write(
    tx: Tx,
    caller: OrganisationCaller,
    key: Parameters<typeof insertLimit>[1],
    amountMinor: bigint,
  ): Promise<LimitRow> {
    const { organisationId, userId, costCentreId } = key;
    if (userId !== null && !(await memberOf(tx, organisationId, userId))) throw notFound('member');
    if (costCentreId !== null && !(await findCostCentre(tx, organisationId, costCentreId)))
      throw notFound('cost centre');
    const before = await lockLimitOf(tx, key);
    const row = before
      ? await changeLimit(tx, before.id, amountMinor)
      : await insertLimit(tx, key, amountMinor, caller.userId);
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId,
      action: 'spending-limit.set',
      subject: `spending-limit:${row.id}`,
      details: { ...key, before: before?.amountMinor ?? null, after: amountMinor },
    });
    return row;
  }
}

const mayRaise = ({ access }: OrganisationCaller): boolean =>
  access.includes('admin') || access.includes('approver');

const ownLimit = () =>
  new AppError('forbidden', {
    message: 'Nobody changes their own limit. Ask another approver, or an admin of your organisation.',
    details: { reason: 'own-limit' },
  });

function presentLimit(row: LimitRow, now: Date): SpendingLimit {
  const period = spendingPeriod.parse(row.period);
  const current = periodKeyOf(period, now);
  const taken = row.counters.find((counter) => counter.periodKey === current)?.takenMinor ?? 0n;
  const left = row.amountMinor > taken ? row.amountMinor - taken : 0n;
  return {
    id: row.id,
    userId: row.userId,
    costCentreId: row.costCentreId,
    period,
    currency: spendingCurrency.parse(row.currency),
    amountMinor: row.amountMinor.toString(),
    takenMinor: taken.toString(),
    leftMinor: left.toString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
