import { Injectable } from '@nestjs/common';
import type { CommissionExplanation } from '@topsteel/domain/api';
import { findDecision, presentDecision, sidesOf } from '../commission/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { distributionsOf } from './infra/distribution-store.ts';

/** Why an order costs its seller what it does, and what became of the money. */
@Injectable()
export class ExplainCommission {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` also for the buyer, and for an order of before there were rules. */
  async run(caller: CallerIdentity, orderId: string): Promise<CommissionExplanation> {
    const sides = await sidesOf(this.prisma.client, orderId);
    const seesAll = caller.access.includes('auditor') || caller.organisationRoles.includes('operator');
    if (!sides || (!seesAll && caller.organisationId !== sides.sellerId)) throw notFound('order');
    const decision = await findDecision(this.prisma.client, sides.quoteId);
    if (!decision) throw notFound('explanation of the commission');
    const rows = await distributionsOf(this.prisma.client, orderId);
    return {
      orderId,
      ...presentDecision(decision),
      distributed: rows.map((row) => ({
        currency: row.currency,
        capturedMinor: row.capturedMinor.toString(),
        takenBackMinor: row.takenBackMinor.toString(),
        commissionMinor: row.commissionMinor.toString(),
        vatMinor: row.vatMinor.toString(),
        netMinor: row.netMinor.toString(),
        allocatedMinor: row.allocatedMinor.toString(),
      })),
    };
  }
}
