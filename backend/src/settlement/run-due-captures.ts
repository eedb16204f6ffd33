import { Injectable } from '@nestjs/common';
import { formatAmount } from '@topsteel/domain/units';
import { isAppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { recallBehind, recalledSentence } from '../genealogy/index.ts';
import { lockOrder, noteOrderEvent, unweighedLoads } from '../order/index.ts';
import { dueCaptures, requestCapture, requireEscrow, updatePayment } from '../payment/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';

/** Asks for the captures that are due: the inspection time passed, or an earlier try with the receipt was refused. */
@Injectable()
export class RunDueCaptures {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** Safe to repeat, and to run in several processes: a capture is asked for once. */
  async run(now = new Date()): Promise<number> {
    const due = await dueCaptures(this.prisma.client, now);
    for (const orderId of due) await this.prisma.transact((tx) => this.capture(tx, orderId, now));
    return due.length;
  }

  /** One order, in the caller's transaction. Does nothing when its capture is not due. */
  async capture(tx: Tx, orderId: string, now: Date): Promise<void> {
    const order = await lockOrder(tx, orderId);
    if (!order?.delivery || !(await dueCaptures(tx, now)).includes(orderId)) return;
    const { delivery } = order;
    const payment = requireEscrow(order.payment);
    const { weighedGrams, weighedAt } = delivery;
    if (weighedGrams === null || weighedAt === null) return;
    const recall = await recallBehind(tx, order.quote.lotId);
    if (recall) {
      // Noted as a failure, it is looked at again only now and then and keeps no other capture waiting.
      await updatePayment(tx, orderId, { failure: recalledSentence(recall) });
      return;
    }
    const receipt = (delivery.receipt ?? '0x') as `0x${string}`;
    const { publicUrl } = this.config.settings;
    const isLast = delivery.isComplete && (await unweighedLoads(tx, orderId)) === 0;
    const delivered = { weighedGrams, weighedAt, receipt, publicUrl, sellerId: order.sellerId, isLast };
    const amountMinor = await requestCapture(tx, payment, delivered).catch((error: unknown) => {
      // Somebody else has asked meanwhile: there is nothing left to do.
      if (isAppError(error) && error.code === 'conflict') return null;
      throw error;
    });
    if (amountMinor === null) return;
    await noteOrderEvent(tx, orderId, {
      code: 'capture-requested',
      what:
        delivery.receipt === null
          ? `The inspection time passed without objection; ${formatAmount(amountMinor, 'USDC')} USDC are being captured.`
          : `${formatAmount(amountMinor, 'USDC')} USDC are being captured again.`,
      by: null,
    });
    await recordAudit(tx, {
      actor: 'system',
      organisationId: null,
      action: 'capture.request',
      subject: `order:${orderId}`,
      details: {
        paymentId: payment.paymentId,
        amountMinor,
        before: payment.state,
        after: 'capture-requested',
      },
    });
  }
}
