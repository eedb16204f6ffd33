import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { termsOf, type Terms } from '@topsteel/domain/bridge';
import { commissionOf } from '@topsteel/domain/ledger';
import type { ChainFact } from '../infra/chain-event-store.ts';

/** What the chain says of a payment, all told. */
export interface PaymentOnChain {
  /** `disputed`: something of what is held waits for a ruling. `captured`: nothing is held, and the seller had its part. `refunded`: all of that went back. */
  phase: 'none' | 'authorized' | 'disputed' | 'captured' | 'refunded' | 'voided' | 'reclaimed';
  /** Every event this rests on is final. */
  isFinal: boolean;
  authorizedMinor: bigint;
  /** Captured and not refunded: what the contract calls refundable. */
  capturedMinor: bigint;
  feeMinor: bigint;
  /** Given back to the payer: voided, reclaimed, by a ruling or refunded. */
  returnedMinor: bigint;
  /** Of what was given back, what had been captured before. */
  refundedMinor: bigint;
  /** Of what is held, what waits for a ruling. */
  disputedMinor: bigint;
  titleGrams: bigint;
  captures: number;
  /** The latest accepted weight, of all loads together; `acceptedAt` in Unix seconds by the chain's clock. */
  weight: { grams: bigint; acceptedAt: number; round: number } | null;
  /** Of an order paid off chain: its goods are reserved, or free again; what a quorum says was received, when it said so last. */
  goods: { state: 'none' | 'open' | 'cancelled'; isFinal: boolean };
  receipt: { receivedMinor: bigint; isFinal: boolean } | null;
  titleIsFinal: boolean;
}

interface Folding extends PaymentOnChain {
  terms: Terms | null;
  disputed: Map<string, bigint>;
  wasCaptured: boolean;
  lastReturn: 'voided' | 'reclaimed';
}

/**
 * Folds the events that stand into one state. It depends on nothing else, so replaced blocks, repeats and restarts all
 * end in the same place. A payment is `captured` once the seller's side was paid and nothing is left to capture.
 *
 * @example foldChainFacts([]).phase // 'none'
 */
export function foldChainFacts(facts: readonly ChainFact[]): PaymentOnChain {
  const folding: Folding = {
    phase: 'none',
    isFinal: true,
    authorizedMinor: 0n,
    capturedMinor: 0n,
    feeMinor: 0n,
    returnedMinor: 0n,
    refundedMinor: 0n,
    disputedMinor: 0n,
    titleGrams: 0n,
    captures: 0,
    weight: null,
    goods: { state: 'none', isFinal: true },
    receipt: null,
    titleIsFinal: true,
    terms: null,
    disputed: new Map(),
    wasCaptured: false,
    lastReturn: 'voided',
  };
  for (const fact of facts) if (take(folding, fact)) folding.isFinal &&= fact.isFinal;
  const { terms, disputed, wasCaptured, lastReturn, ...state } = folding;
  if (terms === null) return state;
  state.feeMinor = commissionOf(terms, state.capturedMinor).totalMinor;
  state.disputedMinor = [...disputed.values()].reduce((sum, amount) => sum + amount, 0n);
  const isClosed = state.capturedMinor + state.returnedMinor === state.authorizedMinor;
  if (!isClosed) state.phase = disputed.size > 0 ? 'disputed' : 'authorized';
  else if (!wasCaptured) state.phase = lastReturn;
  else state.phase = state.capturedMinor > 0n ? 'captured' : 'refunded';
  return state;
}

/** Takes one event in; false when the payment's own state does not rest on it. */
function take(state: Folding, fact: ChainFact): boolean {
  switch (fact.name) {
    case 'PaymentAuthorized':
    case 'PaymentCharged':
      state.terms = termsOf(fact.args.terms);
      state.authorizedMinor = state.terms.maxAmount;
      if (fact.name === 'PaymentCharged') pay(state, state.terms.maxAmount);
      return true;
    case 'PaymentCaptured':
    case 'MilestoneCaptured':
    case 'DeliveryCaptured':
      pay(state, BigInt(fact.args.amount));
      return true;
    case 'PaymentDisputed':
      state.disputed.set(fact.args.index, BigInt(fact.args.amount));
      return true;
    case 'DisputeResolved':
      divide(state, BigInt(fact.args.toReceiver), state.disputed.get(fact.args.index) ?? 0n);
      state.disputed.delete(fact.args.index);
      return true;
    case 'PaymentSettled':
    case 'DisputesLapsed':
      state.disputed.clear();
      divide(state, BigInt(fact.args.toReceiver), BigInt(fact.args.toReceiver) + BigInt(fact.args.toPayer));
      return true;
    case 'PaymentVoided':
    case 'PaymentReclaimed':
      state.returnedMinor += BigInt(fact.args.amount);
      state.lastReturn = fact.name === 'PaymentVoided' ? 'voided' : 'reclaimed';
      return true;
    case 'PaymentRefunded':
      state.capturedMinor -= BigInt(fact.args.amount);
      state.returnedMinor += BigInt(fact.args.amount);
      state.refundedMinor += BigInt(fact.args.amount);
      return true;
    case 'TitleReleased':
      state.titleGrams += BigInt(fact.args.grams);
      state.titleIsFinal &&= fact.isFinal;
      return true;
    case 'OrderOpened':
      state.goods = { state: 'open', isFinal: fact.isFinal };
      return true;
    case 'OrderCancelled':
      state.goods = { state: 'cancelled', isFinal: fact.isFinal };
      return true;
    case 'ReportAccepted':
      if (fact.args.kind.toLowerCase() === FIAT_RECEIPT_KIND) {
        state.receipt = { receivedMinor: BigInt(fact.args.value), isFinal: fact.isFinal };
        return false;
      }
      if (fact.args.kind.toLowerCase() !== WEIGHT_KIND) return false;
      state.weight = {
        grams: BigInt(fact.args.value),
        acceptedAt: Number(fact.args.acceptedAt),
        round: Number(fact.args.round),
      };
      return false;
    default:
      return false;
  }
}

function pay(state: Folding, amount: bigint): void {
  state.capturedMinor += amount;
  state.captures += 1;
  state.wasCaptured = true;
}

/** Of `total`, `toReceiver` went to the seller's side and the rest to the payer. */
function divide(state: Folding, toReceiver: bigint, total: bigint): void {
  if (toReceiver > 0n) pay(state, toReceiver);
  state.returnedMinor += total - toReceiver;
  state.lastReturn = 'voided';
}
