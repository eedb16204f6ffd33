import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@topsteel/domain/payment';
import { paymentOfSnapshot } from '@topsteel/domain/settlement';
import { emptySnapshot } from '@topsteel/domain/payment';
import { findOrder, updateOrder, type StoredOrder } from '../order/index.ts';
import { updatePayment, type PaymentOnChain, type RailPayment } from '../payment/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { Payments, type StoredAttempt } from '../rail/index.ts';
import { releaseSpending } from '../spending/index.ts';
import { keepsRest } from './domain/keeps-rest.ts';
import { fulfilmentStateAfter } from './domain/state-after.ts';
import { divisionOf } from './infra/progress-queries.ts';
import { loadsOf, updateWeight } from './project-loads.ts';
import { SendWord } from './send-word.ts';
import { lapseOf } from './lapsed-hold.ts';
import { spentUp } from './spent-up.ts';

const TO_PAY_AGAIN =
  'The hold on the card ended before the seller was paid. The buyer pays again: the steel has left.';

/** When payment is due without the buyer's word. */
export function captureTime(order: StoredOrder, { weight }: PaymentOnChain): Date | null {
  return weight ? new Date((weight.acceptedAt + order.quote.inspectionSeconds) * 1_000) : null;
}

/**
 * Brings an order that is paid off chain to what its provider says of the money and the chain of the goods. The same
 * words always end in the same order.
 */
@Injectable()
export class ProjectRailPayment {
  constructor(
    private readonly payments: Payments,
    private readonly offers: OfferBook,
    private readonly word: SendWord,
  ) {}

  /** The payment must be locked. @param said what the provider says now; without it, what it said last */
  async run(
    tx: Tx,
    order: StoredOrder,
    payment: RailPayment,
    chain: PaymentOnChain,
    said?: Snapshot,
  ): Promise<void> {
    const attempt = await this.attemptOf(tx, payment);
    const snapshot = said ?? attempt?.snapshot ?? emptySnapshot;
    const lapse = await lapseOf(tx, order, attempt, snapshot);
    const isAsked = payment.state === 'capture-requested';
    const money = paymentOfSnapshot(snapshot, { amountMinor: payment.amountMinor, isAsked });
    const { deductedMinor } = await divisionOf(tx, order.id, payment.currency);
    const state = lapse === 'after-shipping' ? 'failed' : money.state;
    const failure = lapse === 'after-shipping' ? TO_PAY_AGAIN : state === 'failed' ? money.failure : null;
    await updatePayment(tx, order.id, {
      state,
      isFinal: money.isFinal && isSettledOnChain(state, chain),
      ...(lapse === 'after-shipping' && { authorizeBefore: payment.captureBefore }),
      authorizedMinor: money.authorizedMinor,
      capturedMinor: money.capturedMinor,
      feeMinor: deductedMinor < money.capturedMinor ? deductedMinor : money.capturedMinor,
      returnedMinor: money.returnedMinor,
      titleGrams: chain.titleGrams,
      captures: snapshot.capturedMinor > 0n ? 1 : 0,
      capturesAt: captureTime(order, chain),
      ...((state !== payment.state || state === 'failed') && { failure }),
    });
    const delivery = await updateWeight(tx, order, chain);
    await updateOrder(tx, order.id, {
      fulfilment: fulfilmentStateAfter(chain, await loadsOf(tx, order, delivery)),
      heldGrams: await this.giveBackGoods(tx, order, state, chain),
    });
    const now = await findOrder(tx, order.id);
    if (now) await this.word.run(tx, now, lapse);
  }

  private async attemptOf(tx: Tx, payment: RailPayment): Promise<StoredAttempt | null> {
    const attempts = await this.payments.attemptsOf(tx, payment.orderId);
    return attempts.find(({ id }) => id === payment.attemptId) ?? null;
  }

  /**
   * What was not delivered is free for other buyers once title has moved for good, or the money is back, and the chain has
   * freed it: before that, another order of it could not be reserved.
   */
  private async giveBackGoods(
    tx: Tx,
    order: StoredOrder,
    state: RailPayment['state'],
    chain: PaymentOnChain,
  ): Promise<bigint> {
    const isReserved = chain.goods.state === 'open' || !chain.goods.isFinal;
    const isFree = !isReserved || !keepsRest(chain, order.quote.maxGrams);
    const isDelivered = chain.titleGrams > 0n && chain.titleIsFinal && isFree;
    // An order that was closed while its goods were away waits for the chain to free them, paid again or not.
    const isUnpaid = order.closedAs !== null && (state === 'awaiting' || state === 'failed');
    const isBack = state === 'voided' || state === 'refunded' || isUnpaid;
    const isOver = isBack && !isReserved && chain.titleGrams === 0n;
    if ((!isDelivered && !isOver) || order.heldGrams === 0n) return order.heldGrams;
    await releaseSpending(tx, order.id, spentUp(order.quote, chain.titleGrams));
    const undelivered = order.heldGrams - chain.titleGrams;
    if (undelivered > 0n) await this.offers.giveBack(tx, order.offerId, undelivered);
    return 0n;
  }
}

/** Held money counts once the goods are reserved for good, captured money once title has moved for good. */
function isSettledOnChain(
  state: RailPayment['state'],
  { goods, titleGrams, titleIsFinal }: PaymentOnChain,
): boolean {
  if (state === 'authorized') return goods.state === 'open' && goods.isFinal;
  if (state === 'captured') return titleGrams > 0n && titleIsFinal;
  return true;
}
