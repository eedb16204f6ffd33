import type { Deployment } from '@topsteel/chain';
import type { IntentError } from '@topsteel/domain/bridge';
import type { Address, PublicClient } from 'viem';
import type { z } from 'zod';
import type { Queryable } from '../../database.ts';
import type { HostedSigner, InspectionSigner } from '../../signing/hosted-signer.ts';
import type { TreasurySigner } from '../../signing/treasury-signer.ts';
import type { EventMatch, FoundEvent } from '../event-lookup.ts';
import type { Intent } from '../intent-store.ts';
import type { Call, RelayerChain } from '../relayer-chain.ts';
import type { Revert } from '../read-revert.ts';
import type { IntentTransaction } from '../transaction-store.ts';

/** Whose key sends the transaction. */
export type SenderRole = 'relayer' | 'accreditor' | 'hosted';

/** A key of ours, or the account of one deposit. The treasury sends native coin only, and only what was swept into it. */
export type SenderName = SenderRole | 'treasury' | { deposit: number };

/**
 * What proves that an act is done: an event of a contract, or, for a plain transfer, the transaction itself: one that
 * we signed with this account for this intent, and that succeeded.
 */
export type Effect = EventMatch | { transferFrom: Address };

export interface IntentContext {
  client: PublicClient;
  deployment: Deployment;
  db: Queryable;
  senders: Readonly<Record<SenderRole, Address>>;
  hosted: HostedSigner;
  inspection: InspectionSigner;
  treasury: TreasurySigner;
  /** The account of a deposit; throws IntentFailure where its keys are not held. */
  depositAddress: (index: number) => Address;
  chain: Pick<RelayerChain, 'balanceOf' | 'fees' | 'estimateGas' | 'inclusionOf'>;
  /** Unix seconds by the chain. */
  now: bigint;
}

/**
 * What to do next for an intent whose effect is not on the chain yet. `wait`: it is, by all appearances, and our log will
 * say so; where it does not once that is final, the intent fails.
 */
export type Step = { do: 'send'; as: SenderName; call: Call } | { do: 'wait' };

/** An intent can never succeed as it stands. */
export class IntentFailure extends Error {
  readonly error: IntentError;

  constructor(code: string, message: string, args: Record<string, string> = {}) {
    super(message);
    this.name = 'IntentFailure';
    this.error = { code, args, message };
  }
}

/** One kind of intent: from payload to calls, and back from the event to the result. */
export interface IntentHandler<Payload> {
  effect(payload: Payload, intent: Intent, context: IntentContext): Effect | Promise<Effect>;
  /** An account besides those that always send: its nonces are settled before the intent is looked at. */
  sender?(payload: Payload): SenderName;
  /** What the backend gets to know; throws IntentFailure when the event is another act than ours. */
  result?(payload: Payload, event: FoundEvent): Record<string, string>;
  next(payload: Payload, intent: Intent, context: IntentContext): Step | Promise<Step>;
  /** After how many seconds to try again after this revert; null or absent when it is final. */
  retryAfterS?(revert: Revert, intent: Intent, context: IntentContext): number | null;
  /**
   * Until when whoever saw these transactions can do the act with what was signed in them, in Unix seconds by the chain;
   * null or absent when nobody can. Until that is final the intent does not fail: who asked would do it another way as well.
   */
  usableUntil?(sent: readonly IntentTransaction[], context: IntentContext): bigint | null;
}

/** A handler with its payload parsed. */
export interface Act {
  effect(): Promise<Effect>;
  sender(): SenderName | null;
  result(event: FoundEvent): Record<string, string>;
  next(): Promise<Step>;
  retryAfterS(revert: Revert): number | null;
  usableUntil(sent: readonly IntentTransaction[]): bigint | null;
}

export type OpenAct = (intent: Intent, context: IntentContext) => Act;

/**
 * Binds a handler to the schema of its payload.
 *
 * @throws IntentFailure `PayloadInvalid` from the returned function when the payload does not fit
 */
export function defineIntent<Payload>(schema: z.ZodType<Payload>, handler: IntentHandler<Payload>): OpenAct {
  return (intent, context) => {
    const parsed = schema.safeParse(intent.payload);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new IntentFailure(
        'PayloadInvalid',
        `The request ${intent.businessKey} cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
      );
    }
    const payload = parsed.data;
    return {
      sender: () => handler.sender?.(payload) ?? null,
      effect: async () => handler.effect(payload, intent, context),
      result: (event) => handler.result?.(payload, event) ?? {},
      next: async () => handler.next(payload, intent, context),
      retryAfterS: (revert) => handler.retryAfterS?.(revert, intent, context) ?? null,
      usableUntil: (sent) => handler.usableUntil?.(sent, context) ?? null,
    };
  };
}

/**
 * True of a transaction of the account that a block holds, and that may stay: the watcher has not read that block yet, or
 * the transaction failed in a block that is not final. A second one could do the act again.
 */
export const isInBlock = (
  { signer, status }: Pick<IntentTransaction, 'signer' | 'status'>,
  account: Address,
): boolean => signer === account && (status === 'mined' || status === 'final');

/** The last part of a business key as a count. @example ordinalOf('capture:0xab…:2') // 2 */
export function ordinalOf(businessKey: string): number {
  const text = businessKey.slice(businessKey.lastIndexOf(':') + 1);
  if (!/^[0-9]{1,9}$/.test(text)) {
    throw new IntentFailure('PayloadInvalid', `The business key ${businessKey} must end in a count.`);
  }
  return Number(text);
}

/** Typed data that we sign ourselves is accepted for a day: long enough for a stuck chain, short if lost. */
export function deadlineOf(context: IntentContext): number {
  return Number(context.now) + 86_400;
}

/** Tries again in some seconds, while the intent is younger than two minutes: what it needs may be on its way. */
export function soon(intent: Intent, context: IntentContext, seconds: number): number | null {
  const nowMs = Number(context.now) * 1000;
  return nowMs - intent.createdAtMs > 120_000 ? null : seconds;
}
