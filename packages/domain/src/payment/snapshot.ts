/**
 * What a provider says of one attempt to pay, all told: totals since the beginning, in minor units of the attempt's
 * currency. A snapshot is read from the provider, never taken from a webhook's body, and every total but the two marked
 * ones only grows. So snapshots that come twice, late or out of order change nothing that the newest has not said.
 */
export interface Snapshot {
  /** `open`: the payer may still act. `closed`: nothing more can come in. */
  phase: 'open' | 'action-required' | 'processing' | 'held' | 'closed';
  /** Promised by the payer's bank, or received: what may be captured or given back, in total. */
  authorizedMinor: bigint;
  /** Of what was authorized, paid after the price had lapsed: it pays for nothing. */
  lateMinor: bigint;
  /** Taken for the seller. */
  capturedMinor: bigint;
  /** Of what was authorized, given back to the payer before it was captured. */
  voidedMinor: bigint;
  /** Of what was captured, on its way back to the payer. May fall: a refund can fail. */
  refundPendingMinor: bigint;
  /** Of what was captured, back with the payer. May fall: a bank can send a refund back to us. */
  refundedMinor: bigint;
  /** Of what was asked to go back after the capture, what did not get there: refused, failed, or sent back to us. */
  refundFailedMinor: bigint;
  /** Taken back from us against our will: a lost chargeback, a returned transfer, a replaced block. */
  reversedMinor: bigint;
  /** Held back by the provider until a dispute is decided. May fall: a dispute can be won. */
  disputedMinor: bigint;
  /** What the provider keeps for its service. */
  providerFeeMinor: bigint;
  /** Nothing of this can be undone by a replaced block or a bank's cut-off any more. */
  isFinal: boolean;
  /** Why nothing came of it, for the payer, or null. */
  failure: string | null;
}

export const emptySnapshot: Readonly<Snapshot> = {
  phase: 'open',
  authorizedMinor: 0n,
  lateMinor: 0n,
  capturedMinor: 0n,
  voidedMinor: 0n,
  refundPendingMinor: 0n,
  refundedMinor: 0n,
  refundFailedMinor: 0n,
  reversedMinor: 0n,
  disputedMinor: 0n,
  providerFeeMinor: 0n,
  isFinal: true,
  failure: null,
};
