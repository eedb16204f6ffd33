import { captureAmountOf, type Progress, type SettlementFacts } from '@topsteel/domain/settlement';
import { isTooLate, type Snapshot } from '@topsteel/domain/payment';
import { recallBehind } from '../genealogy/index.ts';
import { isDisputed, unweighedLoads, type StoredOrder } from '../order/index.ts';
import {
  chainFactsOf,
  foldChainFacts,
  type ChainFact,
  type EscrowPayment,
  type PaymentOnChain,
  type RailPayment,
} from '../payment/index.ts';
import { payoutFactOf } from '../payout/index.ts';
import { keepsRest } from './domain/keeps-rest.ts';
import { lapseOf } from './lapsed-hold.ts';
import { businessKey, chainTime } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { unsweptWei, type StoredAttempt } from '../rail/index.ts';
import {
  areCleared,
  commandProgress,
  divisionOf,
  intentProgress,
  isMoneyStopped,
  isReceiptWatched,
} from './infra/progress-queries.ts';

/** What is paid and changes hands for the weighed mass: over the authorized mass, nothing. */
export const releasableGrams = (weighedGrams: bigint, maxGrams: bigint): bigint =>
  weighedGrams < maxGrams ? weighedGrams : maxGrams;

/** Reads everything that the settlement of a locked order depends on, now. */
export async function readFacts(
  tx: Tx,
  order: StoredOrder,
  attempt: StoredAttempt | null,
): Promise<SettlementFacts> {
  const { payment } = order;
  const events = await chainFactsOf(tx, payment.paymentId);
  const chain = foldChainFacts(events);
  const weighed = await weighedOf(tx, order, chain);
  const common = {
    orderId: order.id,
    rail: payment.rail,
    closed: order.closedAs,
    isAccepted: !payment.sellerSigns || payment.acceptance !== null,
    weighedGrams: weighed?.grams ?? null,
    isPartlyDelivered:
      payment.rail === 'usdc-escrow' && chain.phase === 'authorized' && chain.titleGrams > 0n,
    isReceived: (order.delivery?.receipt ?? null) !== null,
    dueAtMs: weighed ? (weighed.acceptedAt + order.quote.inspectionSeconds) * 1_000 : null,
    releaseBeforeMs: payment.captureBefore.getTime(),
    isRecalled: (await recallBehind(tx, order.quote.lotId)) !== null,
    isReconciled: await areCleared(tx, [order.id, payment.paymentId]),
    isMoneyStopped: await isMoneyStopped(tx),
  };
  const own =
    payment.rail === 'usdc-escrow'
      ? await escrowFacts(tx, order, payment, events, chain)
      : await railFacts(tx, order, payment, { attempt, chain, weighedGrams: common.weighedGrams });
  if (own.money === 'kept' && (await isDisputed(tx, order.id))) own.money = 'disputed';
  return { ...common, ...own };
}

/**
 * The weight that calls for a payment. In escrow each load does; elsewhere the last one does for all of them, since a
 * provider captures once.
 */
async function weighedOf(
  tx: Tx,
  { id, payment, delivery }: StoredOrder,
  { weight, titleGrams, phase }: PaymentOnChain,
): Promise<PaymentOnChain['weight']> {
  if (weight === null || !delivery) return weight;
  if (payment.rail === 'usdc-escrow') {
    return phase === 'authorized' && weight.grams <= titleGrams ? null : weight;
  }
  return delivery.isComplete && (await unweighedLoads(tx, id)) === 0 ? weight : null;
}

type OwnFacts = Pick<
  SettlementFacts,
  | 'funding'
  | 'money'
  | 'isToPayAgain'
  | 'pin'
  | 'isRestReserved'
  | 'isRestHeld'
  | 'capture'
  | 'giveBack'
  | 'reclaim'
  | 'ruledBeforeMs'
  | 'chainMs'
  | 'isReceiptReported'
  | 'isReceiptWatched'
  | 'title'
  | 'isCommissionPosted'
  | 'isUnswept'
  | 'payout'
>;

/** The escrow pins goods with money, moves title with the capture, and pays the seller in the same transaction. */
async function escrowFacts(
  tx: Tx,
  order: StoredOrder,
  payment: EscrowPayment,
  events: readonly ChainFact[],
  chain: PaymentOnChain,
): Promise<OwnFacts> {
  const began = events.find(({ name }) => name === 'PaymentAuthorized' || name === 'PaymentCharged');
  const pin: Progress = !began ? 'none' : began.isFinal ? 'final' : 'seen';
  const none = payment.state === 'failed' ? 'failed' : 'none';
  const capture = await escrowCapture(tx, payment, chain);
  const voidKey = businessKey.voidPayment(payment.paymentId);
  const reclaimKey = businessKey.reclaimPayment(payment.paymentId);
  const intents = await intentProgress(tx, [voidKey, reclaimKey]);
  return {
    funding: began ? (began.isFinal ? 'final' : 'seen') : none,
    money: escrowMoney(chain),
    pin,
    isRestReserved: false,
    isRestHeld: await isRestHeld(tx, order, chain),
    capture,
    giveBack: intents.get(voidKey) ?? 'none',
    reclaim: intents.get(reclaimKey) ?? 'none',
    ruledBeforeMs: chain.phase === 'disputed' ? payment.terms.resolveBefore * 1_000 : null,
    chainMs: (await chainTime(tx, payment.chainId))?.getTime() ?? null,
    isReceiptReported: true,
    isReceiptWatched: true,
    title: capture,
    // Posted with the event that says so, in one transaction.
    isCommissionPosted: capture === 'final',
    payout: capture === 'final' ? 'settled' : 'none',
  };
}

function escrowMoney({ phase, isFinal }: PaymentOnChain): SettlementFacts['money'] {
  if (phase === 'disputed') return 'disputed';
  if (!isFinal) return 'kept';
  if (phase === 'voided' || phase === 'reclaimed') return 'returned';
  return phase === 'refunded' ? 'refunded' : 'kept';
}

async function isRestHeld(
  tx: Tx,
  { id, delivery }: StoredOrder,
  { phase, isFinal, weight, titleGrams }: PaymentOnChain,
): Promise<boolean> {
  const isPaid = phase === 'authorized' && isFinal && titleGrams > 0n && (weight?.grams ?? 0n) <= titleGrams;
  return isPaid && delivery?.isComplete === true && (await unweighedLoads(tx, id)) === 0;
}

async function escrowCapture(tx: Tx, payment: EscrowPayment, chain: PaymentOnChain): Promise<Progress> {
  if (chain.phase === 'captured' || chain.phase === 'refunded') return chain.isFinal ? 'final' : 'seen';
  if (!chain.weight || chain.weight.grams <= chain.titleGrams) return 'none';
  const grams = releasableGrams(chain.weight.grams, payment.terms.goods.maxGrams);
  const key = businessKey.capturePayment(payment.paymentId, grams);
  return (await intentProgress(tx, [key])).get(key) ?? 'none';
}

async function railFacts(
  tx: Tx,
  order: StoredOrder,
  payment: RailPayment,
  seen: { attempt: StoredAttempt | null; chain: PaymentOnChain; weighedGrams: bigint | null },
): Promise<OwnFacts> {
  const { attempt, chain, weighedGrams } = seen;
  const { paymentId, terms, rail } = payment;
  const grams = releasableGrams(weighedGrams ?? 0n, terms.maxGrams);
  const openKey = businessKey.openFiatOrder(paymentId);
  const releaseKey = businessKey.releaseFiatOrder(paymentId, grams);
  const cancelKey = businessKey.cancelFiatOrder(paymentId);
  const intents = await intentProgress(tx, [openKey, releaseKey, cancelKey]);
  // Money that was let go after goods had left is as if it had never come: the order waits for it again.
  const isToPayAgain = (await lapseOf(tx, order, attempt)) === 'after-shipping';
  const said = isToPayAgain ? undefined : attempt?.snapshot;
  const divided = await divisionOf(tx, payment.orderId, payment.currency);
  const worth = captureAmountOf(rail, payment.amountMinor, grams, terms.maxGrams);
  const captured = said?.capturedMinor ?? 0n;
  return {
    funding: isWanted(attempt) ? fundingOf(said, payment.amountMinor) : 'none',
    money: said ? moneyOf(said, payment.amountMinor) : 'kept',
    isToPayAgain,
    pin: pinOf(chain, intents.get(openKey)),
    isRestReserved: keepsRest(chain, terms.maxGrams) && isToAsk(intents.get(cancelKey)),
    capture: captured > 0n ? (said?.isFinal ? 'final' : 'seen') : await asked(tx, attempt, 'capture'),
    giveBack: await asked(tx, attempt, 'void'),
    reclaim: 'none',
    ruledBeforeMs: null,
    chainMs: null,
    isReceiptReported:
      chain.receipt !== null && chain.receipt.isFinal && chain.receipt.receivedMinor >= worth,
    isReceiptWatched: await isReceiptWatched(tx, paymentId),
    title:
      chain.titleGrams > 0n ? (chain.titleIsFinal ? 'final' : 'seen') : (intents.get(releaseKey) ?? 'none'),
    isCommissionPosted: captured > 0n && divided.dividedMinor === captured,
    isUnswept: rail === 'eth' && attempt !== null && (await unsweptWei(tx, attempt)) > 0n,
    payout: await payoutFactOf(tx, payment.orderId),
  };
}

const asked = async (tx: Tx, attempt: StoredAttempt | null, verb: 'capture' | 'void'): Promise<Progress> =>
  attempt ? commandProgress(tx, attempt.id, verb) : 'none';

/** Money that is given back again pays for nothing; what came on top of a captured payment does not undo that one. */
const isWanted = (attempt: StoredAttempt | null): boolean =>
  attempt !== null && (!attempt.isUnwanted || attempt.snapshot.capturedMinor > 0n);

/** Less than the whole amount is seen, and not held. */
function fundingOf(said: Snapshot | undefined, amountMinor: bigint): SettlementFacts['funding'] {
  if (!said) return 'none';
  if (said.authorizedMinor >= amountMinor) return said.isFinal ? 'final' : 'seen';
  if (said.authorizedMinor > 0n || said.phase === 'processing') return 'seen';
  return said.phase === 'closed' ? 'failed' : 'none';
}

function moneyOf(said: Snapshot, amountMinor: bigint): SettlementFacts['money'] {
  if (said.reversedMinor > 0n) return 'reversed';
  if (said.disputedMinor > 0n) return 'disputed';
  if (said.capturedMinor > 0n) return said.refundedMinor >= said.capturedMinor ? 'refunded' : 'kept';
  // What was paid too late and went back leaves the order as if nobody had paid: it may be paid anew.
  if (isTooLate(said, amountMinor)) return 'kept';
  return said.authorizedMinor > 0n && said.voidedMinor >= said.authorizedMinor ? 'returned' : 'kept';
}

/** Goods that are free again count as never reserved, unless some of them were delivered before. */
function pinOf({ goods, titleGrams }: PaymentOnChain, asked: Progress | undefined): Progress {
  if (goods.state === 'open') return goods.isFinal ? 'final' : 'seen';
  if (goods.state === 'cancelled') return titleGrams > 0n ? 'final' : 'none';
  return asked ?? 'none';
}

const isToAsk = (progress: Progress | undefined): boolean =>
  progress === undefined || progress === 'none' || progress === 'failed';
