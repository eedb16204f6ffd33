import { AppError } from '@topsteel/domain/errors';
import { inSpan } from '@topsteel/tracing';
import type { Logger } from 'pino';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { BlockHeader, ChainReader, LogFilter } from './chain-reader.ts';
import { hasBlock, moveCursor, readCursor, startCursor, storeBlock } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { chooseLeader, decideStep } from './decide-step.ts';
import type { Alarm } from './decide-step.ts';
import { decodeLog } from './decode-log.ts';
import type { WatchedContract } from './decode-log.ts';
import { findAncestor } from './find-ancestor.ts';
import type { Ancestor } from './find-ancestor.ts';
import { advanceFinality } from './advance-finality.ts';
import { takeBackMoves } from './own-store.ts';
import type { Range } from './plan-range.ts';
import { readHeads, restIfAway } from './read-heads.ts';
import type { WatchedNode } from './read-heads.ts';
import { LogsMissing, readRange } from './read-range.ts';
import type { ReadRange } from './read-range.ts';
import { orphanAbove, storeEvents } from './store-events.ts';
import type { EventRow } from './store-events.ts';
import { readHead, useFollow, writeHead } from './write-head.ts';

export interface Watch {
  database: Database;
  /** The node that is preferred. */
  reader: ChainReader;
  /** Other nodes: one of them must have the same blocks before anything is final. None: the first is believed. */
  witnesses?: readonly ChainReader[];
  chainId: number;
  /** The first block that can hold one of our logs. */
  firstBlock: bigint;
  contracts: readonly WatchedContract[];
  filters: readonly LogFilter[];
  /** What to do when the chain takes back a block that it had called final. */
  deepReorg: 'halt' | 'follow';
  /** An alarm follows when finality had to wait so long for a second node. */
  silenceMs?: number;
  /** Unix milliseconds. */
  now?: () => number;
  metrics?: Metrics;
  logger: Logger;
}

/**
 * One step of the watch: the next range of blocks with its logs, or the way back out of a reorg. Rows and
 * cursor move in one transaction; a step that dies half-way leaves nothing behind.
 *
 * @returns 'more' when the cursor is behind the head after this step
 * @throws AppError `conflict` when the chain is not the one followed so far, or took back final blocks; `configuration`
 * when the nodes answer for another chain; `unavailable` when none answers
 */
export async function watchChain(watch: Watch): Promise<'more' | 'idle'> {
  const { database, chainId } = watch;
  const nodes = await readHeads(watch);
  const leader = leaderOf(watch, nodes);
  const cursor = await readCursor(database, chainId);
  const view = {
    cursor,
    latest: leader.latest,
    finalized: leader.finalized,
    standing: await standingOf(watch, leader, cursor),
    isLatestKnown:
      cursor !== null &&
      leader.latest.number < cursor.number &&
      (await hasBlock(database, chainId, leader.latest)),
    deepReorg: watch.deepReorg,
    mayFollow: (await readHead(database, chainId)).mayFollow,
  };
  let step = decideStep(view);
  if (step.do === 'find-ancestor' && cursor !== null) {
    const ancestor = await findAncestor(database, leader.reader, chainId, cursor.number);
    step = decideStep({ ...view, ancestor });
  }
  if (cursor === null) {
    await begin(watch, leader);
    return 'more';
  }
  switch (step.do) {
    case 'go-back':
      await goBack(watch, cursor, step.to, step.isDeep);
      return 'more';
    case 'alarm':
      return raiseAlarm(watch, leader, step.alarm);
    case 'read': {
      const { range } = step;
      const attributes = { 'block.from': range.from.toString(), 'block.to': range.to.toString() };
      await inSpan('read blocks', attributes, async () => {
        const told = await advance(watch, cursor, range, leader, nodes);
        // Whoever told the blocks cannot bear witness to them: the leader may have left their logs out.
        await advanceFinality(watch, told, nodes);
      });
      return step.range.to < leader.latest.number ? 'more' : 'idle';
    }
    case 'settle':
      await advanceFinality(watch, leader, nodes);
      return 'idle';
    default:
      watch.logger.debug(
        { latest: leader.latest.number.toString() },
        'the node is behind what was read already',
      );
      return 'idle';
  }
}

function leaderOf(watch: Watch, nodes: readonly WatchedNode[]): WatchedNode & { is: 'up' } {
  const leader = nodes[chooseLeader(nodes) ?? -1];
  if (leader?.is === 'up') return leader;
  for (const node of nodes) {
    if (node.is !== 'wrong-chain') continue;
    throw new AppError('configuration', {
      message: `RPC_URL answers for chain ${node.chainId.toString()}, but CHAIN_ID is ${watch.chainId.toString()}.`,
    });
  }
  const reasons = nodes.flatMap((node) => (node.is === 'silent' ? [`${node.name}: ${node.reason}`] : []));
  throw new AppError('unavailable', { message: `No node of the chain answers. ${reasons.join(' ')}` });
}

async function standingOf(
  watch: Watch,
  leader: WatchedNode & { is: 'up' },
  cursor: Cursor | null,
): Promise<{ hash: string } | null> {
  if (cursor === null || leader.latest.number < cursor.number) return null;
  return leader.reader.header(cursor.number).catch((error: unknown) => {
    restIfAway(watch, leader.reader, error);
    throw error;
  });
}

async function begin(watch: Watch, leader: WatchedNode & { is: 'up' }): Promise<void> {
  const before = watch.firstBlock === 0n ? 0n : watch.firstBlock - 1n;
  const header = await leader.reader.header(before);
  if (header === null) {
    throw new AppError('unavailable', {
      message: `The chain is at block ${leader.latest.number.toString()} and has not reached the contracts, deployed at block ${watch.firstBlock.toString()}.`,
    });
  }
  await transact(watch.database, (tx) => startCursor(tx, watch.chainId, header));
}

/** @returns the node that told the range; the leader where none did */
async function advance(
  watch: Watch,
  cursor: Cursor,
  range: Range,
  leader: WatchedNode & { is: 'up' },
  nodes: readonly WatchedNode[],
): Promise<WatchedNode & { is: 'up' }> {
  const { chainId, contracts, logger } = watch;
  const told = await readAnywhere(watch, cursor, range, leader, nodes);
  const last = told?.read.headers.at(-1);
  if (told === null || last === undefined) {
    logger.debug({ from: range.from.toString() }, 'the chain moved while it was read; reading again');
    return leader;
  }
  const { read } = told;
  const byHash = new Map(read.headers.map((header) => [header.hash, header]));
  const rows: EventRow[] = [];
  for (const log of read.logs) {
    const block = byHash.get(log.blockHash);
    const event = decodeLog(log, contracts);
    if (event === null)
      logger.warn({ address: log.address, tx: log.transactionHash }, 'a log of an unknown kind');
    else if (block !== undefined) rows.push({ log, block, event });
  }
  const withEvents = new Set(rows.map(({ log }) => log.blockHash));
  const isKept = ({ hash }: BlockHeader): boolean =>
    !range.isFinal || hash === last.hash || withEvents.has(hash);
  await transact(watch.database, async (tx) => {
    const { number, hash } = last;
    const moved = await moveCursor(tx, chainId, cursor, {
      number,
      hash,
      finalizedNumber: cursor.finalizedNumber,
    });
    if (!moved) return;
    for (const header of read.headers.filter(isKept)) await storeBlock(tx, chainId, header);
    await storeEvents(tx, chainId, rows);
  });
  return told.node;
}

/** Reads from the leader; when its logs and receipts differ, from whichever other node agrees with itself. */
async function readAnywhere(
  watch: Watch,
  cursor: Cursor,
  range: Range,
  leader: WatchedNode & { is: 'up' },
  nodes: readonly WatchedNode[],
): Promise<{ node: WatchedNode & { is: 'up' }; read: ReadRange } | null> {
  let missing: LogsMissing | undefined;
  let away: unknown;
  const others = nodes.filter((node) => node !== leader);
  for (const node of [leader, ...others]) {
    if (node.is !== 'up' || node.latest.number < range.to) continue;
    try {
      const read = await readRange(node.reader, watch.filters, range, cursor);
      return read && { node, read };
    } catch (error) {
      if (restIfAway(watch, node.reader, error)) {
        watch.logger.warn({ node: node.name, err: error }, 'a node broke off');
        away = error;
        continue;
      }
      if (!(error instanceof LogsMissing)) throw error;
      watch.logger.error({ node: node.name, err: error }, 'a node leaves logs out');
      watch.metrics?.count('topsteel_logs_missing_total', { node: node.name });
      missing = error;
    }
  }
  if (missing === undefined && away !== undefined) throw away as Error;
  if (missing === undefined) return null;
  return raiseAlarm(watch, leader, { kind: 'logs-missing', sentence: missing.message, isHeld: false });
}

async function goBack(watch: Watch, cursor: Cursor, ancestor: Ancestor, isDeep: boolean): Promise<void> {
  const { database, chainId, logger } = watch;
  await transact(database, async (tx) => {
    const finalizedNumber = isDeep ? ancestor.number : cursor.finalizedNumber;
    const moved = await moveCursor(tx, chainId, cursor, { ...ancestor, finalizedNumber }, isDeep);
    if (!moved) return;
    if (isDeep) {
      await useFollow(tx, chainId);
      await takeBackMoves(tx, chainId, ancestor.number);
    }
    const orphaned = await orphanAbove(tx, chainId, ancestor.number, isDeep);
    logger[isDeep ? 'error' : 'warn'](
      { from: cursor.number.toString(), ancestor: ancestor.number.toString(), orphaned, isDeep },
      'the chain was reorganised',
    );
  });
  watch.metrics?.count('topsteel_reorgs_total');
  watch.metrics?.gauge('topsteel_reorg_depth_blocks', cursor.number - ancestor.number);
}

async function raiseAlarm(watch: Watch, leader: WatchedNode & { is: 'up' }, alarm: Alarm): Promise<never> {
  const { database, chainId } = watch;
  await transact(database, async (tx) => {
    const finalizedNumber = (await readCursor(tx, chainId))?.finalizedNumber ?? 0n;
    await writeHead(tx, chainId, leader.latest.number, finalizedNumber, alarm);
  });
  watch.metrics?.gauge('topsteel_alarm', 1, { kind: alarm.kind });
  throw new AppError('conflict', { message: alarm.sentence });
}
