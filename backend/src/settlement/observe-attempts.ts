import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasLapsed, keptMinor } from '@topsteel/domain/payment';
import { recordAudit } from '../audit/index.ts';
import { findOrder, noteOrderEvent, wakeSettlement } from '../order/index.ts';
import { chainFactsOf, findPayment, foldChainFacts, lockPaymentByAttempt } from '../payment/index.ts';
import { distributeCapture, takeBack } from '../payout/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { Payments, type AttemptChange } from '../rail/index.ts';
import { tellAttempt } from './domain/tell-attempt.ts';
import { lapseOf } from './lapsed-hold.ts';
import { ProjectRailPayment } from './project-rail-payment.ts';
import { closeHoldWarning, closeLapses, tellLapse } from './tell-lapse.ts';

/**
 * Takes what a provider says of an order's payment: the books divide what was captured or take back what went back, the
 * order and its timeline follow, and its settlement is looked at. Runs in the transaction that keeps the observation.
 */
@Injectable()
export class ObserveAttempts implements OnModuleInit {
  constructor(
    private readonly payments: Payments,
    private readonly projectRail: ProjectRailPayment,
  ) {}

  onModuleInit(): void {
    this.payments.onChange((tx, change) => this.handle(tx, change));
  }

  async handle(tx: Tx, change: AttemptChange): Promise<void> {
    const { attempt, before, after, cause } = change;
    const { orderId, currency } = attempt;
    // Money of an attempt that is not the order's is given back by the payments themselves.
    const payment = await lockPaymentByAttempt(tx, attempt.id);
    if (!payment || payment.rail === 'usdc-escrow') return;
    const observation = { orderId, currency, effectiveAt: new Date(), ref: cause };
    if (after.capturedMinor > 0n) {
      await distributeCapture(tx, { ...observation, capturedMinor: after.capturedMinor });
      await takeBack(tx, { ...observation, totalMinor: after.capturedMinor - keptMinor(after) });
    }
    const order = await findOrder(tx, orderId);
    if (!order) return;
    await this.projectRail.run(
      tx,
      order,
      payment,
      foldChainFacts(await chainFactsOf(tx, payment.paymentId)),
      after,
    );
    const lapse = await lapseOf(tx, order, attempt, after);
    if (lapse !== 'none' && !hasLapsed(before)) await tellLapse(tx, order, attempt, lapse);
    if (after.authorizedMinor > before.authorizedMinor) await closeLapses(tx, this.payments, attempt);
    await closeHoldWarning(tx, attempt);
    for (const { code, what } of tellAttempt(before, after, currency)) {
      await noteOrderEvent(tx, orderId, { code, what, by: null });
    }
    await wakeSettlement(tx, orderId);
    const now = await findPayment(tx, orderId);
    await recordAudit(tx, {
      actor: 'payments',
      organisationId: null,
      action: 'payment.project',
      subject: `order:${orderId}`,
      details: { attemptId: attempt.id, cause, before: payment.state, after: now?.state },
    });
  }
}
