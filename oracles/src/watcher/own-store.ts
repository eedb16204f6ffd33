import { getAddress } from 'viem';
import type { Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { Purpose } from '../relayer/transaction-store.ts';
import type { EtherMove, OwnAccount, OwnReceipt } from './moves-of-receipt.ts';

/** An account besides deposits, as kept. */
export interface OpenedAccount {
  address: `0x${string}`;
  part: 'gas' | 'treasury';
  openedBlock: bigint;
  openedNonce: bigint;
  /** Up to where its moves are known; null before the first look. */
  readBlock: bigint | null;
  /** What its balance then was above the sum of its moves. */
  unexplainedWei: bigint;
}

/** Where and when a move happened. */
export interface MovedIn {
  block: bigint;
  blockHash: Hex;
  /** Unix seconds. */
  at: bigint;
  /** Empty where no transaction of ours did it. */
  txHash: Hex | '';
}

export async function openedAccounts(db: Queryable, chainId: number): Promise<OpenedAccount[]> {
  const { rows } = await db.query<{
    address: `0x${string}`;
    part: OpenedAccount['part'];
    opened_block: string;
    opened_nonce: string;
    read_block: string | null;
    unexplained_wei: string;
  }>(
    `SELECT address, part, opened_block::text, opened_nonce::text, read_block::text, unexplained_wei::text
       FROM bridge.own_account WHERE chain_id = $1 ORDER BY address`,
    [chainId],
  );
  return rows.map((row) => ({
    address: row.address,
    part: row.part,
    openedBlock: BigInt(row.opened_block),
    openedNonce: BigInt(row.opened_nonce),
    readBlock: row.read_block === null ? null : BigInt(row.read_block),
    unexplainedWei: BigInt(row.unexplained_wei),
  }));
}

export async function openAccount(
  db: Queryable,
  chainId: number,
  { address, part, openedBlock, openedNonce }: Omit<OpenedAccount, 'readBlock' | 'unexplainedWei'>,
): Promise<void> {
  await db.query(
    `INSERT INTO bridge.own_account (chain_id, address, part, opened_block, opened_nonce) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [chainId, address, part, openedBlock.toString(), openedNonce.toString()],
  );
}

/** Who of ours an address is. Deposits count from the block at which the first account was opened. */
export async function ownAccountsOf(
  db: Queryable,
  opened: readonly OpenedAccount[],
): Promise<(address: string) => OwnAccount | null> {
  const start = opened.reduce<bigint | null>(
    (first, { openedBlock }) => (first === null || openedBlock < first ? openedBlock : first),
    null,
  );
  const { rows } = await db.query<{ address: string }>('SELECT address FROM bridge.native_deposit');
  const accounts = new Map<string, OwnAccount>([
    ...rows.map(({ address }) => [address, { part: 'deposit', openedBlock: start ?? 0n }] as const),
    ...opened.map(({ address, part, openedBlock }) => [address, { part, openedBlock }] as const),
  ]);
  return (address) => accounts.get(address) ?? null;
}

export interface UnreadTransaction {
  hash: Hex;
  raw: Hex;
  purpose: Purpose;
  nonce: bigint;
}

/** How long a transaction whose nonce somebody else took is looked for. */
const DROPPED_FOR = "interval '1 day'";
const UNREAD = `t.chain_id = $1 AND (t.status <> 'dropped' OR t.updated_at > now() - ${DROPPED_FOR})
   AND NOT EXISTS (SELECT FROM bridge.own_receipt r
                    WHERE r.chain_id = t.chain_id AND r.signer = t.signer AND r.nonce = t.nonce)`;

/** Who has transactions of which none of their nonce is known to be final. */
export async function signersOfUnread(db: Queryable, chainId: number): Promise<`0x${string}`[]> {
  const { rows } = await db.query<{ signer: `0x${string}` }>(
    `SELECT DISTINCT signer FROM bridge.transaction t WHERE ${UNREAD}`,
    [chainId],
  );
  return rows.map(({ signer }) => signer);
}

/** Of these, what the signer had below a nonce, oldest first. */
export async function unreadOf(
  db: Queryable,
  chainId: number,
  signer: string,
  below: bigint,
  atMost: number,
): Promise<UnreadTransaction[]> {
  const { rows } = await db.query<Omit<UnreadTransaction, 'nonce'> & { nonce: string }>(
    `SELECT hash, raw, purpose, nonce::text FROM bridge.transaction t
      WHERE ${UNREAD} AND t.signer = $2 AND t.nonce < $3 ORDER BY t.nonce LIMIT $4`,
    [chainId, signer, below.toString(), atMost],
  );
  return rows.map((row) => ({ ...row, nonce: BigInt(row.nonce) }));
}

/** Keeps a final transaction with what it did, once. */
export async function keepReceipt(
  db: Queryable,
  chainId: number,
  receipt: Omit<OwnReceipt, 'purpose'>,
  at: bigint,
  moves: readonly EtherMove[],
): Promise<void> {
  const { hash, signer, nonce, block, blockHash, feeWei } = receipt;
  const { rowCount } = await db.query(
    `INSERT INTO bridge.own_receipt (chain_id, tx_hash, signer, nonce, block_number, block_hash, fee_wei)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [chainId, hash, signer, nonce.toString(), block.toString(), blockHash, feeWei.toString()],
  );
  if (rowCount === 1) await keepMoves(db, chainId, { block, blockHash, at, txHash: hash }, moves);
}

/** A move of a block that came back after it was taken back is final again. */
export async function keepMoves(
  db: Queryable,
  chainId: number,
  { block, blockHash, at, txHash }: MovedIn,
  moves: readonly EtherMove[],
): Promise<void> {
  for (const { address, kind, wei, other } of moves) {
    await db.query(
      `INSERT INTO bridge.own_move (chain_id, address, kind, tx_hash, block_number, block_hash, moved_at, wei, other)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint), $8, $9)
       ON CONFLICT (external_ref) DO UPDATE SET status = 'final'`,
      [chainId, address, kind, txHash, block.toString(), blockHash, at.toString(), wei.toString(), other],
    );
  }
}

/** The sum of all that is known to have moved on an account up to a block. */
export async function movedUpTo(
  db: Queryable,
  chainId: number,
  address: string,
  block: bigint,
): Promise<bigint> {
  const { rows } = await db.query<{ wei: string }>(
    `SELECT coalesce(sum(wei), 0)::text AS wei FROM bridge.own_move
      WHERE chain_id = $1 AND address = $2 AND block_number <= $3 AND status = 'final'`,
    [chainId, address, block.toString()],
  );
  return BigInt(rows[0]?.wei ?? 0);
}

/** How many nonces of an account are known to be used after its opening and up to a block, by us and by hand. */
export async function usedNonces(
  db: Queryable,
  chainId: number,
  { address, openedBlock }: Pick<OpenedAccount, 'address' | 'openedBlock'>,
  upTo: bigint,
): Promise<bigint> {
  const { rows } = await db.query<{ count: string }>(
    `SELECT count(*)::text AS count FROM bridge.own_receipt
      WHERE chain_id = $1 AND signer = $2 AND block_number > $3 AND block_number <= $4`,
    [chainId, getAddress(address), openedBlock.toString(), upTo.toString()],
  );
  return BigInt(rows[0]?.count ?? 0);
}

/** The hashes of every transaction that an account has sent for us. */
export async function hashesOfSigner(
  db: Queryable,
  chainId: number,
  signer: string,
): Promise<ReadonlySet<Hex>> {
  const { rows } = await db.query<{ hash: Hex }>(
    'SELECT hash FROM bridge.transaction WHERE chain_id = $1 AND signer = $2',
    [chainId, getAddress(signer)],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Every transaction of ours that sends native coin. */
export async function hashesOfCoin(db: Queryable): Promise<ReadonlySet<Hex>> {
  const { rows } = await db.query<{ hash: Hex }>(
    "SELECT t.hash FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id WHERE i.kind = 'send-native'",
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Keeps how far an account was read. False when another process was faster: then nothing of this look may be kept. */
export async function keepReading(
  db: Queryable,
  chainId: number,
  { address, readBlock }: Pick<OpenedAccount, 'address' | 'readBlock'>,
  to: { block: bigint; unexplainedWei: bigint },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE bridge.own_account SET read_block = $4, unexplained_wei = $5
      WHERE chain_id = $1 AND address = $2 AND read_block IS NOT DISTINCT FROM $3::numeric`,
    [chainId, address, readBlock?.toString() ?? null, to.block.toString(), to.unexplainedWei.toString()],
  );
  return rowCount === 1;
}

/** An account whose opening balance no node knows any more is opened at a later block. */
export async function forgetOpening(db: Queryable, chainId: number, address: string): Promise<void> {
  await db.query(
    'DELETE FROM bridge.own_account WHERE chain_id = $1 AND address = $2 AND read_block IS NULL',
    [chainId, address],
  );
}

/**
 * Takes back what was read above an ancestor, in the transaction that follows the chain below what was final. Accounts that
 * were opened there are opened anew.
 */
export async function takeBackMoves(db: Queryable, chainId: number, ancestor: bigint): Promise<void> {
  const above = [chainId, ancestor.toString()];
  await db.query('DELETE FROM bridge.own_receipt WHERE chain_id = $1 AND block_number > $2', above);
  await db.query(
    "UPDATE bridge.own_move SET status = 'orphaned' WHERE chain_id = $1 AND block_number > $2 AND status = 'final'",
    above,
  );
  await db.query('DELETE FROM bridge.own_account WHERE chain_id = $1 AND opened_block > $2', above);
  await db.query(
    'UPDATE bridge.own_account SET read_block = $2 WHERE chain_id = $1 AND read_block > $2::numeric',
    above,
  );
}
