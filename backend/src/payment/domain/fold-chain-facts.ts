import { WEIGHT_KIND } from '@topsteel/chain';
import type { ChainFact } from '../infra/chain-event-store.ts';

/** What the chain says of a payment, all told. */
export interface PaymentOnChain {
  phase: 'none' | 'authorized' | 'captured' | 'voided' | 'reclaimed';
  /** Every event this rests on is final. */
  isFinal: boolean;
  authorizedMinor: bigint;
  capturedMinor: bigint;
  feeMinor: bigint;
  returnedMinor: bigint;
  titleGrams: bigint;
  captures: number;
  /** The latest accepted weight; `acceptedAt` in Unix seconds by the chain's clock. */
  weight: { grams: bigint; acceptedAt: number } | null;
}

/**
 * Folds the events that stand into one state. It depends on nothing else, so replaced blocks, repeats and restarts all
 * end in the same place. A payment is `captured` once money was captured and nothing is left to capture.
 *
 * @example foldChainFacts([]).phase // 'none'
 */
export function foldChainFacts(facts: readonly ChainFact[]): PaymentOnChain {
  const state: PaymentOnChain = {
    phase: 'none',
    isFinal: true,
    authorizedMinor: 0n,
    capturedMinor: 0n,
    feeMinor: 0n,
    returnedMinor: 0n,
    titleGrams: 0n,
    captures: 0,
    weight: null,
  };
  for (const fact of facts) {
    switch (fact.name) {
      case 'PaymentAuthorized':
        state.authorizedMinor = BigInt(fact.args.amount);
        state.phase = 'authorized';
        break;
      case 'PaymentCaptured':
        state.capturedMinor += BigInt(fact.args.amount);
        state.feeMinor += BigInt(fact.args.fee);
        state.captures += 1;
        break;
      case 'PaymentVoided':
        state.returnedMinor += BigInt(fact.args.amount);
        state.phase = 'voided';
        break;
      case 'PaymentReclaimed':
        state.returnedMinor += BigInt(fact.args.amount);
        state.phase = 'reclaimed';
        break;
      case 'TitleReleased':
        state.titleGrams += BigInt(fact.args.grams);
        break;
      case 'ReportAccepted':
        if (fact.args.kind.toLowerCase() !== WEIGHT_KIND) continue;
        state.weight = { grams: BigInt(fact.args.value), acceptedAt: Number(fact.args.acceptedAt) };
        continue;
      default:
        continue;
    }
    state.isFinal &&= fact.isFinal;
  }
  const isClosed = state.capturedMinor + state.returnedMinor === state.authorizedMinor;
  if (state.capturedMinor > 0n && isClosed) state.phase = 'captured';
  return state;
}
