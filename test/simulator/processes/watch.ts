import { decideFinality, type RecordedBlock } from '../../../oracles/src/watcher/decide-finality.ts';
import {
  alarmOf,
  chooseLeader,
  decideStep,
  finalUpTo,
  type Alarm,
  type NodeHead,
  type StepView,
} from '../../../oracles/src/watcher/decide-step.ts';
import type { Range } from '../../../oracles/src/watcher/plan-range.ts';
import type { SimBlock } from '../fake-chain.ts';
import type { Database } from '../fake-database.ts';
import type { SimNode } from '../fake-node.ts';
import { NodeDown } from '../interruption.ts';
import type { Notes } from '../notes.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import { withAlarm, type StoredBlock, type StoredEvent, type Tables } from '../tables.ts';

export interface WatchWorld {
  db: Database<Tables>;
  nodes: readonly SimNode[];
  nowMs: () => number;
  notes: Notes;
  bug: PlantedBug | null;
}
type Head = NodeHead<SimBlock>;
type Cursor = Tables['cursor'];

const SILENCE_MS = 120_000;
const MOST_STEPS = 3;

/** The watcher: step after step while there is more. */
export function* watch(world: WatchWorld): Process {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) if ((yield* step(world)) === 'idle') return;
}

/** One range of blocks with its events in one transaction, or the way back to the common ancestor. */
function* step(world: WatchWorld): Generator<string, 'more' | 'idle', void> {
  const { db, nodes, bug } = world;
  const heads: Head[] = [];
  for (const node of nodes) {
    heads.push(headOf(node));
    yield 'watch: head asked';
  }
  const leading = chooseLeader(heads);
  const node = nodes[leading ?? -1];
  const head = heads[leading ?? -1];
  if (node === undefined || head?.is !== 'up') return 'idle';
  const { cursor, record } = db.now;
  const { latest, finalized } = head;
  const standing = latest.number < cursor.number ? null : node.header(cursor.number);
  yield 'watch: cursor’s block asked';
  const view: StepView = {
    cursor: { ...cursor, hash: cursor.hash as `0x${string}` },
    ...{ latest, finalized, standing },
    isLatestKnown: latest.number < cursor.number && record[Number(latest.number)]?.hash === latest.hash,
    deepReorg: bug === 'deep-reorg-followed' ? 'follow' : 'halt',
    mayFollow: db.now.head.mayFollow,
  };
  const next = decideStep(view);
  if (next.do === 'find-ancestor') return yield* goBack(world, node, view);
  let told: SimNode | null = null;
  if (next.do === 'read')
    told = yield* read(world, next.range, [node, ...nodes.filter((one) => one !== node)], heads);
  if (next.do !== 'read' && next.do !== 'settle') return 'idle';
  yield* advanceFinality(world, told ?? node, heads);
  return next.do === 'read' && next.range.to < latest.number ? 'more' : 'idle';
}

function headOf(node: SimNode): Head {
  try {
    return { is: 'up', ...node.head() };
  } catch (error) {
    if (!(error instanceof NodeDown)) throw error;
    return { is: 'silent', reason: error.message };
  }
}

/** Reads from the leading node; when its logs and receipts differ, from another. @returns the node that was read */
function* read(
  world: WatchWorld,
  { from, to }: Range,
  nodes: readonly SimNode[],
  heads: readonly Head[],
): Generator<string, SimNode | null, void> {
  const { db, bug, notes, nowMs } = world;
  const { cursor } = db.now;
  let isMissing = false;
  for (const node of nodes) {
    const head = heads[world.nodes.indexOf(node)];
    if (head?.is !== 'up' || head.latest.number < to) continue;
    const reached: SimBlock[] = [];
    let parent = cursor.hash;
    isMissing = false;
    for (let number = from; number <= to && !isMissing; number += 1n) {
      const block = node.header(number);
      yield 'watch: block asked';
      if (block === null || block.parentHash !== parent) return null;
      const { logs, isMoved } = node.logs(block);
      if (isMoved) return null;
      isMissing = logs === null;
      reached.push({ ...block, logs: logs ?? [] });
      parent = block.hash;
    }
    if (isMissing) continue;
    if (bug === 'cursor-before-events') {
      db.transact((tables) => ({ ...movedCursor(tables, cursor, reached) }));
      yield 'planted: cursor moved';
      db.transact(({ events }) => storedEvents(events, new Set(), reached));
      return node;
    }
    db.transact((tables) => {
      const moved = movedCursor(tables, cursor, reached);
      return moved === null ? {} : { ...moved, ...storedEvents(tables.events, tables.consumed, reached) };
    });
    yield 'watch: range kept';
    return node;
  }
  if (!isMissing) return null;
  notes.note('logs were missing on every node');
  db.transact((tables) => withAlarm(tables, alarmOf('logs-missing', 'Logs are missing.'), nowMs()));
  yield 'watch: missing logs told';
  return null;
}

/** Null when another watcher moved it first. */
function movedCursor(
  { cursor, record }: Tables,
  from: Cursor,
  reached: readonly SimBlock[],
): Partial<Tables> | null {
  const last = reached.at(-1);
  if (last === undefined || cursor.hash !== from.hash || cursor.number !== from.number) return null;
  const blocks = reached.map(
    ({ number, hash, logs }): StoredBlock => ({ number, hash, hasEvents: logs.length > 0 }),
  );
  return {
    cursor: { ...cursor, number: last.number, hash: last.hash },
    record: [...record, ...blocks],
  };
}

function storedEvents(
  events: Tables['events'],
  consumed: Tables['consumed'],
  reached: readonly SimBlock[],
): Partial<Tables> {
  if (!reached.some(({ logs }) => logs.length > 0)) return {};
  const nextEvents = new Map(events);
  const nextConsumed = new Set(consumed);
  for (const { number, hash, logs } of reached) {
    for (const { logIndex, txHash, event } of logs) {
      const key = `${hash}:${logIndex}`;
      nextEvents.set(key, { key, blockNumber: number, blockHash: hash, txHash, event, status: 'seen' });
      // Consumers that had undone it meet it anew; the others keep what they have done.
      if (nextConsumed.has(`${key}:orphaned`)) {
        for (const stage of ['seen', 'final', 'orphaned']) nextConsumed.delete(`${key}:${stage}`);
      }
    }
  }
  return { events: nextEvents, consumed: nextConsumed };
}

/** Calls final what the leading node calls final and the other one has too. While an alarm is held, nothing. */
function* advanceFinality(world: WatchWorld, leader: SimNode, heads: readonly Head[]): Process {
  const { db, bug, nowMs } = world;
  const leading = heads[world.nodes.indexOf(leader)];
  const finalNumber = leading?.is === 'up' ? leading.finalized.number : 0n;
  const { cursor, head } = db.now;
  const candidate = finalUpTo({ finalizedNumber: cursor.finalizedNumber }, cursor.number, finalNumber);
  const witnesses = world.nodes.filter((node, at) => node !== leader && heads[at]?.is === 'up');
  let finalizedNumber = candidate;
  let alarm: Alarm | null = null;
  let { silentSinceMs } = head;
  if (head.alarm?.isHeld === true) finalizedNumber = cursor.finalizedNumber;
  else if (witnesses.length === 0 && bug !== 'one-node-believed') {
    world.notes.note('only one node answered');
    finalizedNumber = cursor.finalizedNumber;
    silentSinceMs ??= nowMs();
    if (nowMs() - silentSinceMs >= SILENCE_MS) alarm = alarmOf('node-silent', 'Only one node answers.');
  } else if (bug !== 'one-node-believed') {
    silentSinceMs = null;
    const blocks = recordedBlocks(db.now.record, cursor.finalizedNumber, candidate);
    const testimonies = [];
    for (const witness of witnesses) {
      const theirs = heads[world.nodes.indexOf(witness)];
      const upTo = theirs?.is === 'up' ? theirs.finalized.number : 0n;
      const hashes = blocks.map(({ number }) =>
        number > upTo ? null : (witness.header(number)?.hash ?? null),
      );
      testimonies.push({ name: witness.name, hashes });
      yield 'watch: witness asked';
    }
    const { finalizedNumber: agreed, difference } = decideFinality(
      cursor.finalizedNumber,
      blocks,
      testimonies,
    );
    finalizedNumber = agreed;
    if (difference !== null && leader.header(difference.block.number)?.hash === difference.block.hash) {
      alarm = alarmOf('nodes-disagree', `Two nodes disagree on block ${difference.block.number}.`);
      world.notes.note('two nodes disagreed on a final block');
    }
  }
  db.transact((tables) => {
    const isSame = tables.cursor.hash === cursor.hash && tables.cursor.number === cursor.number;
    if (finalizedNumber > cursor.finalizedNumber && !isSame) return {};
    const told = withAlarm(tables, alarm, nowMs());
    return {
      ...told,
      head: { ...told.head, mayFollow: false, silentSinceMs },
      ...(finalizedNumber > cursor.finalizedNumber && {
        cursor: { ...tables.cursor, finalizedNumber },
        events: finalEvents(tables.events, finalizedNumber),
      }),
    };
  });
  yield 'watch: finality kept';
}

/** Blocks of the stretch that have an event, and its last one. */
function recordedBlocks(record: Tables['record'], from: bigint, to: bigint): RecordedBlock[] {
  const stretch = record.slice(Number(from) + 1, Number(to) + 1);
  return stretch.filter(({ hasEvents }, at) => hasEvents || at === stretch.length - 1);
}

function finalEvents(events: Tables['events'], upTo: bigint): Tables['events'] {
  const isNowFinal = ({ status, blockNumber }: StoredEvent) => status === 'seen' && blockNumber <= upTo;
  if (![...events.values()].some(isNowFinal)) return events;
  const next = new Map(events);
  for (const event of events.values())
    if (isNowFinal(event)) next.set(event.key, { ...event, status: 'final' });
  return next;
}

function* goBack(world: WatchWorld, node: SimNode, view: StepView): Generator<string, 'more' | 'idle', void> {
  const { db, notes, nowMs } = world;
  const { cursor, record } = db.now;
  let ancestor: StoredBlock | null = null;
  for (let at = record.length - 1; at >= 0 && ancestor === null; at -= 1) {
    const block = record[at];
    const header = node.header(BigInt(at));
    yield 'watch: ancestor asked';
    if (block !== undefined && header?.hash === block.hash) ancestor = block;
  }
  const found = ancestor && { number: ancestor.number, hash: ancestor.hash as `0x${string}` };
  const step = decideStep({ ...view, ancestor: found });
  if (step.do === 'alarm') {
    db.transact((tables) => withAlarm(tables, step.alarm, nowMs()));
    yield 'watch: alarm raised';
  }
  if (step.do !== 'go-back') return 'idle';
  const { number, hash } = step.to;
  db.transact((tables) => {
    if (tables.cursor.hash !== cursor.hash || tables.cursor.number !== cursor.number) return {};
    notes.note('a block was replaced');
    if (step.isDeep) notes.note('a final block was replaced');
    const finalizedNumber = step.isDeep ? number : tables.cursor.finalizedNumber;
    return {
      cursor: { number, hash, finalizedNumber },
      ...(step.isDeep && { head: { ...tables.head, mayFollow: false } }),
      record: tables.record.slice(0, Number(number) + 1),
      events: orphanedAbove(tables.events, number),
      intents: reopenedAbove(tables.intents, number),
    };
  });
  yield 'watch: gone back';
  return 'more';
}

function orphanedAbove(events: Tables['events'], number: bigint): Tables['events'] {
  const next = new Map(events);
  for (const event of events.values())
    if (event.blockNumber > number && event.status !== 'orphaned')
      next.set(event.key, { ...event, status: 'orphaned' });
  return next;
}

function reopenedAbove(intents: Tables['intents'], number: bigint): Tables['intents'] {
  const next = new Map(intents);
  for (const intent of intents.values()) {
    const isDone = intent.status === 'mined' || intent.status === 'final';
    if (isDone && intent.blockNumber !== null && intent.blockNumber > number)
      next.set(intent.key, { ...intent, status: 'sent', blockNumber: null });
  }
  return next;
}
