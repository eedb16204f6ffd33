import { Injectable } from '@nestjs/common';
import type { Order, RefundInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount, type Currency } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireOffChain } from '../payment/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { lockOrder, noteOrderEvent } from './infra/order-store.ts';
import { refundsOf } from './infra/refunds-of.ts';
import { wakeSettlement } from './infra/wake-settlement.ts';
import { ReadOrders } from './read-orders.ts';

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
      await requireMoneyMoves(tx);
      const attempt = (await this.payments.attemptsOf(tx, orderId)).find(
        ({ id }) => id === payment.attemptId,
      );
      if (!attempt) throw notFound('order');
      const { snapshot, asked } = attempt;
      const refundable = snapshot.capturedMinor - snapshot.reversedMinor - asked.refundedMinor;
      const amountMinor = BigInt(input.amountMinor);
      if (amountMinor > refundable)
        throw tooMuch(amountMinor, refundable > 0n ? refundable : 0n, payment.currency);
      // Refunds are counted: two at once are one and a conflict, and one that failed may be asked for again.
      const before = await refundsOf(tx, attempt.id);
      const key = `${orderId}:refund:${before.ended}`;
      const command = { key, verb: 'refund' as const, amountMinor, reason: input.reason };
      if (before.waiting > 0 || !(await this.payments.request(tx, attempt.id, command))) throw underWay();
      await wakeSettlement(tx, orderId);
      await noteOrderEvent(tx, orderId, {
        code: 'payment-refunded',
        what: `${formatAmount(amountMinor, payment.currency)} ${payment.currency} are being refunded to the buyer: ${input.reason}`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'payment.refund',
        subject: `order:${orderId}`,
        details: { attemptId: attempt.id, key, amountMinor, reason: input.reason },
      });
    });
    return this.orders.read(caller, orderId);
  }
}

const tooMuch = (amountMinor: bigint, refundable: bigint, currency: Currency) =>
  new AppError('conflict', {
    message: `${formatAmount(amountMinor, currency)} ${currency} can't be refunded: ${formatAmount(refundable, currency)} ${currency} of this payment can. Refund at most that.`,
    details: { reason: 'refund-too-large', refundableMinor: refundable.toString() },
  });
const underWay = () =>
  new AppError('conflict', {
    message: 'Another refund of this order is on its way. Wait for it to arrive, then refund the rest.',
    details: { reason: 'refund-under-way' },
  });
