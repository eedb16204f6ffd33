import type { AttemptState, RailName, Snapshot } from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import type { Attempt, PayerAction } from './rail.ts';

/** A kept attempt with its word. */
export interface StoredAttempt extends Attempt {
  state: AttemptState;
  version: number;
  closedAt: Date | null;
  updatedAt: Date;
  /** Its money may not be kept and is on its way back: it pays no order. */
  isUnwanted: boolean;
}

export interface NewAttempt {
  orderId: string;
  rail: RailName;
  currency: Currency;
  amountMinor: bigint;
  expiresAt: Date | null;
}

/** The first try to pay an order that is made in the same transaction; the caller gives it its id. */
export interface FirstAttempt extends NewAttempt {
  id: string;
  orderNumber: string;
}

/** An attempt moved: `before` and `after` are the totals around one observation. */
export interface AttemptChange {
  attempt: StoredAttempt;
  before: Snapshot;
  after: Snapshot;
  /** What made us look: `webhook:<event id>`, `poll`, `command:<key>`. */
  cause: string;
}
export type AttemptListener = (tx: Tx, change: AttemptChange) => Promise<void>;

/**
 * Payments over every rail; an order of goods in the escrow has its own flow, which the chain's events drive. Orders ask, providers are asked, and
 * what providers say is told to whoever listens, in the transaction that keeps it.
 */
export abstract class Payments {
  /** Rails that can be used now, and why the others cannot. */
  abstract offered(): Promise<{ rail: RailName; unavailable: string | null }[]>;
  /**
   * Begins an attempt; the provider is told after the commit.
   *
   * @throws AppError `conflict` while another attempt of the order is open
   */
  abstract begin(tx: Tx, attempt: NewAttempt): Promise<StoredAttempt>;
  /** Begins the first attempt of each of several new orders at once. @throws AppError `conflict` when the rail can't be used. */
  abstract beginFirst(tx: Tx, attempts: readonly FirstAttempt[]): Promise<void>;
  /** The attempts of an order, newest first. */
  abstract attemptsOf(tx: Tx, orderId: string): Promise<StoredAttempt[]>;
  abstract actionOf(attempt: StoredAttempt): PayerAction;
  /**
   * Asks the provider for an act, kept in the caller's transaction and carried out after it, once per key.
   *
   * @returns false when this key was asked for before
   */
  abstract request(
    tx: Tx,
    attemptId: string,
    command: { key: string; verb: 'capture' | 'void' | 'refund'; amountMinor: bigint; reason: string },
  ): Promise<boolean>;
  /** Reads the provider now and keeps what it says. */
  abstract observe(attemptId: string, cause: string): Promise<StoredAttempt>;
  /** Called in the transaction of every observation that changed something. */
  abstract onChange(listener: AttemptListener): void;
}
