import { Injectable } from '@nestjs/common';
import type { Order, ShipmentInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { markTransferEvent, partyOf } from '@topsteel/domain/epcis';
import { isHeld, type FulfilmentState } from '@topsteel/domain/order';
import { planLoad } from '@topsteel/domain/shipment';
import { formatTonnes } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { labelLinkOf } from '../inventory/index.ts';
import {
  insertShipment,
  lockOrder,
  noteOrderEvent,
  ReadOrders,
  shipmentsOf,
  updateOrder,
  upsertDelivery,
  type StoredOrder,
} from '../order/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import { captureEvent } from '../traceability/index.ts';
import { certificateNumberOf } from './infra/certificate-number-of.ts';
import { isUnverifiedGuest } from './infra/is-unverified-guest.ts';

/** The seller says that a load is under way; the carrier learns of it by the outbox, after the commit. */
@Injectable()
export class AnnounceShipment {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: ReadOrders,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {}

  /**
   * An order may leave in several loads; each is weighed by itself, and paid as `captureOnDelivery` and the rail allow.
   *
   * @throws AppError `not-found`; `conflict` when no money is held, when the money is not final yet, when the last load was
   * announced before, when the buyer ordered as a guest and has not proved their mailbox, when marks were ordered on the
   * pieces and nobody says that they are there, or when the loads would be more than may be delivered.
   */
  async run(caller: OrganisationCaller, orderId: string, input: ShipmentInput): Promise<Order> {
    await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.sellerId !== caller.organisationId) throw notFound('order');
      const { payment, quote, delivery } = order;
      if (!isHeld(payment.state)) throw notHeld(payment.state);
      if (!payment.isFinal) throw notFinal();
      if (delivery?.isComplete) throw announcedBefore(delivery.ref);
      await requireNotRecalled(tx, quote.lotId);
      if (await isUnverifiedGuest(tx, order.buyerId)) throw unverified();
      const hasMarks = quote.line?.cutting?.isMarkTransferred === true;
      if (hasMarks && input.isMarkTransferred !== true) throw notMarked(quote.heatNumber);
      const { plannedGrams, isLast, ref } = await this.load(tx, order, input);
      const after = afterAnnouncement(order.fulfilment);
      await updateOrder(tx, orderId, { fulfilment: after });
      const under = { ref, carrier: input.carrier, vehicle: input.vehicle ?? null, announcedAt: new Date() };
      const before = delivery ?? { weighedGrams: null, weighedAt: null, receipt: null, receivedAt: null };
      const { weighedGrams, weighedAt, receipt, receivedAt } = before;
      await upsertDelivery(tx, orderId, {
        ...under,
        weighedGrams,
        weighedAt,
        receipt,
        receivedAt,
        isComplete: isLast,
      });
      const buyer = await this.organisations.byId(order.buyerId, tx);
      await enqueue(tx, `delivery:${ref}`, 'announce-delivery', {
        deliveryRef: ref,
        paymentId: payment.paymentId,
        consignee: buyer?.name ?? 'unknown',
        product: quote.description,
        expectedGrams: plannedGrams.toString(),
      });
      await noteOrderEvent(tx, orderId, {
        code: 'shipment-announced',
        what: `${formatTonnes(plannedGrams)} t are under way with ${input.carrier}${input.vehicle === undefined ? '' : `, ${input.vehicle}`}.`,
        by: caller.name,
      });
      if (hasMarks) await this.noteMarks(tx, caller, order, plannedGrams);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'shipment.announce',
        subject: `order:${orderId}`,
        details: {
          ref,
          carrier: input.carrier,
          vehicle: input.vehicle ?? null,
          plannedGrams,
          isLast,
          isMarkTransferred: hasMarks,
          before: order.fulfilment,
          after,
        },
      });
    });
    return this.orders.read(caller, orderId);
  }

  /** Who stamped the heat on the pieces: the seller answers for it, in the timeline and in an EPCIS event. */
  private async noteMarks(
    tx: Tx,
    caller: OrganisationCaller,
    { id, sellerId, quote, payment }: StoredOrder,
    massGrams: bigint,
  ): Promise<void> {
    await noteOrderEvent(tx, id, {
      code: 'marks-transferred',
      what: `Heat ${quote.heatNumber} was stamped on every piece that was cut.`,
      by: caller.name,
    });
    const account = (await this.organisations.byId(sellerId, tx))?.account ?? null;
    if (account === null) throw notFound('organisation');
    await captureEvent(
      tx,
      sellerId,
      markTransferEvent({
        at: new Date(),
        goods: [
          {
            digitalLink: await labelLinkOf(tx, this.config.settings.publicUrl, BigInt(quote.lotId)),
            massGrams,
          },
        ],
        by: partyOf(payment.chainId, account),
        heatNumber: quote.heatNumber,
        bizTransactions: [{ type: 'po', bizTransaction: `urn:topsteel:payment:${payment.paymentId}` }],
      }),
    );
  }

  private async load(tx: Tx, order: StoredOrder, input: ShipmentInput) {
    const { id: orderId, quote } = order;
    const loads = await shipmentsOf(tx, orderId);
    const planned = planLoad(
      {
        loads: loads.length,
        orderedGrams: quote.massGrams,
        maxGrams: quote.maxGrams,
        shippedGrams: loads.reduce((sum, one) => sum + (one.weighedGrams ?? one.plannedGrams), 0n),
      },
      {
        massGrams: input.massGrams === undefined ? undefined : BigInt(input.massGrams),
        isLast: input.isLast,
      },
    );
    const position = loads.length + 1;
    const ref = position === 1 ? `D-${order.number}` : `D-${order.number}-${position}`;
    await insertShipment(tx, {
      orderId,
      position,
      ref,
      carrier: input.carrier,
      vehicle: input.vehicle ?? null,
      plannedGrams: planned.plannedGrams,
      pieces: input.pieces ?? null,
      packing: (input.packing ?? []).map(({ label, pieces, massGrams, lengthUm }) => ({
        label,
        pieces: pieces ?? null,
        massGrams: massGrams ?? null,
        lengthUm: lengthUm ?? null,
      })),
      lotCode: quote.lotCode,
      heatNumber: quote.heatNumber,
      certificateNumber: await certificateNumberOf(tx, quote.lotId),
      isLast: planned.isLast,
      announcedAt: new Date(),
    });
    return { ...planned, ref };
  }
}

/** What is weighed and waits for the buyer's word stays in view. */
const afterAnnouncement = (before: FulfilmentState): FulfilmentState =>
  before === 'weighed' || before === 'received' ? before : 'announced';

const notHeld = (state: string) =>
  new AppError('conflict', {
    message: `No money is held for this order (payment: ${state}). Ship when it is.`,
    details: { reason: 'payment-not-held', state },
  });
const notMarked = (heatNumber: string) =>
  new AppError('conflict', {
    message: `The buyer ordered the mark on every cut piece. Stamp heat ${heatNumber} on them, and say so with the load.`,
    details: { reason: 'marks-missing', heatNumber },
  });
const notFinal = () =>
  new AppError('conflict', {
    message: 'The payment was seen, but its block can still be replaced. Ship in a moment, when it is final.',
    details: { reason: 'payment-not-final' },
  });
const unverified = () =>
  new AppError('conflict', {
    message:
      'The buyer ordered without a sign-in and has not confirmed their e-mail address yet. Ship once they have; the letter with the link is in their mailbox.',
    details: { reason: 'guest-unverified' },
  });
const announcedBefore = (ref: string) =>
  new AppError('conflict', {
    message: `This shipment was announced already, as ${ref}, and it was the last of the order. The carrier weighs it next.`,
    details: { reason: 'shipment-announced', ref },
  });
