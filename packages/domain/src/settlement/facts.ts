import type { RailName } from '../payment/index.ts';

/** How far an act of ours has come at the chain or at a provider. `seen` rests on what can still be undone. */
export type Progress = 'none' | 'requested' | 'sent' | 'seen' | 'final' | 'failed';

/**
 * Everything that the settlement of one order depends on, read again each time: from the chain, the provider, the
 * payouts and the books. Nothing in it is remembered from an earlier look, so a replaced block or a repeated, late or
 * lost message needs no handling of its own.
 */
export interface SettlementFacts {
  orderId: string;
  rail: RailName;
  /** How an order ended without settlement. */
  closed: 'cancelled' | 'expired' | null;
  /** The buyer's money: nothing, seen, or held so that nobody can undo it; `failed` when the try ended without money. */
  funding: 'none' | 'seen' | 'final' | 'failed';
  /** What became of the money since. `disputed` freezes; `returned` before, `refunded` after the seller was to have it. */
  money: 'kept' | 'disputed' | 'returned' | 'refunded' | 'reversed';
  /** What was held ended by itself after goods had left: it is to be paid again, and the goods stay reserved. */
  isToPayAgain?: boolean;
  /** The goods reserved for this order on chain. In escrow the money does that itself. */
  pin: Progress;
  /**
   * Title has moved to less than was reserved, and the chain keeps the rest from other buyers: it was not asked to free it.
   * Never in escrow, where the last capture frees it.
   */
  isRestReserved: boolean;
  /**
   * In escrow: all that comes was delivered and paid for, and some of the money is still held. The operator's last capture
   * leaves none; one that the seller makes itself is never the last.
   */
  isRestHeld?: boolean;
  /** The seller has agreed, or is hosted and agrees by its offer. */
  isAccepted: boolean;
  /** Weighed in all, in grams, where it calls for a payment; null before, and while the loads so far are paid or more are to come. */
  weighedGrams: bigint | null;
  /** Loads were paid before and more are to come: standing at `funded-final` again is no step back. */
  isPartlyDelivered?: boolean;
  /** The buyer confirmed the delivery. */
  isReceived: boolean;
  /** When payment is due without the buyer's word, in ms; null before the weighing. */
  dueAtMs: number | null;
  /** From then on the seller can't be paid any more, in ms. */
  releaseBeforeMs: number;
  /** Of what the escrow keeps frozen: from then on nobody can rule any more, in ms; null where nothing is. */
  ruledBeforeMs: number | null;
  /** The time of the newest block that was read, in ms; null before the first one, and off chain. */
  chainMs: number | null;
  /** The lot was recalled: nothing is paid out for it. */
  isRecalled: boolean;
  capture: Progress;
  /**
   * Giving back what was not captured; `sent` once the provider has taken it on. In escrow a person or a side of the order
   * begins it, and from then on nothing is captured any more.
   */
  giveBack: Progress;
  /** Having the escrow give back what it holds after its time. Off chain `giveBack` does that as well. */
  reclaim: Progress;
  /** What a quorum reports of the receipt covers what is released. Always true in escrow. */
  isReceiptReported: boolean;
  isReceiptWatched: boolean;
  /** Title to the buyer. In escrow it moves with the capture. */
  title: Progress;
  /** The captured amount is divided between seller, commission and tax in the books. */
  isCommissionPosted: boolean;
  /** What was captured lies on an account of its deposit still, and nobody was asked to move it to the treasury. */
  isUnswept?: boolean;
  payout: 'none' | 'scheduled' | 'sent' | 'settled' | 'returned';
  /** Nothing of the order is left on a clearing account, and what the chain says is what the books say. */
  isReconciled: boolean;
  /** The watcher is in alarm: nothing irreversible is asked for. */
  isMoneyStopped: boolean;
}
