import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { planEscrowVat, withEscrowPaid } from '@topsteel/domain/payout';
import { recordAudit } from '../audit/index.ts';
import { findDecision } from '../commission/index.ts';
import { enterGroup } from '../ledger/index.ts';
import { chainFactsOf, foldChainFacts, lockPaymentById } from '../payment/index.ts';
import { BridgeEvents, type BridgeEvent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  lockDistribution,
  openDistribution,
  orderToDivide,
  updateDistribution,
} from './infra/distribution-store.ts';

/** Events after which a seller has been paid by the escrow, or has given back. */
const paying = [
  'PaymentCharged',
  'PaymentCaptured',
  'MilestoneCaptured',
  'DeliveryCaptured',
  'DisputeResolved',
  'PaymentSettled',
  'DisputesLapsed',
  'PaymentRefunded',
] as const;

/**
 * Books the VAT on the commission of orders that the escrow pays. The contract takes the commission and knows no tax, so
 * the seller owes the tax, and its next payout is the less. Only what is final counts; the totals decide, not the event.
 */
@Injectable()
export class TaxEscrow implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.on('payout', { contract: 'settlementEscrow', names: paying }, (event, stage, tx) =>
      this.handle(event, stage, tx),
    );
  }

  async handle(event: BridgeEvent<(typeof paying)[number]>, stage: EventStage, tx: Tx): Promise<void> {
    if (stage !== 'final') return;
    const payment = await lockPaymentById(tx, event.args.paymentId);
    const order = payment && (await orderToDivide(tx, payment.orderId, 'USDC'));
    const decision = order && (await findDecision(tx, order.quoteId));
    if (!payment || !order || !decision || decision.vat.ratePermille === 0) return;
    const { orderId } = payment;
    await openDistribution(tx, {
      orderId,
      currency: 'USDC',
      sellerId: order.sellerId,
      sellerAccount: order.sellerAccount,
      vatCountry: decision.vat.country,
      vatPermille: decision.vat.ratePermille,
      tariff: decision.tariff,
      capturedAt: event.blockTimestamp,
    });
    const before = await lockDistribution(tx, orderId, 'USDC');
    if (!before) return;
    const facts = (await chainFactsOf(tx, payment.paymentId)).filter(({ isFinal }) => isFinal);
    const { capturedMinor, feeMinor } = foldChainFacts(facts);
    const paid = { keptMinor: capturedMinor, commissionMinor: feeMinor };
    const after = { ...before, ...withEscrowPaid(before, paid, before.vatPermille) };
    if (after.capturedMinor === before.capturedMinor && after.vatMinor === before.vatMinor) return;
    after.version += 1;
    after.capturedAt = event.blockTimestamp;
    await updateDistribution(tx, after);
    await enterGroup(tx, {
      externalRef: `escrow-vat:${orderId}:${after.version.toString()}`,
      orderId,
      effectiveAt: event.blockTimestamp,
      legs: planEscrowVat(before, after, {
        seller: before.sellerAccount,
        vatCountry: before.vatCountry,
      }).map((leg) => ({ ...leg, currency: 'USDC' })),
    });
    await recordAudit(tx, {
      actor: 'bridge',
      organisationId: before.sellerId,
      action: 'payout.tax-escrow',
      subject: `order:${orderId}`,
      details: { capturedMinor, feeMinor, vatMinor: after.vatMinor },
    });
  }
}
