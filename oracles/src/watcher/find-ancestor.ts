import type { Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { ChainReader } from './chain-reader.ts';

export interface Ancestor {
  number: bigint;
  hash: Hex;
}

const PAGE = 32;

/**
 * The highest stored block that the chain still has, walking back from the cursor; null when it has none,
 * which means that this is another chain than the one the database has followed.
 */
export async function findAncestor(
  db: Queryable,
  reader: ChainReader,
  chainId: number,
  from: bigint,
): Promise<Ancestor | null> {
  let below = from + 1n;
  for (;;) {
    const { rows } = await db.query<{ number: string; hash: Hex }>(
      `SELECT number, hash FROM bridge.block
       WHERE chain_id = $1 AND status = 'canonical' AND number < $2 ORDER BY number DESC LIMIT ${PAGE.toString()}`,
      [chainId, below.toString()],
    );
    if (rows.length === 0) return null;
    for (const row of rows) {
      const number = BigInt(row.number);
      const header = await reader.header(number);
      if (header?.hash === row.hash) return { number, hash: row.hash };
      below = number;
    }
  }
}
