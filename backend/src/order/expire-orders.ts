import { Injectable } from '@nestjs/common';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { unpaidOrders } from '../payment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { releaseSpending } from '../spending/index.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { lockOrder, noteOrderEvent, updateOrder, type StoredOrder } from './infra/order-store.ts';

/**
 * Closes orders that nobody paid in time, and gives their steel back to the offer. What came of a payment goes back by the
 * settlement, as for any order that ended.
 */
@Injectable()
export class ExpireOrders {
  constructor(
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
  ) {}

  /** Safe to repeat: an order is closed once. */
  async run(now = new Date()): Promise<number> {
    const due = await unpaidOrders(this.prisma.client, now);
    for (const id of due) await this.expire(id, now);
    return due.length;
  }

  private async expire(id: string, now: Date): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, id);
      if (!order || order.closedAs !== null || !(await unpaidOrders(tx, now)).includes(id)) return;
      await updateOrder(tx, id, { closedAs: 'expired', heldGrams: 0n });
      if (order.heldGrams > 0n) await this.offers.giveBack(tx, order.offerId, order.heldGrams);
      await releaseSpending(tx, id);
      await wakeSettlement(tx, id);
      await noteOrderEvent(tx, id, {
        code: 'expired',
        what: notPaid(order.payment),
        by: null,
      });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: order.buyerId,
        action: 'order.expire',
        subject: `order:${id}`,
        details: { before: order.payment.state, gramsGivenBack: order.heldGrams },
      });
    });
  }
}

function notPaid({ authorizedMinor, returnedMinor, currency }: StoredOrder['payment']): string {
  const cameMinor = authorizedMinor - returnedMinor;
  return cameMinor > 0n
    ? `Only ${formatAmount(cameMinor, currency)} ${currency} were paid in time. They go back to the buyer.`
    : 'The order was not paid in time. Nothing was taken.';
}
