import type { Logger } from 'pino';
import type { Address, LocalAccount } from 'viem';
import { transactOn } from '../database.ts';
import type { Queryable } from '../database.ts';
import { readCursor } from '../watcher/cursor.ts';
import { capFees, planNonces } from './plan-nonces.ts';
import type { NonceAction, NoncePolicy, TransactionStatus } from './plan-nonces.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { signNothing, signReplacement } from './sign-transaction.ts';
import type { SignedTransaction } from './sign-transaction.ts';
import {
  insertTransaction,
  liveTransactions,
  markBroadcast,
  setStatus,
  signersOfLive,
} from './transaction-store.ts';
import type { Purpose, StoredTransaction } from './transaction-store.ts';

export interface NonceWork {
  /** The connection that holds the signer's advisory lock. */
  db: Queryable;
  chain: RelayerChain;
  chainId: number;
  policy: NoncePolicy;
  /** The watcher distrusts the chain: nothing is sent and nothing given up by what it says. */
  isInAlarm: boolean;
  logger: Logger;
}

/** Where a signer stands after its nonces were settled. */
export interface SettledNonces {
  /** The nonce for the signer's next new transaction. */
  nextNonce: bigint;
  /** True while some wait for a block. */
  isBusy: boolean;
  /** How many wait for a block, and since when the oldest does (Unix ms). */
  waiting: number;
  waitingSinceMs: number | null;
  /** True when a stuck transaction cannot be replaced below the ceiling on fees. */
  isAtFeeCeiling: boolean;
}

/**
 * Brings every unsettled transaction of one signer forward: settles what is in a block, sends again what is
 * not, replaces what is stuck, fills gaps. While the watcher distrusts the chain it only tells how they stand.
 */
export async function settleNonces(
  work: NonceWork,
  account: LocalAccount | { address: Address },
): Promise<SettledNonces> {
  const { db, chain, chainId } = work;
  const chainNonce = await chain.nonceOf(account.address);
  const stored = await liveTransactions(db, chainId, account.address, chainNonce);
  const idle = { isBusy: false, waiting: 0, waitingSinceMs: null, isAtFeeCeiling: false };
  if (stored.length === 0) return { nextNonce: chainNonce, ...idle };
  const finalizedNumber = await agreedFinality(db, chainId);
  const isTaken = stored.some(({ nonce, status }) => nonce < chainNonce && isUnmined(status));
  // Before the inclusions: whoever has the final block has its receipts. What cannot be told is not final.
  const finalNonce = isTaken ? ((await chain.nonceAt(account.address, finalizedNumber)) ?? 0n) : 0n;
  const transactions = await Promise.all(
    stored.map(async (transaction) => ({
      ...transaction,
      inclusion: await chain.inclusionOf(transaction.hash),
    })),
  );
  const view = {
    chainNonce,
    finalNonce,
    finalizedNumber,
    nowMs: Date.now(),
    transactions,
  };
  const plan = planNonces(view, work.policy);
  const byHash = new Map(stored.map((transaction) => [transaction.hash, transaction]));
  if (!work.isInAlarm) for (const action of plan.actions) await perform(work, account, action, byHash);
  const waiting = transactions.filter(({ inclusion, status }) => inclusion === null && isUnmined(status));
  return {
    nextNonce: plan.nextNonce,
    isBusy: waiting.length > 0,
    waiting: waiting.length,
    waitingSinceMs: waiting.length === 0 ? null : firstSentMs(transactions, waiting),
    isAtFeeCeiling: plan.actions.some((action) => action.do === 'wait-for-fees'),
  };
}

const isUnmined = (status: TransactionStatus): boolean => status === 'prepared' || status === 'broadcast';

/** When the oldest that waits was first sent: one that took another's place has waited since that one was sent. */
function firstSentMs(all: readonly StoredTransaction[], waiting: readonly StoredTransaction[]): number {
  const nonces = new Set(waiting.map(({ nonce }) => nonce));
  const times = all.flatMap(({ nonce, status, createdAtMs }) =>
    nonces.has(nonce) && (status === 'replaced' || isUnmined(status)) ? [createdAtMs] : [],
  );
  return Math.min(...times);
}

/**
 * Settles what keys have sent that are not held here any more, after a rotation. What they signed is sent again until it is
 * in a block or its nonce is used up for good; it cannot be replaced, and no gap before it filled.
 */
export async function settleForgotten(work: NonceWork, held: readonly Address[]): Promise<void> {
  const patient = { ...work, policy: { ...work.policy, stuckMs: Infinity } };
  for (const address of await signersOfLive(work.db, work.chainId)) {
    if (!held.includes(address)) await settleNonces(patient, { address });
  }
}

/** The last block that the watcher calls final: not one node's word. */
async function agreedFinality(db: Queryable, chainId: number): Promise<bigint> {
  return (await readCursor(db, chainId))?.finalizedNumber ?? 0n;
}

async function perform(
  work: NonceWork,
  account: LocalAccount | { address: Address },
  action: NonceAction,
  byHash: ReadonlyMap<string, StoredTransaction>,
): Promise<void> {
  const { db, chain, chainId, logger, policy } = work;
  switch (action.do) {
    case 'settle':
      return setStatus(db, action.hash, action.status, action.blockNumber);
    case 'reopen':
      logger.warn({ tx: action.hash }, 'a mined transaction is no longer on the chain');
      return setStatus(db, action.hash, 'broadcast');
    case 'replace':
      return setStatus(db, action.hash, 'replaced');
    case 'drop':
      logger.warn({ tx: action.hash }, 'a foreign transaction took the nonce of ours');
      return setStatus(db, action.hash, 'dropped');
    case 'wait-for-fees':
      logger.warn({ tx: action.hash }, 'a stuck transaction waits: a higher fee would pass MAX_FEE_GWEI');
      return;
    case 'broadcast': {
      const transaction = byHash.get(action.hash);
      return transaction === undefined ? undefined : broadcast(work, transaction);
    }
    case 'bump': {
      const old = byHash.get(action.hash);
      if (old === undefined || !('type' in account)) return;
      const today = await chain.fees();
      const signed = await signReplacement(account, chainId, old.raw, today, policy.maxFeePerGas);
      await replaceTransaction(work, account, old, signed, old.purpose);
      logger.info(
        { old: old.hash, tx: signed.hash, nonce: old.nonce.toString() },
        'replaced a stuck transaction',
      );
      return broadcast(work, signed);
    }
    case 'fill': {
      if (!('type' in account)) {
        const { address: signer } = account;
        logger.warn(
          { signer, nonce: action.nonce.toString() },
          'a gap waits for a key that is not held here',
        );
        return;
      }
      const fees = capFees(await chain.fees(), policy.maxFeePerGas);
      const signed = await signNothing(account, chainId, action.nonce, fees);
      await insertTransaction(db, newTransaction(work, account, null, action.nonce, signed, 'fill'));
      logger.info({ tx: signed.hash, nonce: action.nonce.toString() }, 'filled a gap in the nonces');
      return broadcast(work, signed);
    }
  }
}

/** Keeps a transaction that takes another's nonce, before it is sent: one of the two is mined, never both. */
export async function replaceTransaction(
  work: Pick<NonceWork, 'db' | 'chainId'>,
  account: LocalAccount,
  old: Pick<StoredTransaction, 'intentId' | 'hash' | 'nonce'>,
  signed: SignedTransaction,
  purpose: Purpose,
): Promise<void> {
  await transactOn(work.db, async (tx) => {
    await insertTransaction(tx, newTransaction(work, account, old.intentId, old.nonce, signed, purpose));
    await setStatus(tx, old.hash, 'replaced');
  });
}

/** The row of a signed transaction. */
export function newTransaction(
  { chainId }: Pick<NonceWork, 'chainId'>,
  account: LocalAccount,
  intentId: string | null,
  nonce: bigint,
  { raw, hash, fees }: SignedTransaction,
  purpose: Purpose,
) {
  return {
    intentId,
    chainId,
    signer: account.address,
    nonce,
    raw,
    hash,
    maxFee: fees.maxFeePerGas,
    maxPriorityFee: fees.maxPriorityFeePerGas,
    purpose,
  };
}

/** Sends signed bytes. A refusal is logged: the next pass reads the chain and decides again. */
export async function broadcast(
  work: Pick<NonceWork, 'db' | 'chain' | 'logger'>,
  transaction: Pick<StoredTransaction, 'hash' | 'raw'>,
): Promise<void> {
  try {
    await work.chain.broadcast(transaction.raw);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (!/already (known|imported)|nonce too low/i.test(text)) {
      work.logger.warn({ tx: transaction.hash, err: error }, 'the node did not take a transaction');
      return;
    }
  }
  await markBroadcast(work.db, transaction.hash);
}
