import { Injectable } from '@nestjs/common';
import { fiatTermsJson } from '@topsteel/domain/bridge';
import { captureAmountOf, type SettlementAct } from '@topsteel/domain/settlement';
import { formatAmount } from '@topsteel/domain/units';
import { noteOrderEvent, type StoredOrder } from '../order/index.ts';
import { deliveryHashOf, updatePayment, type RailPayment } from '../payment/index.ts';
import { distributeCapture } from '../payout/index.ts';
import {
  businessKey,
  requestIntent,
  retryIntent,
  watchReceipt,
  type IntentRequest,
} from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { Payments, sweepDeposit, type StoredAttempt } from '../rail/index.ts';
import { nextCommandKey } from './infra/progress-queries.ts';
import { releasableGrams } from './read-facts.ts';

type Act = Extract<SettlementAct, { kind: 'do' }>;
/** What an act off chain is done for. The order is locked. */
interface Target {
  order: StoredOrder;
  payment: RailPayment;
  attempt: StoredAttempt;
}

/** Carries out what the settlement of an order paid off chain asks for: by intents, commands and postings, each once. */
@Injectable()
export class CarryOutAct {
  constructor(
    private readonly config: Config,
    private readonly payments: Payments,
  ) {}

  async run(tx: Tx, act: Act, target: Target): Promise<void> {
    switch (act.verb) {
      case 'open-order':
        return this.openOrder(tx, target);
      case 'capture':
        return this.capture(tx, act, target);
      case 'watch-receipt':
        return this.watch(tx, target);
      case 'distribute':
        return this.distribute(tx, target);
      case 'release-title':
        return this.releaseTitle(tx, target);
      case 'sweep':
        return sweepDeposit(tx, target.attempt, this.config.settings.settlement.treasury);
      case 'void':
        return this.giveBack(tx, act, target);
      case 'cancel-order': {
        const { paymentId: fiatOrderId, terms } = target.payment;
        return ask(tx, {
          businessKey: businessKey.cancelFiatOrder(fiatOrderId),
          kind: 'cancel-fiat-order',
          payload: { fiatOrderId, terms: fiatTermsJson(terms) },
        });
      }
    }
  }

  private openOrder(tx: Tx, { order, payment }: Target): Promise<void> {
    const { paymentId: fiatOrderId, terms, acceptance } = payment;
    return ask(tx, {
      businessKey: businessKey.openFiatOrder(fiatOrderId),
      kind: 'open-fiat-order',
      payload: {
        fiatOrderId,
        terms: fiatTermsJson(terms),
        ...(acceptance
          ? { acceptance }
          : { sellerConsent: { offerId: order.offerId, offerVersion: order.quoteId } }),
      },
    });
  }

  private async capture(tx: Tx, act: Act, { order, payment, attempt }: Target): Promise<void> {
    const weighedGrams = order.delivery?.weighedGrams ?? 0n;
    const grams = releasableGrams(weighedGrams, payment.terms.maxGrams);
    const amountMinor = captureAmountOf(payment.rail, payment.amountMinor, grams, payment.terms.maxGrams);
    const asked = await this.askProvider(tx, act, attempt, {
      verb: 'capture',
      amountMinor,
      reason: `Order ${order.number}`,
    });
    if (!asked) return;
    await updatePayment(tx, order.id, { state: 'capture-requested', failure: null });
    const amount = `${formatAmount(amountMinor, payment.currency)} ${payment.currency}`;
    await noteOrderEvent(tx, order.id, {
      code: 'capture-requested',
      what:
        order.delivery?.receipt === null && order.fulfilment !== 'delivered'
          ? `The inspection time passed without objection; ${amount} are being captured.`
          : `${amount} are being captured.`,
      by: null,
    });
  }

  /** Native coin is watched by the address it was sent to, all else by what the payer repeats. */
  private async watch(tx: Tx, { order, payment, attempt }: Target): Promise<void> {
    const { rail, currency, paymentId: fiatOrderId } = payment;
    const reference = rail === 'eth' ? (attempt.providerRef ?? attempt.reference) : attempt.reference;
    const { providerRef } = attempt;
    await watchReceipt(tx, { fiatOrderId, orderId: order.id, rail, reference, providerRef, currency });
  }

  private async distribute(tx: Tx, { order, payment, attempt }: Target): Promise<void> {
    const { capturedMinor } = attempt.snapshot;
    const { currency } = payment;
    const ref = `settlement:${order.id}`;
    await distributeCapture(tx, { orderId: order.id, currency, capturedMinor, effectiveAt: new Date(), ref });
  }

  private async releaseTitle(tx: Tx, { order, payment }: Target): Promise<void> {
    const { paymentId: fiatOrderId, terms } = payment;
    const weighedGrams = order.delivery?.weighedGrams ?? null;
    const weighedAt = order.delivery?.weighedAt ?? null;
    if (weighedGrams === null || weighedAt === null) return;
    const totalGrams = releasableGrams(weighedGrams, terms.maxGrams);
    const goods = {
      lotId: terms.lotId,
      seller: terms.receiver,
      buyer: terms.titleTo,
      totalGrams,
      at: weighedAt,
    };
    const as = { publicUrl: this.config.settings.publicUrl, sellerId: order.sellerId };
    await ask(tx, {
      businessKey: businessKey.releaseFiatOrder(fiatOrderId, totalGrams),
      kind: 'release-fiat-order',
      payload: {
        fiatOrderId,
        terms: fiatTermsJson(terms),
        totalGrams: totalGrams.toString(),
        epcisEvent: await deliveryHashOf(tx, payment, goods, as),
      },
    });
  }

  private async giveBack(tx: Tx, act: Act, { order, attempt }: Target): Promise<void> {
    await this.askProvider(tx, act, attempt, {
      verb: 'void',
      amountMinor: attempt.snapshot.authorizedMinor,
      reason: `Order ${order.number} ended without delivery.`,
    });
  }

  /**
   * What a provider refused for good is another act when it is asked for again; what it does or did is never asked for
   * twice.
   *
   * @returns whether this call asked for it
   */
  private async askProvider(
    tx: Tx,
    act: Act,
    attempt: StoredAttempt,
    command: { verb: 'capture' | 'void'; amountMinor: bigint; reason: string },
  ): Promise<boolean> {
    const key = await nextCommandKey(tx, attempt, { act: act.key, verb: command.verb });
    return key !== null && (await this.payments.request(tx, attempt.id, { ...command, key }));
  }
}

async function ask<K extends 'open-fiat-order' | 'release-fiat-order' | 'cancel-fiat-order'>(
  tx: Tx,
  request: IntentRequest<K>,
): Promise<void> {
  if (!(await requestIntent(tx, request))) await retryIntent(tx, request);
}
