import type { TypedData } from '@topsteel/domain/api';
import type { RailAbilities, RailName, Snapshot } from '@topsteel/domain/payment';
import type { AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';

/** An attempt to pay, as a rail's driver needs it. */
export interface Attempt {
  id: string;
  orderId: string;
  orderNumber: string;
  rail: RailName;
  currency: Currency;
  /** The most that may be captured. */
  amountMinor: bigint;
  /** Names the attempt towards payer and provider; unique. */
  reference: string;
  /** The provider's own name for it, once it has one. */
  providerRef: string | null;
  details: Readonly<Record<string, unknown>>;
  expiresAt: Date | null;
  /** What was last read. */
  snapshot: Snapshot;
  /**
   * What we have asked of the provider and it has taken on, in total. Where the provider knows no capture (a bank, a
   * wallet), this is what was captured.
   */
  asked: { capturedMinor: bigint; isVoided: boolean; refundedMinor: bigint };
  /** Where the payer comes back to after a page of the provider. */
  returnUrl: string;
  /** The payer's mail address and company, for the provider's receipt. */
  payer: { name: string; email: string | null };
}

/** What the payer does next. */
export type PayerAction =
  /** Open the provider's page. */
  | { kind: 'redirect'; url: string }
  /** Send a bank transfer. `epcQr` is the text of the EPC069-12 code. */
  | {
      kind: 'transfer';
      beneficiary: string;
      iban: string;
      bic: string | null;
      reference: string;
      epcQr: string;
    }
  /** Send native coin; `amountMinor` in wei, until `expiresAt`. */
  | { kind: 'send'; chainId: number; to: string; amountMinor: string; uri: string }
  /** Sign with the payer's wallet, by `eth_signTypedData_v4`. */
  | { kind: 'sign'; typedData: TypedData }
  | { kind: 'none' };

/** What opening an attempt with the provider gave. */
export interface Opened {
  providerRef: string;
  details: Record<string, unknown>;
  expiresAt: Date | null;
}

/** A request to a provider; `key` is new for each act and the same for each repeat of it. */
export interface RailCommand {
  key: string;
  amountMinor: bigint;
  reason: string;
}

/** What a verified webhook was about. */
export interface VerifiedWebhook {
  /** The provider's own id of the event; the same event always has the same. */
  eventId: string;
  kind: string;
  /** The `providerRef` or `reference` of the attempt, or null when it concerns none. */
  subject: string | null;
}

/** What a person has to do because the provider offers no way for a program to do it. */
export interface Chore {
  /** One per chore of the attempt, for ever. */
  key: string;
  kind: 'refund-failed' | 'payment-amount' | 'payment-late' | 'dispute';
  reason: string;
  action: string;
  details?: Readonly<Record<string, unknown>>;
}

/** Money that a provider has paid to our bank account, all told. */
export interface ProviderPayout {
  ref: string;
  currency: Currency;
  amountMinor: bigint;
  status: 'on-its-way' | 'paid' | 'failed';
  at: Date;
}

/**
 * One way to be paid. Every method may be called again after a crash with the same arguments and must then have the
 * effect of one call. Drivers talk to providers; they write no state of ours but their own `details`.
 *
 * @throws AppError `unavailable` when the provider does not answer (the call is made again later), `conflict` when the
 * provider refuses for good, with its reason in a sentence.
 */
export interface Rail {
  readonly name: RailName;
  readonly abilities: RailAbilities;
  /** Why it cannot be used now, in a sentence for the buyer, or null. Asked at every checkout. */
  unavailable(): Promise<string | null>;
  /** Makes the attempt known to the provider, idempotent by the attempt's id. */
  open(attempt: Attempt): Promise<Opened>;
  /** What the payer has to do, from what `open` gave. */
  actionOf(attempt: Attempt): PayerAction;
  /** Reads the attempt's totals from the provider, now. */
  read(attempt: Attempt): Promise<Snapshot>;
  /** Takes `amountMinor` for the seller; what is left of the authorization goes back to the payer. */
  capture(attempt: Attempt, command: RailCommand): Promise<void>;
  /** Gives back everything that was not captured, and lets nothing more come in. */
  void(attempt: Attempt, command: RailCommand): Promise<void>;
  /** Gives back part or all of what was captured. */
  refund(attempt: Attempt, command: RailCommand): Promise<void>;
  /**
   * Verifies a webhook by its raw bytes; null when the rail has none.
   *
   * @throws AppError `unauthenticated` when the signature does not hold or is too old
   */
  readonly verifyWebhook: ((raw: Buffer, headers: Record<string, string>) => Promise<VerifiedWebhook>) | null;
  /** The account that shows what is held of ours; usual: by the rail, and by bank account or wallet of the payer's action. */
  clearingOf?(attempt: Attempt): AccountRef;
  /** The subject of a webhook that names something else than the attempt (a dispute, a refund), asked of the provider. */
  locate?(subject: string): Promise<string | null>;
  /** What a person has to do, from what was read last. */
  chores?(attempt: Attempt): Chore[];
  /** Payouts of the provider to our bank account since a moment, newest first. */
  payouts?(since: Date): Promise<ProviderPayout[]>;
}
