import type { Queryable } from '../database.ts';
import type { DecodedEvent } from './decode-log.ts';
import type { BlockHeader, RawLog } from './chain-reader.ts';

export interface EventRow {
  log: RawLog;
  block: BlockHeader;
  event: DecodedEvent;
}

/**
 * Stores events as seen. An event of a block that comes back after a reorg is seen again: consumers that
 * had already undone it are made to meet it anew, the others keep what they have done.
 */
export async function storeEvents(db: Queryable, chainId: number, rows: readonly EventRow[]): Promise<void> {
  for (const { log, block, event } of rows) {
    const { rows: stored } = await db.query<{ id: string }>(
      `INSERT INTO bridge.event
         (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint))
       ON CONFLICT (chain_id, block_hash, log_index) DO UPDATE SET status = 'seen'
       RETURNING id`,
      [
        chainId,
        log.blockNumber.toString(),
        log.blockHash,
        log.logIndex,
        log.transactionHash,
        event.contract,
        event.name,
        JSON.stringify(event.args),
        block.timestamp.toString(),
      ],
    );
    await db.query(
      `DELETE FROM bridge.event_consumption c
       WHERE c.event_id = $1 AND EXISTS (
         SELECT 1 FROM bridge.event_consumption o
         WHERE o.event_id = c.event_id AND o.consumer = c.consumer AND o.stage = 'orphaned')`,
      [stored[0]?.id],
    );
  }
}

/** Calls events final up to and including that block. */
export async function finalizeEvents(db: Queryable, chainId: number, upTo: bigint): Promise<void> {
  await db.query(
    `UPDATE bridge.event SET status = 'final' WHERE chain_id = $1 AND status = 'seen' AND block_number <= $2`,
    [chainId, upTo.toString()],
  );
}

/**
 * Marks every block and event above the common ancestor as orphaned, and opens the intents again that were
 * fulfilled there.
 *
 * @param isDeep something that was final is taken back too: then all of the record is looked through
 * @returns how many events were orphaned
 */
export async function orphanAbove(
  db: Queryable,
  chainId: number,
  ancestor: bigint,
  isDeep: boolean,
): Promise<number> {
  await db.query(
    `UPDATE bridge.block SET status = 'orphaned' WHERE chain_id = $1 AND status = 'canonical' AND number > $2`,
    [chainId, ancestor.toString()],
  );
  const { rowCount } = await db.query(
    `UPDATE bridge.event SET status = 'orphaned'
     WHERE chain_id = $1 AND block_number > $2 AND status ${isDeep ? "<> 'orphaned'" : "= 'seen'"}`,
    [chainId, ancestor.toString()],
  );
  // After the events: whoever called an intent done by one of them has come to its end before the events could change.
  await db.query(
    `UPDATE bridge.intent SET status = 'sent', block_number = NULL, result = NULL, updated_at = now()
     WHERE block_number > $1 AND status ${isDeep ? "IN ('mined', 'final')" : "= 'mined'"}`,
    [ancestor.toString()],
  );
  return rowCount ?? 0;
}
