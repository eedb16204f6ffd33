import { Injectable } from '@nestjs/common';
import { seenStatusOf } from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { untoldHappenings } from './infra/happenings.ts';
import { changedOrders, type OrderChange } from './infra/order-changes.ts';
import { tellOrganisation } from './tell-organisation.ts';

const EVERY_MS = 2_000;
const AT_ONCE = 100;
const MOST_ORDERS = 500;

/** Makes webhooks of what orders, settlements and payouts have kept. */
@Injectable()
export class NoteHappenings extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'webhook.note-happenings',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'What happened could not be read',
      },
    ];
  }

  /** Everything that nobody was told yet; two processes tell it once. */
  async run(): Promise<void> {
    for (;;) {
      const happenings = await untoldHappenings(this.prisma.client, AT_ONCE);
      for (const happening of happenings) await this.prisma.transact((tx) => tellOrganisation(tx, happening));
      if (happenings.length < AT_ONCE) break;
    }
    for (const change of await changedOrders(this.prisma.client, MOST_ORDERS)) await this.tellStatus(change);
  }

  /** The status follows from other rows: what it was between two looks is not told. */
  private async tellStatus(change: OrderChange): Promise<void> {
    const { orderId, orderNumber, organisationId, paymentState, isFinal, times, lastTold, changedAt } =
      change;
    const to = seenStatusOf({ ...change, payment: { state: paymentState, isFinal } });
    if (to === lastTold) return;
    await this.prisma.transact((tx) =>
      tellOrganisation(tx, {
        // By its number: two that look at once tell it once.
        key: `order-status:${orderId}:${organisationId}:${times}`,
        organisationId,
        kind: 'order.status-changed',
        happenedAt: changedAt,
        data: { orderId, orderNumber, from: lastTold, to },
      }),
    );
  }
}
