import { Injectable } from '@nestjs/common';
import type { Order, ShortCloseInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatTonnes } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import {
  lockOrder,
  noteOrderEvent,
  ReadOrders,
  requireUndisputed,
  unweighedLoads,
  upsertDelivery,
  voidEscrow,
  wakeSettlement,
  type Delivery,
} from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';

/** The seller ends an order with less than was ordered: what was delivered is paid, the rest of the money goes back. */
@Injectable()
export class CloseShort {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: ReadOrders,
  ) {}

  /**
   * In escrow the rest is given back at once when everything weighed is paid, and else with the capture that follows. Off
   * chain the one capture of the order follows, and the provider gives back the rest. The stock is free again when that is
   * final.
   *
   * @throws AppError `not-found`; `conflict` when nothing was shipped (cancel it then), a load is not weighed yet, a
   * capture is under way, or the order is complete already
   */
  async run(caller: OrganisationCaller, orderId: string, { reason }: ShortCloseInput): Promise<Order> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.sellerId !== caller.organisationId) throw notFound('order');
      const { delivery, payment, quote } = order;
      if (!delivery) throw nothingShipped();
      if (delivery.isComplete) throw complete();
      if (payment.state === 'capture-requested') throw underWay();
      if (payment.state !== 'authorized') throw notHeld(payment.state);
      if (!payment.isFinal) throw underWay();
      if ((await unweighedLoads(tx, orderId)) > 0) throw unweighed();
      await requireUndisputed(tx, orderId);
      await upsertDelivery(tx, orderId, { ...withoutOrder(delivery), isComplete: true });
      const weighedGrams = delivery.weighedGrams ?? 0n;
      if (payment.rail === 'usdc-escrow' && weighedGrams <= payment.titleGrams) await voidEscrow(tx, payment);
      await wakeSettlement(tx, orderId);
      await noteOrderEvent(tx, orderId, {
        code: 'order-closed-short',
        what: `The seller closed the order at ${formatTonnes(weighedGrams)} of ${formatTonnes(quote.massGrams)} t: ${reason}`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'order.close-short',
        subject: `order:${orderId}`,
        details: { reason, weighedGrams, orderedGrams: quote.massGrams, before: order.fulfilment },
      });
    });
    return this.orders.read(caller, orderId);
  }
}

function withoutOrder({ orderId: _orderId, ...delivery }: Delivery): Omit<Delivery, 'orderId'> {
  return delivery;
}

const conflict = (reason: string, message: string) =>
  new AppError('conflict', { message, details: { reason } });
const nothingShipped = () =>
  conflict('nothing-shipped', 'Nothing of this order was shipped. Cancel it instead.');
const complete = () =>
  conflict('order-complete', 'The last load of this order was announced. It is paid as it was weighed.');
const underWay = () =>
  conflict('capture-under-way', 'A load of this order is being paid. Close the order when that is final.');
const unweighed = () =>
  conflict(
    'not-weighed',
    'A load of this order is not weighed yet. Close the order when its ticket is here.',
  );
const notHeld = (state: string) =>
  conflict(
    'payment-not-held',
    `No money is held for this order (payment: ${state}). There is nothing to close.`,
  );
