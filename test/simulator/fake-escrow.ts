import { capturedTotalDown } from '@topsteel/domain/order';
import { termsJson, type EventArgs, type Terms } from '@topsteel/domain/bridge';
import { WEIGHT_KIND } from '@topsteel/chain';
import type { EscrowEvent } from '../../backend/src/settlement/domain/plan-postings.ts';

/** What may be sent to the chain in a simulation. */
export type SimCall =
  | { do: 'authorize'; paymentId: string; terms: Terms }
  | { do: 'capture'; paymentId: string; terms: Terms; totalGrams: bigint }
  | { do: 'void'; paymentId: string }
  | { do: 'reclaim'; paymentId: string; terms: Terms }
  | { do: 'report'; paymentId: string; grams: bigint }
  | { do: 'send-native'; to: string; amountMinor: bigint }
  | { do: 'pay-out'; payoutId: string; amountMinor: bigint }
  | { do: 'nothing' };

interface Held {
  capturable: bigint;
  captured: bigint;
}

/** The state that contracts and token have after a block. Never changed: each block has its own. */
export interface EscrowState {
  balance: bigint;
  treasury: bigint;
  payments: ReadonlyMap<string, Held>;
  /** The weight that a quorum has reported of a payment's goods. */
  weights: ReadonlyMap<string, bigint>;
  /** Native coin that was sent, by whom it is for. */
  native: ReadonlyMap<string, bigint>;
  credits: bigint;
  usedNonces: ReadonlySet<string>;
  nonces: ReadonlyMap<string, bigint>;
  isPaused: boolean;
  isSellerBlocked: boolean;
  /** The token knows no nonces: only to plant a bug. */
  isForgetful: boolean;
}

export const freshEscrow = (treasury: bigint, isForgetful = false): EscrowState => ({
  balance: 0n,
  treasury,
  payments: new Map(),
  weights: new Map(),
  native: new Map(),
  credits: 0n,
  usedNonces: new Set(),
  nonces: new Map(),
  isPaused: false,
  isSellerBlocked: false,
  isForgetful,
});

/** What an event of the token says when the treasury paid by a nonce: the payout's name. */
export interface PayoutEvent {
  name: 'AuthorizationUsed';
  args: { payoutId: string };
}
/** A weight that the contracts have accepted. */
export interface ReportEvent {
  name: 'ReportAccepted';
  args: EventArgs<'ReportAccepted'>;
}
export type SimEvent = EscrowEvent | PayoutEvent | ReportEvent;

/**
 * The contracts' rules in the few acts that money needs, after `ISettlementEscrow`: a payment id is used once, nothing is
 * captured above what is held or after its time, and a nonce of the token is used once. A transfer of native coin is
 * refused by nobody.
 *
 * @param seconds the time of the block
 * @returns the next state with the events, or null for a revert
 */
export function execute(
  state: EscrowState,
  call: SimCall,
  seconds: number,
): { state: EscrowState; events: SimEvent[] } | null {
  switch (call.do) {
    case 'nothing':
      return { state, events: [] };
    case 'authorize': {
      if (state.isPaused || state.payments.has(call.paymentId)) return null;
      if (seconds >= call.terms.authorizeBefore) return null;
      const { maxAmount, payer, receiver } = call.terms;
      const payments = new Map(state.payments).set(call.paymentId, { capturable: maxAmount, captured: 0n });
      const args = { paymentId: call.paymentId, payer, receiver, terms: termsJson(call.terms) };
      return {
        state: { ...state, payments, balance: state.balance + maxAmount },
        events: [{ name: 'PaymentAuthorized', args } as SimEvent],
      };
    }
    case 'capture':
      return seconds < call.terms.captureBefore ? capture(state, call) : null;
    case 'report': {
      const { paymentId, grams } = call;
      if (state.weights.has(paymentId)) return null;
      const at = seconds.toString();
      const args = {
        ...{ kind: WEIGHT_KIND, subject: paymentId, value: grams.toString() },
        ...{ observedAt: at, acceptedAt: at, round: '1', signerSet: '1' },
      } as ReportEvent['args'];
      return {
        state: { ...state, weights: new Map(state.weights).set(paymentId, grams) },
        events: [{ name: 'ReportAccepted', args }],
      };
    }
    case 'reclaim':
      return seconds < call.terms.captureBefore ? null : giveBack(state, call.paymentId, 'PaymentReclaimed');
    case 'send-native': {
      const sent = (state.native.get(call.to) ?? 0n) + call.amountMinor;
      return { state: { ...state, native: new Map(state.native).set(call.to, sent) }, events: [] };
    }
    case 'void':
      return giveBack(state, call.paymentId, 'PaymentVoided');
    case 'pay-out': {
      if (
        state.isPaused ||
        (state.usedNonces.has(call.payoutId) && !state.isForgetful) ||
        state.treasury < call.amountMinor
      )
        return null;
      return {
        state: {
          ...state,
          treasury: state.treasury - call.amountMinor,
          usedNonces: new Set(state.usedNonces).add(call.payoutId),
        },
        events: [{ name: 'AuthorizationUsed', args: { payoutId: call.payoutId } }],
      };
    }
  }
}

/** All that is held of a payment goes back to who paid it. */
function giveBack(
  state: EscrowState,
  paymentId: string,
  name: 'PaymentVoided' | 'PaymentReclaimed',
): { state: EscrowState; events: SimEvent[] } | null {
  const held = state.payments.get(paymentId);
  if (state.isPaused || held === undefined || held.capturable === 0n) return null;
  const payments = new Map(state.payments).set(paymentId, { ...held, capturable: 0n });
  const amount = held.capturable.toString();
  const args = name === 'PaymentVoided' ? { paymentId, amount, actor: '0x0' } : { paymentId, amount };
  return {
    state: { ...state, payments, balance: state.balance - held.capturable },
    events: [{ name, args } as SimEvent],
  };
}

function capture(
  state: EscrowState,
  { paymentId, terms, totalGrams }: Extract<SimCall, { do: 'capture' }>,
): { state: EscrowState; events: SimEvent[] } | null {
  const held = state.payments.get(paymentId);
  if (state.isPaused || held === undefined || held.capturable === 0n) return null;
  if ((state.weights.get(paymentId) ?? 0n) < totalGrams) return null;
  const amount = capturedTotalDown(terms.maxAmount, totalGrams, terms.goods.maxGrams);
  const rest = held.capturable - amount;
  if (rest < 0n) return null;
  const events = [
    {
      name: 'DeliveryCaptured',
      args: {
        paymentId,
        amount: amount.toString(),
        totalGrams: totalGrams.toString(),
        refundable: amount.toString(),
      },
    },
  ] as SimEvent[];
  let { balance, credits } = state;
  balance -= amount;
  if (state.isSellerBlocked) {
    // The push fails for the seller's own part; the commission went out.
    const owed = amount - (amount * BigInt(terms.feeBps)) / 10_000n;
    balance += owed;
    credits += owed;
    const args = {
      token: terms.token,
      account: terms.receiver,
      amount: owed.toString(),
      total: credits.toString(),
    };
    events.push({ name: 'CreditAssigned', args });
  }
  if (rest > 0n) {
    balance -= rest;
    events.push({
      name: 'PaymentVoided',
      args: { paymentId, amount: rest.toString(), actor: '0x0' },
    } as SimEvent);
  }
  const payments = new Map(state.payments).set(paymentId, { capturable: 0n, captured: amount });
  return { state: { ...state, payments, balance, credits }, events };
}

/** What the contract owes: Σ capturable + Σ credits. */
export function owedBy(state: EscrowState): bigint {
  let owed = state.credits;
  for (const { capturable } of state.payments.values()) owed += capturable;
  return owed;
}
