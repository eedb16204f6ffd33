import { Injectable } from '@nestjs/common';
import type { Order, RefundInput } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { requireOffChain } from '../payment/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { lockOrder } from './infra/order-store.ts';
import { ReadOrders } from './read-orders.ts';
import { requestRefund } from './request-refund.ts';

/** Gives back part or all of what was captured off chain. The seller does, or the marketplace's own people. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when less was captured, or another refund is on its way; `unavailable` while
   * money is stopped.
   */
  async run(caller: CallerIdentity, orderId: string, input: RefundInput): Promise<Order> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const isOurs = caller.access.includes('operator');
      if (!order || !(isOurs || order.sellerId === caller.organisationId)) throw notFound('order');
      const payment = requireOffChain(order.payment);
      const amountMinor = BigInt(input.amountMinor);
      const { reason } = input;
      const asked = await requestRefund(tx, this.payments, payment, { amountMinor, reason, by: caller.name });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'payment.refund',
        subject: `order:${orderId}`,
        details: { ...asked, amountMinor, reason },
      });
    });
    return this.orders.read(caller, orderId);
  }
}
