import { AppError } from '@topsteel/domain/errors';
import type { Logger } from 'pino';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import { hasBlock, moveCursor, readCursor, startCursor, storeBlock } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { BlockHeader, ChainReader, LogFilter } from './chain-reader.ts';
import { decodeLog } from './decode-log.ts';
import type { WatchedContract } from './decode-log.ts';
import { fetchLogs } from './fetch-logs.ts';
import { findAncestor } from './find-ancestor.ts';
import { planRange } from './plan-range.ts';
import type { Range } from './plan-range.ts';
import { finalizeEvents, orphanAbove, storeEvents } from './store-events.ts';
import type { EventRow } from './store-events.ts';
import { writeHead } from './write-head.ts';

export interface Watch {
  database: Database;
  reader: ChainReader;
  chainId: number;
  /** The first block that can hold one of our logs. */
  firstBlock: bigint;
  contracts: readonly WatchedContract[];
  filters: readonly LogFilter[];
  /** What to do when the chain takes back a block that it had called final. */
  deepReorg: 'halt' | 'follow';
  logger: Logger;
}

/**
 * One step of the watch: the next range of blocks with its logs, or the way back out of a reorg. Rows and
 * cursor move in one transaction; a step that dies half-way leaves nothing behind.
 *
 * @returns 'more' when the cursor is behind the head after this step
 * @throws AppError `conflict` when the chain is not the one followed so far, or took back final blocks
 */
export async function watchChain(watch: Watch): Promise<'more' | 'idle'> {
  const { database, reader, chainId } = watch;
  const actual = await reader.chainId();
  if (actual !== chainId) {
    throw new AppError('configuration', {
      message: `RPC_URL answers for chain ${actual.toString()}, but CHAIN_ID is ${chainId.toString()}.`,
    });
  }
  const [latest, finalized] = await Promise.all([reader.latest(), reader.finalized()]);
  const cursor = await readCursor(database, chainId);
  if (cursor === null) {
    await begin(watch, latest);
    return 'more';
  }
  if (latest.number < cursor.number && (await hasBlock(database, chainId, latest))) {
    watch.logger.debug({ latest: latest.number.toString() }, 'the node is behind what was read already');
    return 'idle';
  }
  const standing = latest.number < cursor.number ? null : await reader.header(cursor.number);
  if (standing?.hash !== cursor.hash) {
    await goBack(watch, cursor, latest, finalized);
    return 'more';
  }
  const range = planRange(cursor.number, latest.number, finalized.number);
  if (range === null) {
    await settle(watch, cursor, latest, finalized);
    return 'idle';
  }
  await advance(watch, cursor, range, latest, finalized);
  return range.to < latest.number ? 'more' : 'idle';
}

async function begin(watch: Watch, latest: BlockHeader): Promise<void> {
  const before = watch.firstBlock === 0n ? 0n : watch.firstBlock - 1n;
  const header = await watch.reader.header(before);
  if (header === null) {
    throw new AppError('unavailable', {
      message: `The chain is at block ${latest.number.toString()} and has not reached the contracts, deployed at block ${watch.firstBlock.toString()}.`,
    });
  }
  await transact(watch.database, (tx) => startCursor(tx, watch.chainId, header));
}

async function advance(
  watch: Watch,
  cursor: Cursor,
  range: Range,
  latest: BlockHeader,
  finalized: BlockHeader,
): Promise<void> {
  const { reader, chainId, logger } = watch;
  const logs = await fetchLogs(reader, watch.filters, range.from, range.to);
  const numbers = new Set<bigint>([range.to]);
  if (range.isFinal) logs.forEach((log) => numbers.add(log.blockNumber));
  else for (let number = range.from; number <= range.to; number += 1n) numbers.add(number);
  const headers = await readHeaders(reader, [...numbers]);
  if (headers === null || (!range.isFinal && !isChained(cursor, headers))) return;

  const byHash = new Map(headers.map((header) => [header.hash, header]));
  const rows: EventRow[] = [];
  for (const log of logs) {
    const block = byHash.get(log.blockHash);
    if (block === undefined) {
      logger.debug({ block: log.blockHash }, 'the chain moved while its logs were read; reading again');
      return;
    }
    const event = decodeLog(log, watch.contracts);
    if (event === null)
      logger.warn({ address: log.address, tx: log.transactionHash }, 'a log of an unknown kind');
    else rows.push({ log, block, event });
  }

  const last = headers[headers.length - 1];
  if (last === undefined) return;
  const finalizedNumber = finalUpTo(cursor, last.number, finalized.number);
  await transact(watch.database, async (tx) => {
    const moved = await moveCursor(tx, chainId, cursor, {
      number: last.number,
      hash: last.hash,
      finalizedNumber,
    });
    if (!moved) return;
    for (const header of headers) await storeBlock(tx, chainId, header);
    await storeEvents(tx, chainId, rows);
    await finalizeEvents(tx, chainId, finalizedNumber);
    await writeHead(tx, chainId, latest.number, finalized.number, null);
  });
}

/** Nothing new to read: finality may still have advanced, and the head's clock must go on. */
async function settle(
  watch: Watch,
  cursor: Cursor,
  latest: BlockHeader,
  finalized: BlockHeader,
): Promise<void> {
  const finalizedNumber = finalUpTo(cursor, cursor.number, finalized.number);
  await transact(watch.database, async (tx) => {
    if (finalizedNumber > cursor.finalizedNumber) {
      const moved = await moveCursor(tx, watch.chainId, cursor, { ...cursor, finalizedNumber });
      if (!moved) return;
      await finalizeEvents(tx, watch.chainId, finalizedNumber);
    }
    await writeHead(tx, watch.chainId, latest.number, finalized.number, null);
  });
}

async function goBack(
  watch: Watch,
  cursor: Cursor,
  latest: BlockHeader,
  finalized: BlockHeader,
): Promise<void> {
  const { database, reader, chainId, logger } = watch;
  const ancestor = await findAncestor(database, reader, chainId, cursor.number);
  if (ancestor === null) {
    return raiseAlarm(
      watch,
      latest,
      finalized,
      'This is another chain than the one the database has followed.',
    );
  }
  const isDeep = ancestor.number < cursor.finalizedNumber;
  if (isDeep && watch.deepReorg === 'halt') {
    return raiseAlarm(
      watch,
      latest,
      finalized,
      `The chain took back final blocks: it parts at ${ancestor.number.toString()}, but ${cursor.finalizedNumber.toString()} was final. Compare RPC nodes before going on.`,
    );
  }
  await transact(database, async (tx) => {
    const finalizedNumber = isDeep ? ancestor.number : cursor.finalizedNumber;
    const moved = await moveCursor(tx, chainId, cursor, { ...ancestor, finalizedNumber });
    if (!moved) return;
    const orphaned = await orphanAbove(tx, chainId, ancestor.number);
    logger[isDeep ? 'error' : 'warn'](
      { from: cursor.number.toString(), ancestor: ancestor.number.toString(), orphaned, isDeep },
      'the chain was reorganised',
    );
  });
}

async function raiseAlarm(
  watch: Watch,
  latest: BlockHeader,
  finalized: BlockHeader,
  message: string,
): Promise<never> {
  await transact(watch.database, (tx) =>
    writeHead(tx, watch.chainId, latest.number, finalized.number, message),
  );
  throw new AppError('conflict', { message });
}

async function readHeaders(reader: ChainReader, numbers: readonly bigint[]): Promise<BlockHeader[] | null> {
  const headers = await Promise.all(numbers.map((number) => reader.header(number)));
  const present = headers.filter((header) => header !== null);
  if (present.length !== numbers.length) return null;
  return present.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** True when each block names the one before it as its parent, from the cursor on. */
export function isChained(cursor: { hash: string }, headers: readonly BlockHeader[]): boolean {
  let parent = cursor.hash;
  for (const header of headers) {
    if (header.parentHash !== parent) return false;
    parent = header.hash;
  }
  return true;
}

/** Finality never passes the cursor and never goes back. */
function finalUpTo(cursor: Cursor, reached: bigint, finalized: bigint): bigint {
  const bounded = finalized < reached ? finalized : reached;
  return bounded > cursor.finalizedNumber ? bounded : cursor.finalizedNumber;
}
