import type { Logger } from 'pino';
import type { LocalAccount } from 'viem';
import { transactOn } from '../database.ts';
import type { Queryable } from '../database.ts';
import { readCursor } from '../watcher/cursor.ts';
import { findEvent } from './event-lookup.ts';
import { openAct } from './intents/index.ts';
import { IntentFailure } from './intents/intent-handler.ts';
import type { Act, IntentContext, SenderRole, Step } from './intents/intent-handler.ts';
import { claimIntent, markDone, markFailed, markSent, postpone } from './intent-store.ts';
import type { Intent } from './intent-store.ts';
import { readRevert } from './read-revert.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { broadcast } from './settle-nonces.ts';
import { signCall } from './sign-transaction.ts';
import { insertTransaction, transactionsOf } from './transaction-store.ts';

/** One of our keys, with the nonce that its next transaction takes. */
export interface Sender {
  account: LocalAccount;
  nextNonce: bigint;
  /** True while a transaction of this key waits for a block: what it does may decide what others may do. */
  isBusy: boolean;
}

export interface IntentWork {
  /** The connection that holds the advisory locks of all senders. */
  db: Queryable;
  chain: RelayerChain;
  chainId: number;
  context: IntentContext;
  senders: Readonly<Record<SenderRole, Sender>>;
  /** Transactions sent for one intent before it is given up: each of them reverted or was lost. */
  maxAttempts: number;
  logger: Logger;
}

/**
 * Brings one intent a step forward. Reads everything anew, so it can be interrupted and repeated anywhere:
 * what is on the chain is found by its event, what is signed is sent by its stored bytes.
 */
export async function advanceIntent(work: IntentWork, intent: Intent): Promise<void> {
  try {
    const act = openAct(intent, work.context);
    if (await closeIfDone(work, intent, act)) return;
    if (intent.status === 'mined') return;
    const sent = await transactionsOf(work.db, intent.id);
    if (sent.some(({ status }) => status === 'prepared' || status === 'broadcast')) return;
    const step = await act.next().catch((error: unknown) => waitOrFail(work, intent, act, error));
    if (step.do === 'send') await send(work, intent, act, step);
  } catch (error) {
    if (!(error instanceof IntentFailure)) throw error;
    work.logger.warn({ intent: intent.businessKey, ...error.error }, 'an intent failed');
    await markFailed(work.db, intent.id, error.error);
  }
}

/** True when the act's event stands in our log. */
async function closeIfDone(work: IntentWork, intent: Intent, act: Act): Promise<boolean> {
  const event = await findEvent(work.db, work.chainId, await act.effect());
  if (event === null) return false;
  await markDone(work.db, intent.id, {
    status: event.isFinal ? 'final' : 'mined',
    txHash: event.txHash,
    blockNumber: event.blockNumber,
    result: act.result(event),
  });
  return true;
}

async function send(
  work: IntentWork,
  intent: Intent,
  act: Act,
  step: Extract<Step, { do: 'send' }>,
): Promise<void> {
  const { db, chain, chainId, logger } = work;
  if (intent.attempts >= work.maxAttempts) {
    throw new IntentFailure(
      'TooManyAttempts',
      `${intent.attempts.toString()} transactions for this request came to nothing. Look at them before asking again.`,
    );
  }
  const sender = work.senders[step.as];
  const estimate = await chain
    .estimateGas(sender.account.address, step.call)
    .catch(async (error: unknown) => {
      await judgeRefusal(work, intent, act, error);
      return null;
    });
  if (estimate === null) return;

  const gas = (estimate * 13n) / 10n;
  const nonce = sender.nextNonce;
  const signed = await signCall(sender.account, chainId, nonce, step.call, gas, await chain.fees());
  const isClaimed = await transactOn(db, async (tx) => {
    if (!(await claimIntent(tx, intent.id))) return false;
    await insertTransaction(tx, {
      intentId: intent.id,
      chainId,
      signer: sender.account.address,
      nonce,
      raw: signed.raw,
      hash: signed.hash,
      maxFee: signed.fees.maxFeePerGas,
      maxPriorityFee: signed.fees.maxPriorityFeePerGas,
    });
    await markSent(tx, intent.id, signed.hash);
    return true;
  });
  if (!isClaimed) return;
  sender.nextNonce = nonce + 1n;
  sender.isBusy = true;
  logger.info({ intent: intent.businessKey, tx: signed.hash, nonce: nonce.toString() }, 'sending');
  await broadcast({ db, chain, logger }, signed);
}

/** A read that the contracts refuse is judged like a call that they refuse. */
async function waitOrFail(work: IntentWork, intent: Intent, act: Act, error: unknown): Promise<Step> {
  await judgeRefusal(work, intent, act, error);
  return { do: 'wait' };
}

/**
 * The call would revert now. That is final only when nothing under way can change it: our own transactions
 * are in blocks, and the watcher has read them all without finding the act done.
 */
async function judgeRefusal(work: IntentWork, intent: Intent, act: Act, error: unknown): Promise<void> {
  const revert = readRevert(error);
  if (revert === null) throw error;
  const later = act.retryAt(revert);
  if (later !== null) return postpone(work.db, intent.id, later);
  if (Object.values(work.senders).some(({ isBusy }) => isBusy)) return;
  const sent = await transactionsOf(work.db, intent.id);
  if (sent.some(({ status }) => status === 'mined')) return;
  const latest = await work.context.client.getBlock({ blockTag: 'latest' });
  const cursor = await readCursor(work.db, work.chainId);
  if (cursor === null || cursor.number < latest.number) return;
  if (await closeIfDone(work, intent, act)) return;
  throw new IntentFailure(revert.name, revert.sentence, { ...revert.args });
}
