import { Injectable } from '@nestjs/common';
import type { Dispute, DisputeDecisionInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { giveBackPayment, lockOrder, payBack, wakeSettlement, type StoredOrder } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { Payments } from '../rail/index.ts';
import { closeWork } from '../work/index.ts';
import { keepWord, workKeyOf } from './dispute-word.ts';
import { findDispute, lockDispute, updateDispute, type StoredDispute } from './infra/dispute-store.ts';
import { requireOpen } from './open-dispute.ts';
import { ReadDisputes } from './read-disputes.ts';

/**
 * The marketplace decides: the order goes on, ends with all its money back before anything was delivered, or part of what
 * was paid goes back.
 */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
    private readonly payments: Payments,
    private readonly disputes: ReadDisputes,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when it is over, when an order that was delivered is to be cancelled, or when
   * what is not captured yet is to be refunded (dismiss or cancel it then); what `payBack` throws
   */
  async run(caller: CallerIdentity, id: string, input: DisputeDecisionInput): Promise<Dispute> {
    await this.prisma.transact(async (tx) => {
      const seen = await findDispute(tx, id);
      const order = seen && (await lockOrder(tx, seen.orderId));
      const dispute = seen && (await lockDispute(tx, id));
      if (!order || !dispute) throw notFound('dispute');
      requireOpen(dispute.state);
      const refundMinor = input.refundMinor === undefined ? null : BigInt(input.refundMinor);
      const { outcome, decision } = input;
      const after = await updateDispute(tx, id, {
        state: 'decided',
        outcome,
        decision,
        refundMinor,
        decidedBy: caller.userId,
        decidedAt: new Date(),
      });
      await closeWork(tx, workKeyOf(after), caller.userId, decision);
      await this.carryOut(tx, caller, order, after);
      await wakeSettlement(tx, order.id);
      await keepWord(tx, after, {
        code: 'dispute-decided',
        what: `Dispute ${after.number} was decided: ${sentenceOf(after)}`,
        action: 'dispute.decide',
        actor: caller.userId,
        organisationId: caller.organisationId,
        by: caller.name,
        details: { outcome, refundMinor, decision },
      });
    });
    return this.disputes.read(caller, id);
  }

  private async carryOut(
    tx: Tx,
    caller: CallerIdentity,
    order: StoredOrder,
    dispute: StoredDispute,
  ): Promise<void> {
    if (dispute.outcome === 'cancelled') {
      if (order.payment.capturedMinor > 0n || order.payment.state !== 'authorized') {
        throw conflict('already-paid', 'This order was paid. Decide what of it is refunded.');
      }
      await giveBackPayment(tx, this.offers, order);
      return;
    }
    if (dispute.outcome !== 'refunded' || dispute.refundMinor === null) return;
    if (order.payment.capturedMinor === 0n) {
      throw conflict(
        'not-captured',
        'Nothing of this order is captured yet. Dismiss the dispute, or cancel the order.',
      );
    }
    await payBack(tx, this.payments, order, {
      id: dispute.id,
      number: dispute.number,
      reason: dispute.decision ?? '',
      amountMinor: dispute.refundMinor,
      by: caller.name,
    });
  }
}

function sentenceOf({ outcome, refundMinor, currency }: StoredDispute): string {
  if (outcome === 'cancelled') return 'the order ends and all of the money goes back.';
  if (outcome === 'refunded')
    return `${formatAmount(refundMinor ?? 0n, currency)} ${currency} go back to the buyer.`;
  return 'the order goes on as agreed.';
}

const conflict = (reason: string, message: string) =>
  new AppError('conflict', { message, details: { reason } });
