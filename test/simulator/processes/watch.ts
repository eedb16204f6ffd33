import { decideStep, finalUpTo } from '../../../oracles/src/watcher/decide-step.ts';
import type { StepView } from '../../../oracles/src/watcher/decide-step.ts';
import type { Database, StoredBlock, StoredEvent } from '../fake-database.ts';
import type { SimNode } from '../fake-node.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import type { SimBlock } from '../fake-chain.ts';

/** The watcher: one range of blocks with its events in one transaction, or the way back to the common ancestor. */
export function* watch(db: Database, node: SimNode, bug: PlantedBug | null): Process {
  const latest = node.latest();
  yield;
  const finalized = node.finalized();
  yield;
  const { cursor, blocks } = db.now;
  const standing = latest.number < cursor.number ? null : node.header(cursor.number);
  yield;
  const view: StepView = {
    cursor: { ...cursor, hash: cursor.hash as `0x${string}` },
    latest,
    finalized,
    standing,
    isLatestKnown: latest.number < cursor.number && blocks.get(latest.hash)?.status === 'canonical',
    deepReorg: 'halt',
    mayFollow: false,
  };
  const step = decideStep(view);
  if (step.do === 'find-ancestor') return yield* goBack(db, node, view);
  if (step.do !== 'read' && step.do !== 'settle') return;
  const range = step.do === 'read' ? step.range : null;
  const reached: SimBlock[] = [];
  let parent = cursor.hash;
  for (let number = range?.from ?? 1n; range !== null && number <= range.to; number += 1n) {
    const block = node.header(number);
    yield;
    if (block === null || block.parentHash !== parent) return;
    const logs = node.logs(number);
    if (logs === null) return;
    reached.push({ ...block, logs });
    parent = block.hash;
  }
  const last = reached.at(-1);
  const upTo = last?.number ?? cursor.number;
  const finalizedNumber = finalUpTo(cursor, upTo, finalized.number);
  if (bug === 'cursor-before-events') {
    db.transact(() => ({ cursor: { number: upTo, hash: parent, finalizedNumber } }));
    yield;
    db.transact((tables) =>
      storeBlocks(tables.blocks, tables.events, tables.consumed, reached, finalizedNumber),
    );
    return;
  }
  db.transact((tables) => {
    if (tables.cursor.hash !== cursor.hash || tables.cursor.number !== cursor.number) return {};
    return {
      ...storeBlocks(tables.blocks, tables.events, tables.consumed, reached, finalizedNumber),
      cursor: { number: upTo, hash: parent, finalizedNumber },
    };
  });
  yield;
}

function storeBlocks(
  blocks: ReadonlyMap<string, StoredBlock>,
  events: ReadonlyMap<string, StoredEvent>,
  consumed: ReadonlySet<string>,
  reached: readonly SimBlock[],
  finalizedNumber: bigint,
) {
  const nextBlocks = new Map(blocks);
  const nextEvents = new Map(events);
  const nextConsumed = new Set(consumed);
  for (const { number, hash, logs } of reached) {
    nextBlocks.set(hash, { number, hash, status: 'canonical' });
    for (const { logIndex, txHash, event } of logs) {
      const key = `${hash}:${logIndex}`;
      nextEvents.set(key, { key, blockNumber: number, blockHash: hash, txHash, event, status: 'seen' });
      // Consumers that had undone it meet it anew; the others keep what they have done.
      if (nextConsumed.has(`${key}:orphaned`)) {
        for (const stage of ['seen', 'final', 'orphaned']) nextConsumed.delete(`${key}:${stage}`);
      }
    }
  }
  for (const [key, event] of nextEvents) {
    if (event.status === 'seen' && event.blockNumber <= finalizedNumber)
      nextEvents.set(key, { ...event, status: 'final' });
  }
  return { blocks: nextBlocks, events: nextEvents, consumed: nextConsumed };
}

function* goBack(db: Database, node: SimNode, view: StepView): Process {
  const { cursor, blocks } = db.now;
  const canonical = [...blocks.values()]
    .filter(({ status }) => status === 'canonical')
    .sort((a, b) => Number(b.number - a.number));
  let ancestor: StoredBlock | null = null;
  for (const block of canonical) {
    const header = node.header(block.number);
    yield;
    if (header?.hash !== block.hash) continue;
    ancestor = block;
    break;
  }
  const found = ancestor && { number: ancestor.number, hash: ancestor.hash as `0x${string}` };
  const step = decideStep({ ...view, ancestor: found });
  if (step.do === 'alarm') db.transact(() => ({ alarm: step.alarm.sentence }));
  if (step.do !== 'go-back') return;
  const { number, hash } = step.to;
  db.transact((tables) => {
    if (tables.cursor.hash !== cursor.hash) return {};
    const orphaned = new Map(tables.blocks);
    for (const block of orphaned.values())
      if (block.number > number && block.status === 'canonical')
        orphaned.set(block.hash, { ...block, status: 'orphaned' });
    const events = new Map(tables.events);
    for (const event of events.values())
      if (event.blockNumber > number && event.status !== 'orphaned')
        events.set(event.key, { ...event, status: 'orphaned' });
    const intents = new Map(tables.intents);
    for (const intent of intents.values()) {
      const isDone = intent.status === 'mined' || intent.status === 'final';
      if (isDone && intent.blockNumber !== null && intent.blockNumber > number)
        intents.set(intent.key, { ...intent, status: 'sent', blockNumber: null });
    }
    return { cursor: { ...tables.cursor, number, hash }, blocks: orphaned, events, intents };
  });
}
