import type { SettlementFacts } from './facts.ts';
import { settlementStateOf } from './settlement-state.ts';

/** What a settlement may ask for. Each has one key per order, for ever: asked again, it is the same act. */
export const settlementVerbs = [
  /** Reserve the goods on chain for an order that is paid off chain. */
  'open-order',
  'capture',
  /** Have the oracles look at bank or provider themselves. */
  'watch-receipt',
  /** Move the title of an order that is paid off chain. */
  'release-title',
  /** Divide what was captured in the books. */
  'distribute',
  /** Give everything back that was not captured. */
  'void',
  /** Have the escrow give back what it still holds, once its time to pay the seller is over. Anyone may. */
  'reclaim',
  /** Move what was captured from its deposit account to the treasury. */
  'sweep',
  /** Free what is reserved and not delivered: all of it when the money went back, the rest once title has moved. */
  'cancel-order',
] as const;
export type SettlementVerb = (typeof settlementVerbs)[number];

/** Acts that cannot be taken back: they wait while the chain is in question. */
const irreversible: readonly SettlementVerb[] = ['capture', 'release-title', 'sweep', 'void', 'reclaim'];

/** @example actKey('0199…', 'capture') // '0199…:capture' */
export const actKey = (orderId: string, verb: SettlementVerb): string => `${orderId}:${verb}`;

/**
 * The acts that the facts call for now. An act that is under way is not called for; one that failed is called for again,
 * and the caller decides when.
 *
 * @example actsCalledFor({ …, funding: 'final', pin: 'none', isAccepted: true }, now) // ['open-order']
 */
export function actsCalledFor(facts: SettlementFacts, nowMs: number): SettlementVerb[] {
  const verbs = wanted(facts, nowMs);
  return facts.isMoneyStopped ? verbs.filter((verb) => !irreversible.includes(verb)) : verbs;
}

function wanted(facts: SettlementFacts, nowMs: number): SettlementVerb[] {
  return facts.isRestReserved && facts.title === 'final'
    ? [...wantedBeside(facts, nowMs), 'cancel-order']
    : wantedBeside(facts, nowMs);
}

function wantedBeside(facts: SettlementFacts, nowMs: number): SettlementVerb[] {
  const isOffChain = facts.rail !== 'usdc-escrow';
  const state = settlementStateOf(facts);
  if (state === 'cancelled' || state === 'refunded') {
    return isOffChain && isUnderWay(facts.pin) && !isDone(facts.title) ? ['cancel-order'] : [];
  }
  if (isToReclaim(facts, nowMs)) return ['reclaim'];
  // A reversed payment has a person's attention, and a disputed one waits for its decision.
  if (facts.money !== 'kept' || state === 'planned') return [];
  const isUncaptured = isOpen(facts.capture);
  // Off chain title moves after the capture. A restored database may have forgotten that one: asked again, it is the same act.
  if (isOffChain && isUncaptured && facts.title === 'final' && facts.weighedGrams !== null)
    return ['capture'];
  if (isOffChain && isUncaptured && (facts.closed !== null || nowMs >= facts.releaseBeforeMs)) {
    return isOpen(facts.giveBack) ? ['void'] : [];
  }
  if (facts.funding !== 'final') return [];
  if (isOffChain && isOpen(facts.pin)) return facts.isAccepted && !facts.isRecalled ? ['open-order'] : [];
  if (facts.pin !== 'final') return [];
  // Whoever decided that the money of the escrow goes back has decided for good, also when the chain refuses it at first.
  if (isUncaptured && facts.giveBack !== 'none' && !isOffChain) {
    return facts.giveBack === 'failed' ? ['void'] : [];
  }
  if (isUncaptured && facts.isRestHeld) return ['void'];
  if (isUncaptured) return isDue(facts, nowMs) ? ['capture'] : [];
  const verbs: SettlementVerb[] = [];
  if (facts.capture === 'final' && !facts.isCommissionPosted) verbs.push('distribute');
  if (isOffChain && facts.capture === 'final' && isOpen(facts.title)) {
    if (!facts.isReceiptWatched) verbs.push('watch-receipt');
    if (facts.isReceiptReported) verbs.push('release-title');
  }
  // Until title has moved, the receipt is proven by what lies on the deposit account.
  if (facts.isUnswept && facts.isCommissionPosted && facts.title === 'final') verbs.push('sweep');
  return verbs;
}

/**
 * From when on the escrow gives back what it holds, in ms by its own clock: when nothing can be captured any more, and of
 * what is frozen there when nobody can rule any more. Null while neither is known.
 */
export const reclaimFromMs = (facts: SettlementFacts): number | null =>
  facts.money === 'kept' ? facts.releaseBeforeMs : facts.money === 'disputed' ? facts.ruledBeforeMs : null;

/** The time by which the windows of a payment end: the escrow has the blocks' own. */
export const windowClockMs = ({ rail, chainMs }: SettlementFacts, nowMs: number): number =>
  rail === 'usdc-escrow' ? (chainMs ?? nowMs) : nowMs;

/** A capture or a return that is under way is left to end first. */
function isToReclaim(facts: SettlementFacts, nowMs: number): boolean {
  const fromMs = reclaimFromMs(facts);
  return (
    facts.rail === 'usdc-escrow' &&
    facts.pin === 'final' &&
    [facts.capture, facts.giveBack, facts.reclaim].every(isOpen) &&
    fromMs !== null &&
    windowClockMs(facts, nowMs) >= fromMs
  );
}

/** Weighed, and the buyer has agreed or had its time. */
const isDue = (facts: SettlementFacts, nowMs: number): boolean =>
  facts.weighedGrams !== null &&
  !facts.isRecalled &&
  windowClockMs(facts, nowMs) < facts.releaseBeforeMs &&
  (facts.isReceived || (facts.dueAtMs !== null && nowMs >= facts.dueAtMs));

const isOpen = (progress: SettlementFacts['pin']): boolean => progress === 'none' || progress === 'failed';
const isDone = (progress: SettlementFacts['pin']): boolean => progress === 'seen' || progress === 'final';
const isUnderWay = (progress: SettlementFacts['pin']): boolean => !isOpen(progress);
