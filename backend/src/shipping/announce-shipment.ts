import { Injectable } from '@nestjs/common';
import type { Order, ShipmentInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { isHeld, nextFulfilmentState } from '@topsteel/domain/order';
import { formatTonnes } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { lockOrder, noteOrderEvent, ReadOrders, updateOrder, upsertDelivery } from '../order/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { enqueue } from '../platform/outbox/index.ts';

/** The seller says that the load is under way; the carrier learns of it by the outbox, after the commit. */
@Injectable()
export class AnnounceShipment {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: ReadOrders,
    private readonly organisations: Organisations,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when no money is held, when the money is not final yet, or when the
   * shipment was announced before.
   */
  async run(caller: OrganisationCaller, orderId: string, input: ShipmentInput): Promise<Order> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.sellerId !== caller.organisationId) throw notFound('order');
      const { payment, quote } = order;
      if (!isHeld(payment.state)) throw notHeld(payment.state);
      if (!payment.isFinal) throw notFinal();
      if (order.delivery) throw announcedBefore(order.delivery.ref);
      await requireNotRecalled(tx, quote.lotId);
      const buyer = await this.organisations.byId(order.buyerId, tx);
      const ref = `D-${order.number}`;
      await updateOrder(tx, orderId, { fulfilment: nextFulfilmentState(order.fulfilment, 'announce') });
      await upsertDelivery(tx, orderId, {
        ref,
        carrier: input.carrier,
        vehicle: input.vehicle ?? null,
        announcedAt: new Date(),
        weighedGrams: null,
        weighedAt: null,
        receipt: null,
        receivedAt: null,
      });
      await enqueue(tx, `delivery:${ref}`, 'announce-delivery', {
        deliveryRef: ref,
        paymentId: payment.paymentId,
        consignee: buyer?.name ?? 'unknown',
        product: quote.description,
        expectedGrams: quote.massGrams.toString(),
      });
      await noteOrderEvent(tx, orderId, {
        code: 'shipment-announced',
        what: `${formatTonnes(quote.massGrams)} t are under way with ${input.carrier}${input.vehicle === undefined ? '' : `, ${input.vehicle}`}.`,
        by: caller.name,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'shipment.announce',
        subject: `order:${orderId}`,
        details: {
          ref,
          carrier: input.carrier,
          vehicle: input.vehicle ?? null,
          before: order.fulfilment,
          after: 'announced',
        },
      });
    });
    return this.orders.read(caller, orderId);
  }
}

const notHeld = (state: string) =>
  new AppError('conflict', {
    message: `No money is held for this order (payment: ${state}). Ship when it is.`,
    details: { reason: 'payment-not-held', state },
  });
const notFinal = () =>
  new AppError('conflict', {
    message: 'The payment was seen, but its block can still be replaced. Ship in a moment, when it is final.',
    details: { reason: 'payment-not-final' },
  });
const announcedBefore = (ref: string) =>
  new AppError('conflict', {
    message: `This shipment was announced already, as ${ref}. The carrier weighs it next.`,
    details: { reason: 'shipment-announced', ref },
  });
