import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TimelineEntry } from '@topsteel/domain/api';
import { canPayment, isHeld, nextPaymentState, type PaymentEvent } from '@topsteel/domain/order';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { findOrder, noteOrderEvent, wakeSettlement } from '../order/index.ts';
import { lockPaymentById, updatePayment } from '../payment/index.ts';
import { BridgeEvents, type BridgeIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { orderOfSweep } from '../rail/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { endWithdrawn, isWithdrawn } from './end-withdrawn.ts';

const ofPayment = z.object({ paymentId: z.string() });
const ofTransfer = z.object({ key: z.string() });
const ofFiatOrder = z.object({ fiatOrderId: z.string() });
const offChain = {
  'open-fiat-order': 'The goods could not be reserved yet',
  'release-fiat-order': 'Title could not move yet',
  'cancel-fiat-order': 'The goods could not be freed yet',
} as const;

/** Learns that the chain refused an authorization, a capture or a return, and says why on the order. */
@Injectable()
export class ObserveIntents implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly offers: OfferBook,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('authorize-payment', async (intent, tx) => {
      await this.refused(
        intent,
        tx,
        'refuse-authorization',
        'payment-failed',
        'The payment could not be made',
      );
      if (isWithdrawn(intent)) {
        await endWithdrawn(tx, this.offers, ofPayment.parse(intent.payload).paymentId);
      }
    });
    this.events.onIntent('capture-payment', (intent, tx) =>
      this.refused(intent, tx, 'refuse-capture', 'capture-failed', 'The seller could not be paid yet'),
    );
    for (const kind of ['void-payment', 'reclaim-payment'] as const) {
      this.events.onIntent(kind, (intent, tx) => this.refusedReturn(intent, tx));
    }
    this.events.onIntent('send-native', (intent, tx) => this.swept(intent, tx));
    for (const [kind, what] of Object.entries(offChain) as [keyof typeof offChain, string][]) {
      this.events.onIntent(kind, (intent, tx) => this.refusedOffChain(intent, tx, what));
    }
  }

  /** The settlement asks again for a sweep that was refused. */
  private async swept({ payload }: BridgeIntent, tx: Tx): Promise<void> {
    const orderId = orderOfSweep(ofTransfer.parse(payload).key);
    if (orderId !== null) await wakeSettlement(tx, orderId);
  }

  /** Of an order paid off chain; the settlement decides whether to ask again. */
  private async refusedOffChain(intent: BridgeIntent, tx: Tx, what: string): Promise<void> {
    const { fiatOrderId } = ofFiatOrder.parse(intent.payload);
    const payment = await lockPaymentById(tx, fiatOrderId);
    if (!payment) return;
    await wakeSettlement(tx, payment.orderId);
    if (intent.status !== 'failed') return;
    const failure = `${what}: ${intent.error?.message ?? 'the chain refused it without a reason.'}`;
    await updatePayment(tx, payment.orderId, { failure });
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: null,
      action: 'intent.failed',
      subject: `order:${payment.orderId}`,
      details: { businessKey: intent.businessKey, error: intent.error },
    });
  }

  /** The settlement asks again; a person is told at once, for the buyer's money stays where it was. */
  private async refusedReturn(intent: BridgeIntent, tx: Tx): Promise<void> {
    const payment = await lockPaymentById(tx, ofPayment.parse(intent.payload).paymentId);
    const order = payment && (await findOrder(tx, payment.orderId));
    if (!order) return;
    await wakeSettlement(tx, order.id);
    const key = `intent:${intent.businessKey}`;
    if (intent.status === 'final') await closeWork(tx, key, 'system', 'The money went back to the buyer.');
    if (intent.status !== 'failed' || !isHeld(payment.state)) return;
    const refusal = intent.error?.message ?? 'The chain refused it without a reason.';
    const failure = `The money could not be given back yet: ${refusal}`;
    // Refused again for the same reason: it is said once.
    if (payment.failure === failure) return;
    await updatePayment(tx, order.id, { failure });
    await noteOrderEvent(tx, order.id, { code: 'void-failed', what: failure, by: null });
    await openWork(tx, {
      key,
      kind: 'refund-failed',
      orderId: order.id,
      organisationId: null,
      reason: `The money of order ${order.number} could not be given back from the escrow: ${refusal}`,
      action:
        'Look at the payment on the chain and remove the cause. It is asked for up to five times, then try the settlement again.',
      details: { businessKey: intent.businessKey },
    });
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: null,
      action: 'intent.failed',
      subject: `order:${order.id}`,
      details: { businessKey: intent.businessKey, error: intent.error },
    });
  }

  private async refused(
    intent: BridgeIntent,
    tx: Tx,
    event: PaymentEvent,
    code: TimelineEntry['code'],
    what: string,
  ): Promise<void> {
    const payment = await lockPaymentById(tx, ofPayment.parse(intent.payload).paymentId);
    if (payment) await wakeSettlement(tx, payment.orderId);
    if (intent.status !== 'failed') return;
    // What the chain itself says comes by its events and wins over an intent's end.
    if (!payment || !canPayment(payment.state, event)) return;
    const state = nextPaymentState(payment.state, event);
    const failure = intent.error?.message ?? 'The chain refused it without a reason.';
    await updatePayment(tx, payment.orderId, { state, failure });
    await noteOrderEvent(tx, payment.orderId, { code, what: `${what}: ${failure}`, by: null });
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: null,
      action: 'intent.failed',
      subject: `order:${payment.orderId}`,
      details: { businessKey: intent.businessKey, error: intent.error, before: payment.state, after: state },
    });
  }
}
