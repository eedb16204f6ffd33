import { transact } from '../database.ts';
import { unwarn, warn } from '../warnings.ts';
import { agreeOnFinality } from './agree-on-finality.ts';
import { moveCursor, readCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { alarmOf, alarmKinds, finalUpTo } from './decide-step.ts';
import type { Alarm } from './decide-step.ts';
import type { ChainReader } from './chain-reader.ts';
import { sentenceOf, waitAfter } from './finality-wait.ts';
import type { FinalityWait } from './finality-wait.ts';
import { restIfAway } from './read-heads.ts';
import type { WatchedNode } from './read-heads.ts';
import { finalizeEvents } from './store-events.ts';
import type { Watch } from './watch-chain.ts';
import { readHead, useFollow, writeHead } from './write-head.ts';

const USUAL_SILENCE_MS = 120_000;
const SILENT = 'node-silent';
const WAITS = 'finality-waits';

/** Of every watch, since when finality waits; absent before its first step. */
const waits = new WeakMap<Watch, { wait: FinalityWait | null; isTold: boolean }>();

/**
 * Calls final what the leading node calls final and, where several nodes are configured, another one has too; and tells
 * everyone where the chain stands. While an alarm is held nothing becomes final.
 */
export async function advanceFinality(
  watch: Watch,
  leader: WatchedNode & { is: 'up' },
  nodes: readonly WatchedNode[],
): Promise<void> {
  const { database, chainId, metrics } = watch;
  const cursor = await readCursor(database, chainId);
  if (cursor === null) return;
  const candidate = finalUpTo(cursor, cursor.number, leader.finalized.number);
  const head = await readHead(database, chainId);
  const { finalizedNumber, alarm } = head.isHeld
    ? { finalizedNumber: cursor.finalizedNumber, alarm: null }
    : await agree(watch, cursor, candidate, leader, nodes);
  await transact(database, async (tx) => {
    if (finalizedNumber > cursor.finalizedNumber) {
      const moved = await moveCursor(tx, chainId, cursor, { ...cursor, finalizedNumber });
      if (!moved) return;
      await finalizeEvents(tx, chainId, finalizedNumber);
    }
    // The record and the node agree: whatever somebody allowed to follow has not come.
    if (head.mayFollow) await useFollow(tx, chainId);
    await writeHead(tx, chainId, leader.latest.number, finalizedNumber, alarm);
  });
  if (!head.isHeld && alarm === null) await tellWait(watch, finalizedNumber, candidate, nodes);
  const raised = head.isHeld ? head.alarmKind : (alarm?.kind ?? null);
  for (const kind of alarmKinds) metrics?.gauge('topsteel_alarm', kind === raised ? 1 : 0, { kind });
  metrics?.gauge('topsteel_head_block', leader.latest.number);
  metrics?.gauge('topsteel_cursor_block', cursor.number);
  metrics?.gauge('topsteel_finalized_block', finalizedNumber);
  metrics?.gauge('topsteel_lag_blocks', leader.latest.number - cursor.number);
  metrics?.gauge(
    'topsteel_head_age_seconds',
    Math.floor(Date.now() / 1_000) - Number(leader.latest.timestamp),
  );
  // Once, not at every step of an alarm that lasts.
  if (alarm !== null && alarm.kind !== head.alarmKind)
    watch.logger.error({ kind: alarm.kind }, alarm.sentence);
}

async function agree(
  watch: Watch,
  cursor: Cursor,
  candidate: bigint,
  leader: WatchedNode & { is: 'up' },
  nodes: readonly WatchedNode[],
): Promise<{ finalizedNumber: bigint; alarm: Alarm | null }> {
  if (nodes.length === 1) return { finalizedNumber: candidate, alarm: null };
  const { database, chainId } = watch;
  const witnesses = nodes.flatMap((node) => (node !== leader && node.is === 'up' ? [node] : []));
  if (witnesses.length === 0) {
    const sentence = `Only ${leader.name} answers for the chain. Nothing becomes final before a second node has the same blocks.`;
    const sinceMs = await warn(database, chainId, SILENT, sentence);
    const isOverdue = Date.now() - sinceMs >= (watch.silenceMs ?? USUAL_SILENCE_MS);
    return { finalizedNumber: cursor.finalizedNumber, alarm: isOverdue ? alarmOf(SILENT, sentence) : null };
  }
  await unwarn(database, chainId, SILENT);
  const isAway = (reader: ChainReader, error: unknown): boolean => restIfAway(watch, reader, error);
  return agreeOnFinality(database, chainId, cursor.finalizedNumber, candidate, leader, witnesses, isAway);
}

/** A second node that answers and stands still holds up what is final without any alarm: somebody has to know which one. */
async function tellWait(
  watch: Watch,
  finalizedNumber: bigint,
  candidate: bigint,
  nodes: readonly WatchedNode[],
): Promise<void> {
  const { database, chainId, metrics, now = Date.now, silenceMs = USUAL_SILENCE_MS } = watch;
  const before = waits.get(watch);
  const wait = waitAfter(before?.wait ?? null, finalizedNumber, candidate, now());
  const waitedMs = wait === null ? 0 : now() - wait.sinceMs;
  const isTold = waitedMs >= silenceMs;
  waits.set(watch, { wait, isTold });
  metrics?.gauge('topsteel_finality_waits_seconds', Math.floor(waitedMs / 1_000));
  // A warning of a process before this one is taken back too.
  if (!isTold && before?.isTold !== false) await unwarn(database, chainId, WAITS);
  if (!isTold || before?.isTold === true) return;
  const said = nodes.map((node) => ({
    name: node.name,
    finalized: node.is === 'up' ? node.finalized.number : null,
  }));
  const sentence = sentenceOf(finalizedNumber, Math.floor(waitedMs / 1_000), said);
  watch.logger.warn(sentence);
  await warn(database, chainId, WAITS, sentence);
}
