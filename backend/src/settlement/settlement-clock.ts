import { Injectable } from '@nestjs/common';
import { ExpireOrders } from '../order/index.ts';
import { wakeEnded } from '../payment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { AdvanceSettlements } from './advance-settlements.ts';
import { RunDueCaptures } from './run-due-captures.ts';
import { WarnHolds } from './warn-holds.ts';

const EVERY_MS = 2_000;
/** Word of chain or provider is acted on within this. */
const ADVANCE_EVERY_MS = 500;
const WARN_EVERY_MS = 60_000;

/** Looks for what time alone brings about: due captures and orders that were not paid. */
@Injectable()
export class SettlementClock extends RecurringWork {
  constructor(
    private readonly prisma: PrismaService,
    private readonly dueCaptures: RunDueCaptures,
    private readonly expireOrders: ExpireOrders,
    private readonly settlements: AdvanceSettlements,
    private readonly warnHolds: WarnHolds,
  ) {
    super();
  }

  protected chores(): Chore[] {
    const failed = 'A look at the clock failed and comes again';
    return [
      { name: 'settlement.run-due-captures', everyMs: EVERY_MS, work: () => this.dueCaptures.run(), failed },
      {
        name: 'settlement.wake-ended',
        everyMs: EVERY_MS,
        work: () => wakeEnded(this.prisma.client, new Date()),
        failed,
      },
      { name: 'settlement.warn-holds', everyMs: WARN_EVERY_MS, work: () => this.warnHolds.run(), failed },
      { name: 'order.expire', everyMs: EVERY_MS, work: () => this.expireOrders.run(), failed },
      { name: 'settlement.advance', everyMs: ADVANCE_EVERY_MS, work: () => this.settlements.run(), failed },
    ];
  }
}
