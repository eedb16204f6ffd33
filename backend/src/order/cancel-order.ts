import { Injectable } from '@nestjs/common';
import type { CancellationInput, Order } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { giveBackPayment } from './give-back-payment.ts';
import { lockOrder, noteOrderEvent, updateOrder, type StoredOrder } from './infra/order-store.ts';
import { isLoadOut, mayCancel } from './may-cancel.ts';
import { ReadOrders } from './read-orders.ts';

/** Ends an order before its load is weighed; whatever was paid goes back to the buyer, all of it. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * The buyer may until the seller ships, the seller until the load is weighed.
   *
   * @throws AppError `not-found`; `conflict` when it is too late; `unavailable` while money is stopped.
   */
  async run(caller: OrganisationCaller, orderId: string, input: CancellationInput): Promise<Order> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const side = order?.buyerId === caller.organisationId ? 'buyer' : 'seller';
      if (!order || (side === 'seller' && order.sellerId !== caller.organisationId)) throw notFound('order');
      if (!mayCancel(order, side)) throw tooLate(order);
      const isBack = isLoadOut(order);
      if (isBack) await this.takeLoadBack(tx, order);
      else await giveBackPayment(tx, this.offers, order);
      await noteOrderEvent(tx, orderId, {
        code: 'cancelled',
        what: isBack
          ? `The load is back with the seller and on offer again: ${input.reason}`
          : `The ${side} cancelled the order: ${input.reason}`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'order.cancel',
        subject: `order:${orderId}`,
        details: { reason: input.reason, payment: order.payment.state, fulfilment: order.fulfilment },
      });
    });
    return this.orders.read(caller, orderId);
  }

  private async takeLoadBack(tx: Tx, { id, offerId, heldGrams }: StoredOrder): Promise<void> {
    await updateOrder(tx, id, { heldGrams: 0n });
    await this.offers.giveBack(tx, offerId, heldGrams);
  }
}

const tooLate = ({ payment, fulfilment }: StoredOrder) =>
  new AppError('conflict', {
    message: `This order can't be cancelled any more (payment: ${payment.state}, delivery: ${fulfilment}). Settle it, or agree on a refund with the other side.`,
    details: { reason: 'not-cancellable', state: payment.state, fulfilment },
  });
