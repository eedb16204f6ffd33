import { Injectable } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import {
  findOrder,
  noteOrderEvent,
  unpaidLoadGrams,
  updateOrder,
  wakeSettlement,
  type StoredOrder,
} from '../order/index.ts';
import {
  foldChainFacts,
  updatePayment,
  type ChainFact,
  type PaymentOnChain,
  type StoredPayment,
} from '../payment/index.ts';
import { businessKey, observeAgain, type BridgeEvent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { releaseSpending } from '../spending/index.ts';
import { fulfilmentStateAfter, paymentStateAfter } from './domain/state-after.ts';
import { loadsOf, updateWeight } from './project-loads.ts';
import { captureTime, ProjectRailPayment } from './project-rail-payment.ts';
import { SendWord } from './send-word.ts';
import { spentUp } from './spent-up.ts';

/** Brings an order to what the chain says of its payment. The same facts always end in the same order. */
@Injectable()
export class ProjectPayment {
  constructor(
    private readonly offers: OfferBook,
    private readonly word: SendWord,
    private readonly rails: ProjectRailPayment,
  ) {}

  /** The payment must be locked. */
  async run(
    tx: Tx,
    payment: StoredPayment,
    facts: readonly ChainFact[],
    cause: { event: BridgeEvent; stage: EventStage },
  ): Promise<void> {
    const order = await findOrder(tx, payment.orderId);
    if (!order) return;
    await wakeSettlement(tx, order.id);
    // The refusal may have been heard before this, and had nothing to say while the chain said that the money was there.
    if (cause.stage === 'orphaned' && cause.event.name === 'PaymentAuthorized')
      await observeAgain(tx, businessKey.authorizePayment(payment.paymentId));
    const chain = foldChainFacts(facts);
    if (payment.rail !== 'usdc-escrow') {
      await this.rails.run(tx, order, payment, chain);
      await this.keepTrail(tx, order, { before: payment.state, after: payment.state }, cause);
      return;
    }
    const state = paymentStateAfter(payment.state, chain, {
      isSigned: payment.collection !== null,
      hasNewCapture: chain.captures > payment.captures,
    });
    const delivery = await updateWeight(tx, order, chain);
    const fulfilment = fulfilmentStateAfter(chain, await loadsOf(tx, order, delivery));
    await updatePayment(tx, order.id, {
      state,
      isFinal: chain.isFinal,
      authorizedMinor: chain.authorizedMinor,
      capturedMinor: chain.capturedMinor,
      feeMinor: chain.feeMinor,
      returnedMinor: chain.returnedMinor,
      titleGrams: chain.titleGrams,
      captures: chain.captures,
      capturesAt: captureTime(order, chain),
      ...(state !== payment.state && { failure: null }),
    });
    await updateOrder(tx, order.id, { fulfilment, heldGrams: await this.giveBack(tx, order, chain, facts) });
    await this.keepTrail(tx, order, { before: payment.state, after: state }, cause);
    const now = await findOrder(tx, order.id);
    if (now) await this.word.run(tx, now);
  }

  /**
   * Once the end is final, what was not delivered is free for other buyers again. A load that had left when the time to pay
   * ended is not with the seller: it is kept until somebody says that it came back.
   */
  private async giveBack(
    tx: Tx,
    order: StoredOrder,
    chain: PaymentOnChain,
    facts: readonly ChainFact[],
  ): Promise<bigint> {
    const hasEnded = ['captured', 'refunded', 'voided', 'reclaimed'].includes(chain.phase);
    if (!hasEnded || !chain.isFinal || order.heldGrams === 0n) return order.heldGrams;
    await releaseSpending(tx, order.id, spentUp(order.quote, chain.titleGrams));
    const isReclaimed = facts.some(({ name }) => name === 'PaymentReclaimed');
    const awayGrams = isReclaimed ? await unpaidLoadGrams(tx, order.id, chain.titleGrams) : 0n;
    const free = order.heldGrams - chain.titleGrams - awayGrams;
    if (free > 0n) await this.offers.giveBack(tx, order.offerId, free);
    return awayGrams < order.heldGrams ? awayGrams : order.heldGrams;
  }

  private async keepTrail(
    tx: Tx,
    order: StoredOrder,
    change: { before: string; after: string },
    { event, stage }: { event: BridgeEvent; stage: EventStage },
  ): Promise<void> {
    if (stage === 'orphaned') {
      await noteOrderEvent(tx, order.id, {
        code: 'block-replaced',
        what: `The block that said ${event.name} was replaced by another; the order follows the chain again.`,
        by: null,
      });
    }
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: null,
      action: `chain.${stage}`,
      subject: `order:${order.id}`,
      details: {
        event: event.name,
        eventId: event.id,
        txHash: event.txHash,
        blockNumber: event.blockNumber,
        paymentId: order.payment.paymentId,
        ...change,
      },
    });
  }
}
