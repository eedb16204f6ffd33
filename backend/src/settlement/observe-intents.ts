import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TimelineEntry } from '@topsteel/domain/api';
import { canPayment, nextPaymentState, type PaymentEvent } from '@topsteel/domain/order';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { noteOrderEvent, wakeSettlement } from '../order/index.ts';
import { lockPaymentById, updatePayment } from '../payment/index.ts';
import { BridgeEvents, type BridgeIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';

const ofPayment = z.object({ paymentId: z.string() });
const ofFiatOrder = z.object({ fiatOrderId: z.string() });
const offChain = {
  'open-fiat-order': 'The goods could not be reserved yet',
  'release-fiat-order': 'Title could not move yet',
  'cancel-fiat-order': 'The goods could not be freed yet',
} as const;

/** Learns that the chain refused an authorization or a capture, and says why on the order. */
@Injectable()
export class ObserveIntents implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.onIntent('authorize-payment', (intent, tx) =>
      this.refused(intent, tx, 'refuse-authorization', 'payment-failed', 'The payment could not be made'),
    );
    this.events.onIntent('capture-payment', (intent, tx) =>
      this.refused(intent, tx, 'refuse-capture', 'capture-failed', 'The seller could not be paid yet'),
    );
    for (const [kind, what] of Object.entries(offChain) as [keyof typeof offChain, string][]) {
      this.events.onIntent(kind, (intent, tx) => this.refusedOffChain(intent, tx, what));
    }
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
