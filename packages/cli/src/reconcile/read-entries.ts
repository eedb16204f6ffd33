import type pg from 'pg';

/** One entry of the books that an event of the chain has caused, as the database keeps it. */
export interface ChainEntry {
  id: string;
  kind: 'single' | 'pending' | 'post' | 'void' | 'expire';
  pendingId: string | null;
  amountMinor: bigint;
  debit: string;
  credit: string;
}

/** The books' side: the entries up to the block, and how far the books have come. */
export interface BooksAtBlock {
  entries: ChainEntry[];
  /** Events of the escrow up to the block that nobody has booked yet. */
  unbooked: number;
}

/** The last block whose events the watcher has stored, or null before its first. */
export async function watchedBlock(client: pg.ClientBase, chainId: number): Promise<bigint | null> {
  const { rows } = await client.query<{ number: string }>(
    'SELECT number::text FROM bridge.cursor WHERE chain_id = $1',
    [chainId],
  );
  return rows[0] === undefined ? null : BigInt(rows[0].number);
}

/** Entries of tokens themselves, not the totals that the database keeps beside them: a total could be wrong. */
export async function readEntries(
  client: pg.ClientBase,
  chainId: number,
  blockNumber: bigint,
): Promise<BooksAtBlock> {
  const at = [chainId, blockNumber.toString()];
  const { rows } = await client.query<{
    id: string;
    kind: ChainEntry['kind'];
    pending_id: string | null;
    amount: string;
    debit: string;
    credit: string;
  }>(
    `SELECT t.id::text, t.kind, t.pending_id::text, t.amount::text,
            d.code || '|' || d.owner || '|' || d.currency AS debit, c.code || '|' || c.owner || '|' || c.currency AS credit
       FROM ledger.transfer t
       JOIN ledger.transfer_group g ON g.id = t.group_id
       JOIN ledger.account d ON d.id = t.debit_account_id
       JOIN ledger.account c ON c.id = t.credit_account_id
      WHERE g.chain_id = $1 AND g.block_number <= $2::numeric AND d.currency <> 'ETH'`,
    at,
  );
  const waiting = await client.query<{ count: string }>(
    `SELECT count(*) FROM bridge.event e
      WHERE e.chain_id = $1 AND e.contract = 'settlementEscrow' AND e.status <> 'orphaned' AND e.block_number <= $2::numeric
        AND NOT EXISTS (SELECT FROM bridge.event_consumption s WHERE s.consumer = 'settlement' AND s.event_id = e.id)`,
    at,
  );
  return {
    entries: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      pendingId: row.pending_id,
      amountMinor: BigInt(row.amount),
      debit: row.debit,
      credit: row.credit,
    })),
    unbooked: Number(waiting.rows[0]?.count ?? 0),
  };
}
