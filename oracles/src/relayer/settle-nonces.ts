import type { Logger } from 'pino';
import type { LocalAccount } from 'viem';
import { transactOn } from '../database.ts';
import type { Queryable } from '../database.ts';
import { planNonces } from './plan-nonces.ts';
import type { NonceAction, NoncePolicy } from './plan-nonces.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { signCall, signReplacement } from './sign-transaction.ts';
import { insertTransaction, liveTransactions, markBroadcast, setStatus } from './transaction-store.ts';
import type { StoredTransaction } from './transaction-store.ts';

export interface NonceWork {
  /** The connection that holds the signer's advisory lock. */
  db: Queryable;
  chain: RelayerChain;
  chainId: number;
  policy: NoncePolicy;
  logger: Logger;
}

const TRANSFER_GAS = 21_000n;

/**
 * Brings every unsettled transaction of one signer forward: settles what is in a block, sends again what is
 * not, replaces what is stuck, fills gaps.
 *
 * @returns the nonce for the signer's next new transaction, and whether some still wait for a block
 */
export async function settleNonces(
  work: NonceWork,
  account: LocalAccount,
): Promise<{ nextNonce: bigint; isBusy: boolean }> {
  const { db, chain, chainId } = work;
  const chainNonce = await chain.nonceOf(account.address);
  const stored = await liveTransactions(db, chainId, account.address, chainNonce);
  if (stored.length === 0) return { nextNonce: chainNonce, isBusy: false };
  const finalizedNumber = await chain.finalizedNumber();
  const transactions = await Promise.all(
    stored.map(async (transaction) => ({
      ...transaction,
      inclusion: await chain.inclusionOf(transaction.hash),
    })),
  );
  const plan = planNonces({ chainNonce, finalizedNumber, nowMs: Date.now(), transactions }, work.policy);
  const byHash = new Map(stored.map((transaction) => [transaction.hash, transaction]));
  for (const action of plan.actions) await perform(work, account, action, byHash);
  return {
    nextNonce: plan.nextNonce,
    isBusy: transactions.some(
      ({ inclusion, status }) => inclusion === null && (status === 'prepared' || status === 'broadcast'),
    ),
  };
}

async function perform(
  work: NonceWork,
  account: LocalAccount,
  action: NonceAction,
  byHash: ReadonlyMap<string, StoredTransaction>,
): Promise<void> {
  const { db, chain, chainId, logger } = work;
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
    case 'broadcast': {
      const transaction = byHash.get(action.hash);
      return transaction === undefined ? undefined : broadcast(work, transaction);
    }
    case 'bump': {
      const old = byHash.get(action.hash);
      if (old === undefined) return;
      const signed = await signReplacement(account, chainId, old.raw, await chain.fees());
      await transactOn(db, async (tx) => {
        await insertTransaction(tx, {
          intentId: old.intentId,
          chainId,
          signer: account.address,
          nonce: old.nonce,
          raw: signed.raw,
          hash: signed.hash,
          maxFee: signed.fees.maxFeePerGas,
          maxPriorityFee: signed.fees.maxPriorityFeePerGas,
        });
        await setStatus(tx, old.hash, 'replaced');
      });
      logger.info(
        { old: old.hash, tx: signed.hash, nonce: old.nonce.toString() },
        'replaced a stuck transaction',
      );
      return broadcast(work, signed);
    }
    case 'fill': {
      const call = { to: account.address, data: '0x' as const };
      const signed = await signCall(account, chainId, action.nonce, call, TRANSFER_GAS, await chain.fees());
      await insertTransaction(db, {
        intentId: null,
        chainId,
        signer: account.address,
        nonce: action.nonce,
        raw: signed.raw,
        hash: signed.hash,
        maxFee: signed.fees.maxFeePerGas,
        maxPriorityFee: signed.fees.maxPriorityFeePerGas,
      });
      logger.info({ tx: signed.hash, nonce: action.nonce.toString() }, 'filled a gap in the nonces');
      return broadcast(work, signed);
    }
  }
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
