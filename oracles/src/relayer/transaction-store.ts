import type { Address, Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { TransactionStatus } from './plan-nonces.ts';

/** Why a transaction was made: `fill` and `cancel` send nothing to ourselves. */
export type Purpose = 'act' | 'fill' | 'cancel';

export interface StoredTransaction {
  purpose: Purpose;
  intentId: string | null;
  hash: Hex;
  raw: Hex;
  nonce: bigint;
  status: TransactionStatus;
  maxFee: bigint;
  createdAtMs: number;
  broadcastAtMs: number | null;
}

export interface NewTransaction {
  purpose: Purpose;
  intentId: string | null;
  chainId: number;
  signer: Address;
  nonce: bigint;
  raw: Hex;
  hash: Hex;
  maxFee: bigint;
  maxPriorityFee: bigint;
}

interface Row {
  purpose: Purpose;
  intent_id: string | null;
  hash: Hex;
  raw: Hex;
  nonce: string;
  status: TransactionStatus;
  max_fee: string;
  created_at: Date;
  broadcast_at: Date | null;
}

/**
 * All transactions of the signer that may still matter: every one at a nonce that has a live one, and every
 * one at or above the account's next nonce (a node may have lost what was final to us).
 */
export async function liveTransactions(
  db: Queryable,
  chainId: number,
  signer: Address,
  chainNonce: bigint,
): Promise<StoredTransaction[]> {
  const { rows } = await db.query<Row>(
    // In two parts: as one condition it would be asked of every transaction that the signer has ever sent.
    `SELECT purpose, intent_id, hash, raw, nonce, status, max_fee, created_at, broadcast_at FROM bridge.transaction
      WHERE chain_id = $1 AND signer = $2 AND nonce >= $3
     UNION ALL
     SELECT purpose, intent_id, hash, raw, nonce, status, max_fee, created_at, broadcast_at FROM bridge.transaction
      WHERE chain_id = $1 AND signer = $2 AND nonce IN (
              SELECT nonce FROM bridge.transaction
               WHERE chain_id = $1 AND signer = $2 AND nonce < $3 AND status IN ('prepared', 'broadcast', 'mined'))
     ORDER BY nonce, created_at`,
    [chainId, signer, chainNonce.toString()],
  );
  return rows.map((row) => ({
    purpose: row.purpose,
    intentId: row.intent_id,
    hash: row.hash,
    raw: row.raw,
    nonce: BigInt(row.nonce),
    status: row.status,
    maxFee: BigInt(row.max_fee),
    createdAtMs: row.created_at.getTime(),
    broadcastAtMs: row.broadcast_at?.getTime() ?? null,
  }));
}

/** Who has sent something that is not settled. */
export async function signersOfLive(db: Queryable, chainId: number): Promise<Address[]> {
  const { rows } = await db.query<{ signer: Address }>(
    `SELECT DISTINCT signer FROM bridge.transaction
     WHERE chain_id = $1 AND status IN ('prepared', 'broadcast', 'mined')`,
    [chainId],
  );
  return rows.map(({ signer }) => signer);
}

export async function insertTransaction(db: Queryable, transaction: NewTransaction): Promise<void> {
  await db.query(
    `INSERT INTO bridge.transaction (intent_id, chain_id, signer, nonce, raw, hash, max_fee, max_priority_fee,
                                     purpose)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      transaction.intentId,
      transaction.chainId,
      transaction.signer,
      transaction.nonce.toString(),
      transaction.raw,
      transaction.hash,
      transaction.maxFee.toString(),
      transaction.maxPriorityFee.toString(),
      transaction.purpose,
    ],
  );
}

export async function setStatus(
  db: Queryable,
  hash: Hex,
  status: TransactionStatus,
  blockNumber: bigint | null = null,
): Promise<void> {
  await db.query(
    'UPDATE bridge.transaction SET status = $2, block_number = $3, updated_at = now() WHERE hash = $1',
    [hash, status, blockNumber?.toString() ?? null],
  );
}

export async function markBroadcast(db: Queryable, hash: Hex): Promise<void> {
  await db.query(
    `UPDATE bridge.transaction SET status = 'broadcast', broadcast_at = now(), updated_at = now()
     WHERE hash = $1 AND status IN ('prepared', 'broadcast', 'mined', 'final', 'reverted')`,
    [hash],
  );
}

export interface IntentTransaction {
  hash: Hex;
  raw: Hex;
  signer: Address;
  nonce: bigint;
  status: TransactionStatus;
  purpose: Purpose;
}

/** The intent's transactions, oldest first. */
export async function transactionsOf(db: Queryable, intentId: string): Promise<IntentTransaction[]> {
  const { rows } = await db.query<Omit<IntentTransaction, 'nonce'> & { nonce: string }>(
    `SELECT hash, raw, signer, nonce, status, purpose FROM bridge.transaction
     WHERE intent_id = $1 ORDER BY created_at, id`,
    [intentId],
  );
  return rows.map((row) => ({ ...row, nonce: BigInt(row.nonce) }));
}
