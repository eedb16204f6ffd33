import type { Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { BlockHeader } from './chain-reader.ts';

export interface Cursor {
  number: bigint;
  hash: Hex;
  finalizedNumber: bigint;
}

export async function readCursor(db: Queryable, chainId: number): Promise<Cursor | null> {
  const { rows } = await db.query<{ number: string; hash: Hex; finalized_number: string }>(
    'SELECT number, hash, finalized_number FROM bridge.cursor WHERE chain_id = $1',
    [chainId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { number: BigInt(row.number), hash: row.hash, finalizedNumber: BigInt(row.finalized_number) };
}

/** Starts the watch just before the first block of interest. A second start changes nothing. */
export async function startCursor(db: Queryable, chainId: number, before: BlockHeader): Promise<void> {
  await storeBlock(db, chainId, before);
  await db.query(
    `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES ($1, $2, $3, 0)
     ON CONFLICT (chain_id) DO NOTHING`,
    [chainId, before.number.toString(), before.hash],
  );
}

/**
 * Moves the cursor from where the caller saw it. False when another watcher moved it first:
 * the caller's transaction must then be given up. What another watcher has called final meanwhile stays final, and the
 * cursor above it.
 *
 * @param takesBack what was final is given up with it: a person, or the setting of a chain for tests, allows that
 */
export async function moveCursor(
  db: Queryable,
  chainId: number,
  from: Cursor,
  to: { number: bigint; hash: Hex; finalizedNumber: bigint },
  takesBack = false,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE bridge.cursor
     SET number = $4, hash = $5, finalized_number = CASE WHEN $7::boolean THEN $6::numeric ELSE greatest(finalized_number, $6::numeric) END
     WHERE chain_id = $1 AND number = $2 AND hash = $3 AND ($7::boolean OR finalized_number <= $4)`,
    [
      chainId,
      from.number.toString(),
      from.hash,
      to.number.toString(),
      to.hash,
      to.finalizedNumber.toString(),
      takesBack,
    ],
  );
  return rowCount === 1;
}

/** Stores a block as canonical; a block that an earlier reorg had orphaned comes back to life. */
export async function storeBlock(db: Queryable, chainId: number, block: BlockHeader): Promise<void> {
  await db.query(
    `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp)
     VALUES ($1, $2, $3, $4, to_timestamp($5::bigint))
     ON CONFLICT (chain_id, hash) DO UPDATE SET status = 'canonical'`,
    [chainId, block.number.toString(), block.hash, block.parentHash, block.timestamp.toString()],
  );
}

/** True when this very block is part of the chain as we have read it. */
export async function hasBlock(db: Queryable, chainId: number, block: BlockHeader): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM bridge.block WHERE chain_id = $1 AND hash = $2 AND status = 'canonical'`,
    [chainId, block.hash],
  );
  return rowCount === 1;
}
