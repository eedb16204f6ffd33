import type { Currency } from '@topsteel/domain/units';
import type { PrivateKeyAccount } from 'viem/accounts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import type { Rail } from '../../src/rail/rail.ts';

/** A webhook as it left the provider, to be delivered when, and as often as, a test likes. */
export interface SentWebhook {
  raw: Buffer;
  /** Headers as signed at a moment, with a secret that is in force, one that still is, or one that never was. */
  sign: (at: Date, secret: 'current' | 'previous' | 'unknown') => Record<string, string>;
}

/**
 * The world around one rail: its driver against a provider that runs, and hands to play payer, provider and bank.
 * Every hand returns when the provider knows what happened; whether it is seen is the core's matter.
 */
export interface RailWorld {
  rail: Rail;
  currency: Currency;
  /** What a test order costs at most. */
  amountMinor: bigint;
  /** What the provider keeps of a capture. */
  feeMinor(capturedMinor: bigint): bigint;
  /** The payer pays, in full unless told otherwise. */
  pay(attempt: StoredAttempt, amountMinor?: bigint): Promise<void>;
  /** Payers can send any amount, at any time: too little, too much, too late. */
  paysFreely: boolean;
  /** The price holds for a time only: what is paid after it goes back. */
  priceLapses: boolean;
  /** The payer paid while the price held, and it shows only now. */
  payInTime?(attempt: StoredAttempt): Promise<void>;
  /** What is under way with banks and blocks arrives. */
  settle(): Promise<void>;
  /** The time to pay runs out at the provider. */
  expire(attempt: StoredAttempt): Promise<void>;
  /** The last refund comes back. */
  failRefund?(attempt: StoredAttempt): Promise<void>;
  dispute?(attempt: StoredAttempt, of?: 'rest' | 'whole'): Promise<void>;
  decide?(attempt: StoredAttempt, outcome: 'won' | 'lost'): Promise<void>;
  /** The payer's bank takes the money back. */
  takeBack?(attempt: StoredAttempt): Promise<void>;
  /** The provider stops answering, or answers again. */
  setAway(isAway: boolean): Promise<void>;
  /** The webhooks sent since they were asked for last; none where the rail has none. */
  webhooks(): SentWebhook[];
  /** Signatures carry their time, so that old ones are refused. */
  hasSignedTime: boolean;
  /** Refunds have to be made by hand: the provider offers no way for a program. */
  refundsByHand: boolean;
  /** A person has sent money back from the provider's page, which says that it was done and not how much. */
  refundByHand?(attempt: StoredAttempt): Promise<void>;
  close(): Promise<void>;
}
/** @param payer the wallet that the orders of the bench name */
export type OpenWorld = (tools: RailTools, payer: PrivateKeyAccount) => Promise<RailWorld>;
