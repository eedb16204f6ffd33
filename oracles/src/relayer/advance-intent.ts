import type { Logger } from 'pino';
import type { Address, LocalAccount } from 'viem';
import { transactOn } from '../database.ts';
import type { Queryable } from '../database.ts';
import { readCursor } from '../watcher/cursor.ts';
import { cancelIntent } from './cancel-intent.ts';
import { findEffect } from './find-effect.ts';
import { openAct } from './intents/index.ts';
import { IntentFailure } from './intents/intent-handler.ts';
import type { Act, IntentContext, SenderName, SenderRole, Step } from './intents/intent-handler.ts';
import { doubtAct, endFailing, failIntent } from './fail-intent.ts';
import { claimIntent, markDone, markSent, postpone } from './intent-store.ts';
import type { Intent } from './intent-store.ts';
import { readRevert } from './read-revert.ts';
import type { Revert } from './read-revert.ts';
import { capFees } from './plan-nonces.ts';
import type { NoncePolicy } from './plan-nonces.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { broadcast, newTransaction } from './settle-nonces.ts';
import type { SettledNonces } from './settle-nonces.ts';
import { signCall } from './sign-transaction.ts';
import { insertTransaction, transactionsOf } from './transaction-store.ts';

/** One of our keys, with the nonce that its next transaction takes. While it is busy, what it does may decide what others may do. */
export interface Sender extends SettledNonces {
  account: LocalAccount;
}

export interface IntentWork {
  /** The connection that holds the advisory locks of all senders. */
  db: Queryable;
  chain: RelayerChain;
  chainId: number;
  context: IntentContext;
  senders: Readonly<Record<SenderRole, Sender>>;
  /** A sender by its name, its nonces settled. */
  senderOf(name: SenderName): Promise<Sender>;
  /** A key that we hold, by its address. */
  keyOf(signer: Address): LocalAccount | null;
  policy: NoncePolicy;
  /** Transactions sent for one intent before it is given up: each of them reverted or was lost. */
  maxAttempts: number;
  logger: Logger;
}

/**
 * Brings one intent a step forward. Reads everything anew, so it can be interrupted and repeated anywhere:
 * what is on the chain is found by its event, what is signed is sent by its stored bytes.
 */
export async function advanceIntent(work: IntentWork, intent: Intent): Promise<void> {
  let act: Act | null = null;
  try {
    act = openAct(intent, work.context);
    const sender = act.sender();
    // What this account sent before has to be settled first: the act may be in a block.
    if (sender !== null) await work.senderOf(sender);
    if (await closeIfDone(work, intent, act)) return;
    if (intent.status === 'mined') return;
    if (intent.failing !== null) {
      await endFailing(work, intent, intent.failing, closeIfDone.bind(null, work, intent, act));
      return;
    }
    const sent = await transactionsOf(work.db, intent.id);
    if (intent.isCancelled) {
      await cancelIntent(work, intent, sent);
      return;
    }
    if (sent.some(({ status }) => status === 'prepared' || status === 'broadcast')) return;
    const opened = act;
    const step = await act.next().catch((error: unknown) => refusedBy(work, intent, opened, error));
    if (step?.do === 'send') await send(work, intent, act, step);
    else if (step?.do === 'wait' && (await hasReadAll(work, intent))) await doubtAct(work, intent, act);
  } catch (error) {
    if (!(error instanceof IntentFailure)) throw error;
    await failIntent(work, intent, act, error.error);
  }
}

/** True when what the act does stands in our log. */
async function closeIfDone(work: IntentWork, intent: Intent, act: Act): Promise<boolean> {
  const event = await findEffect(work, intent.id, await act.effect());
  if (event === null) return false;
  await markDone(work.db, intent.id, {
    standsBy: event.standsBy,
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
  const sender = await work.senderOf(step.as);
  const estimate = await chain
    .estimateGas(sender.account.address, step.call)
    .catch(async (error: unknown) => {
      await judgeRefusal(work, intent, act, error);
      return null;
    });
  if (estimate === null) return;

  const gas = gasFor(estimate, intent.attempts);
  const nonce = sender.nextNonce;
  const fees = capFees(await chain.fees(), work.policy.maxFeePerGas);
  const signed = await signCall(sender.account, chainId, nonce, step.call, gas, fees);
  const isClaimed = await transactOn(db, async (tx) => {
    if (!(await claimIntent(tx, intent.id))) return false;
    await insertTransaction(tx, newTransaction(work, sender.account, intent.id, nonce, signed, 'act'));
    await markSent(tx, intent.id, signed.hash);
    return true;
  });
  if (!isClaimed) return;
  sender.nextNonce = nonce + 1n;
  sender.isBusy = true;
  logger.info({ intent: intent.businessKey, tx: signed.hash, nonce: nonce.toString() }, 'sending');
  await broadcast({ db, chain, logger }, signed);
}

/**
 * Gas to offer: three tenths above the estimate, and a half more of it for every attempt before, for the case that the
 * gas ran out. Rounded down.
 *
 * @example gasFor(100_000n, 0) // 130_000n
 * @example gasFor(100_000n, 2) // 230_000n
 */
export function gasFor(estimate: bigint, attempts: number): bigint {
  return (estimate * (13n + 5n * BigInt(attempts))) / 10n;
}

/** A read that the contracts refuse is judged like a call that they refuse. */
async function refusedBy(work: IntentWork, intent: Intent, act: Act, error: unknown): Promise<null> {
  await judgeRefusal(work, intent, act, error);
  return null;
}

/** True when nothing of ours is under way and the watcher has read all that the node has. */
async function hasReadAll(work: IntentWork, intent: Intent): Promise<boolean> {
  if (Object.values(work.senders).some(({ isBusy }) => isBusy)) return false;
  const sent = await transactionsOf(work.db, intent.id);
  if (sent.some(({ status }) => status === 'mined')) return false;
  const latest = await work.context.client.getBlock({ blockTag: 'latest' });
  const cursor = await readCursor(work.db, work.chainId);
  return cursor?.number === latest.number;
}

/**
 * The call would revert now. That is final only when nothing under way can change it: our own transactions are in
 * blocks, the watcher has read them all without finding the act done, and the node, which is not behind what the watcher
 * has read (behind one address stand several, and not all are at the same block), refuses the same when asked once more.
 */
async function judgeRefusal(work: IntentWork, intent: Intent, act: Act, error: unknown): Promise<void> {
  const revert = readRevert(error);
  if (revert === null) throw error;
  // In a block that the watcher has not read: the contracts may refuse what we have just done.
  if ((await transactionsOf(work.db, intent.id)).some(({ status }) => status === 'mined')) return;
  const afterS = act.retryAfterS(revert);
  if (afterS !== null) return postpone(work.db, intent.id, afterS);
  if (!(await hasReadAll(work, intent))) return;
  if (await closeIfDone(work, intent, act)) return;
  const again = await askAgain(work, act);
  if (again?.name !== revert.name) {
    const names = { first: revert.name, second: again?.name ?? null };
    work.logger.warn(
      { intent: intent.businessKey, ...names },
      'the node refused an act once; it is asked again',
    );
    return;
  }
  throw new IntentFailure(again.name, again.sentence, { ...again.args });
}

/** What the contracts say to the act from its start; null when they take it. */
async function askAgain(work: IntentWork, act: Act): Promise<Revert | null> {
  try {
    const step = await act.next();
    if (step.do === 'send') {
      const { account } = await work.senderOf(step.as);
      await work.chain.estimateGas(account.address, step.call);
    }
    return null;
  } catch (error) {
    const revert = readRevert(error);
    if (revert === null) throw error;
    return revert;
  }
}
