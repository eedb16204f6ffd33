import { Injectable } from '@nestjs/common';
import type { Suspension, SuspensionInput, SuspensionList } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { tellOrganisation } from '../webhook/index.ts';
import { isKnown } from './infra/figure-queries.ts';
import {
  lift,
  lockSuspendable,
  suspend,
  suspensionsOf,
  type SuspensionRow,
} from './infra/suspension-store.ts';

/**
 * Suspends a vendor and lifts it again. While it is suspended its offers are hidden, it takes no new orders and is paid
 * nothing; the orders that it has go on, and what it is owed stays owed.
 */
@Injectable()
export class SuspendOrganisation {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` when it is suspended already, or is the marketplace itself. */
  suspend(caller: CallerIdentity, id: string, { reason }: SuspensionInput): Promise<Suspension> {
    return this.prisma.transact(async (tx) => {
      const organisation = await lockSuspendable(tx, id);
      if (!organisation) throw notFound('organisation');
      if (organisation.roles.includes('operator')) throw ours();
      if (organisation.isSuspended) throw already('It is suspended already. Lift that suspension first.');
      const row = await suspend(tx, id, caller.userId, reason);
      await this.keep(tx, caller, row, 'organisation.suspend');
      return presentSuspension(row);
    });
  }

  /** @throws AppError `not-found`; `conflict` when it is not suspended. */
  lift(caller: CallerIdentity, id: string, { reason }: SuspensionInput): Promise<Suspension> {
    return this.prisma.transact(async (tx) => {
      if (!(await lockSuspendable(tx, id))) throw notFound('organisation');
      const row = await lift(tx, id, caller.userId, reason);
      if (!row) throw already('It is not suspended. There is nothing to lift.');
      await this.keep(tx, caller, row, 'organisation.lift-suspension');
      return presentSuspension(row);
    });
  }

  /** @throws AppError `not-found` */
  async history(id: string): Promise<SuspensionList> {
    if (!(await isKnown(this.prisma.client, id))) throw notFound('organisation');
    return { items: (await suspensionsOf(this.prisma.client, id)).map(presentSuspension) };
  }

  private async keep(tx: Tx, caller: CallerIdentity, row: SuspensionRow, action: string): Promise<void> {
    const { organisationId, reason, liftReason } = row;
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `organisation:${organisationId}`,
      details: { suspensionId: row.id, reason: liftReason ?? reason },
    });
    await tellOrganisation(tx, {
      key: `suspension:${row.id}:${row.liftedAt === null ? 'on' : 'off'}`,
      organisationId,
      kind: row.liftedAt === null ? 'organisation.suspended' : 'organisation.suspension-lifted',
      happenedAt: row.liftedAt ?? row.suspendedAt,
      data: { reason: liftReason ?? reason },
    });
  }
}

function presentSuspension(row: SuspensionRow): Suspension {
  return {
    id: row.id,
    organisationId: row.organisationId,
    reason: row.reason,
    suspendedBy: row.suspendedBy,
    suspendedAt: row.suspendedAt.toISOString(),
    liftReason: row.liftReason,
    liftedBy: row.liftedBy,
    liftedAt: row.liftedAt?.toISOString() ?? null,
  };
}

const already = (message: string) =>
  new AppError('conflict', { message, details: { reason: 'suspension-unchanged' } });
const ours = () =>
  new AppError('conflict', {
    message: 'The marketplace cannot suspend itself. Name a vendor.',
    details: { reason: 'is-marketplace' },
  });
