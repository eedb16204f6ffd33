import type { Deployment } from '@topsteel/chain';
import type { Order, OrderPayment, PayerAction, Settlement } from '@topsteel/domain/api';
import { termsJson } from '@topsteel/domain/bridge';
import { commissionOf } from '@topsteel/domain/ledger';
import { serialOfPayment } from '@topsteel/domain/digital-link';
import type { SettlementState } from '@topsteel/domain/settlement';
import type { RecallBehind } from '../genealogy/index.ts';
import type { OrganisationFacts } from '../organisation/index.ts';
import { acceptanceOf, authorizationOf, receiptOf, wireTypedData, type ChainFact } from '../payment/index.ts';
import { presentLine, presentParty } from '../pricing/index.ts';
import type { ApprovalBehind } from './infra/approval-behind.ts';
import type { StoredOrder } from './infra/order-store.ts';
import { mayCancel } from './may-cancel.ts';
import type { StoredShipment } from './infra/shipment-store.ts';
import { presentShipment } from './present-shipment.ts';
import { presentRate } from './price-rails.ts';
import { presentOrderSummary } from './present-order-summary.ts';
import { presentTimeline } from './present-timeline.ts';

/** What is needed to show an order to one of its sides. */
export interface OrderView {
  order: StoredOrder;
  buyer: OrganisationFacts;
  seller: OrganisationFacts;
  facts: readonly ChainFact[];
  /** What the buyer does to pay off chain, and by which reference; null in escrow. */
  toPay: { action: PayerAction; reference: string } | null;
  steps: readonly { at: Date; toState: SettlementState; cause: string }[];
  shipments: readonly StoredShipment[];
  /** Who asks; null for who sees all orders. */
  organisationId: string | null;
  deployment: Deployment;
  weighbridgeUrl: string;
  /** The recall that concerns the order's lot. */
  recall: RecallBehind | null;
  /** Who let it pass above a limit; null also for who may not know. */
  approval: ApprovalBehind | null;
}

/** An order as the API answers it. Typed data is there for the side that has to sign, while it has to. */
export function presentOrder(view: OrderView): Order {
  const { order, buyer, seller, facts, deployment } = view;
  const { quote, payment, delivery } = order;
  const summary = presentOrderSummary(view);
  const names = accountNames(view);
  const toConfirm =
    summary.mine === 'buyer' &&
    payment.state === 'authorized' &&
    order.fulfilment === 'weighed' &&
    view.recall === null
      ? (delivery?.weighedGrams ?? null)
      : null;
  return {
    ...summary,
    lines: [presentLine(quote, delivery?.weighedGrams ?? null)],
    goodsMinor: quote.goodsMinor.toString(),
    taxMinor: quote.taxMinor.toString(),
    taxRule: quote.taxRule,
    commission: quote.commission,
    payment: presentPayment(view, summary.mine),
    delivery: delivery && {
      ref: delivery.ref,
      carrier: delivery.carrier,
      vehicle: delivery.vehicle,
      weighbridgeUrl: view.weighbridgeUrl,
      announcedAt: delivery.announcedAt.toISOString(),
      weighedGrams: delivery.weighedGrams?.toString() ?? null,
      weighedAt: delivery.weighedAt?.toISOString() ?? null,
      receivedAt: delivery.receivedAt?.toISOString() ?? null,
      isComplete: delivery.isComplete,
    },
    shipments: view.shipments.map(presentShipment),
    settlement: payment.capturedMinor > 0n ? presentSettlement(view, names) : null,
    receiptTypedData:
      toConfirm !== null && payment.rail === 'usdc-escrow'
        ? wireTypedData(receiptOf(deployment, payment.paymentId, toConfirm))
        : null,
    mayConfirm: toConfirm !== null,
    mayCancel: summary.mine !== 'none' && mayCancel(order, summary.mine),
    settlementState: order.settlement.state,
    steps: view.steps.map(({ at, toState, cause }) => ({ at: at.toISOString(), state: toState, cause })),
    capturesAt: payment.capturesAt?.toISOString() ?? null,
    serial: payment.titleGrams > 0n ? serialOfPayment(payment.paymentId) : null,
    recall: view.recall && { ...view.recall, at: view.recall.at.toISOString() },
    approval: view.approval && {
      ...view.approval,
      approvedAt: view.approval.approvedAt.toISOString(),
    },
    timeline: presentTimeline(order.events, facts, (account) => names.get(account.toLowerCase()) ?? account),
    buyer: presentParty(buyer),
    seller: presentParty(seller),
  };
}

function presentPayment({ order, deployment, recall, toPay }: OrderView, mine: Order['mine']): OrderPayment {
  const { payment, closedAs } = order;
  const { paymentId, state } = payment;
  const isOpen = closedAs === null;
  const isAwaited =
    mine === 'buyer' && isOpen && recall === null && (state === 'awaiting' || state === 'failed');
  const toAccept =
    mine === 'seller' &&
    isOpen &&
    payment.sellerSigns &&
    !payment.acceptance &&
    ['awaiting', 'requested', 'failed', ...(payment.rail === 'usdc-escrow' ? [] : ['authorized'])].includes(
      state,
    );
  const escrow = payment.rail === 'usdc-escrow' ? payment.terms : null;
  const { rateE8, rateRound: round, rateValidUntil: validUntil } = payment;
  return {
    state,
    isFinal: payment.isFinal,
    rail: payment.rail,
    currency: payment.currency,
    amountMinor: payment.amountMinor.toString(),
    rate:
      rateE8 !== null && round !== null && validUntil !== null
        ? presentRate({ rateE8, round, validUntil })
        : null,
    paymentId,
    payer: payment.payer,
    chainId: deployment.chainId,
    token: escrow?.token ?? null,
    escrow: escrow && deployment.settlementEscrow,
    terms: escrow && termsJson(escrow),
    payBefore: payment.authorizeBefore.toISOString(),
    action: isAwaited && toPay ? toPay.action : null,
    reference: mine === 'none' ? null : (toPay?.reference ?? null),
    typedData: isAwaited && escrow ? wireTypedData(authorizationOf(deployment, escrow)) : null,
    acceptanceTypedData: toAccept ? wireTypedData(acceptanceOf(deployment, payment)) : null,
    authorizedMinor: payment.authorizedMinor.toString(),
    capturedMinor: payment.capturedMinor.toString(),
    feeMinor: payment.feeMinor.toString(),
    returnedMinor: payment.returnedMinor.toString(),
    failure: payment.failure,
  };
}

/** Events by which the seller's side is paid. */
const paying: readonly ChainFact['name'][] = [
  'PaymentCharged',
  'PaymentCaptured',
  'MilestoneCaptured',
  'DeliveryCaptured',
  'DisputeResolved',
  'PaymentSettled',
  'DisputesLapsed',
];

function presentSettlement({ order, facts }: OrderView, names: ReadonlyMap<string, string>): Settlement {
  const { payment } = order;
  const { shares } =
    payment.rail === 'usdc-escrow'
      ? commissionOf(payment.terms, payment.capturedMinor)
      : { shares: ownShare(order.quote.commission.shares, payment.feeMinor) };
  return {
    capturedMinor: payment.capturedMinor.toString(),
    sellerMinor: (payment.capturedMinor - payment.feeMinor).toString(),
    feeMinor: payment.feeMinor.toString(),
    feeShares: shares.map(({ receiver, amountMinor }) => ({
      name: names.get(receiver.toLowerCase()) ?? receiver,
      receiver,
      amountMinor: amountMinor.toString(),
    })),
    returnedMinor: payment.returnedMinor.toString(),
    titleGrams: payment.titleGrams.toString(),
    txHash: facts.find((fact) => paying.includes(fact.name))?.txHash ?? null,
    isFinal: payment.isFinal,
  };
}

/** Off chain the whole commission is ours; what we owe of it to others is settled between us. */
const ownShare = (shares: readonly { receiver: string }[], amountMinor: bigint) =>
  shares.slice(0, 1).map(({ receiver }) => ({ receiver, amountMinor }));

function accountNames({ order, buyer, seller }: OrderView): Map<string, string> {
  const names = new Map(
    order.quote.commission.shares.map((share) => [share.receiver.toLowerCase(), share.name]),
  );
  if (order.payment.payer !== null) names.set(order.payment.payer.toLowerCase(), buyer.name);
  if (seller.account !== null) names.set(seller.account.toLowerCase(), seller.name);
  return names;
}
