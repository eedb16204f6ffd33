import type { Ancestor } from './find-ancestor.ts';
import type { Cursor } from './cursor.ts';
import { planRange } from './plan-range.ts';
import type { Range } from './plan-range.ts';

/** What is wrong with the chain as we see it. A held alarm is lifted by a person only. */
export const alarmKinds = [
  'deep-reorg',
  'other-chain',
  'nodes-disagree',
  'node-silent',
  'logs-missing',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Alarms that say that what was final may not be: only a person can tell which chain is right. */
const HELD: readonly AlarmKind[] = ['deep-reorg', 'other-chain', 'nodes-disagree'];

export interface Alarm {
  kind: AlarmKind;
  sentence: string;
  isHeld: boolean;
}

/** An alarm of that kind. @example alarmOf('node-silent', '…').isHeld // false */
export function alarmOf(kind: AlarmKind, sentence: string): Alarm {
  return { kind, sentence, isHeld: HELD.includes(kind) };
}

/** What is known before a step: our own record, and what the leading node says. */
export interface StepView {
  /** Where the record ends; null before the first step. */
  cursor: Cursor | null;
  latest: { number: bigint; hash: string };
  finalized: { number: bigint };
  /** The node's block at the cursor's height; null when its chain is shorter. */
  standing: { hash: string } | null;
  /** The node's latest block is part of the record. */
  isLatestKnown: boolean;
  /** The highest block of the record that the node still has: null when none, absent before it was looked for. */
  ancestor?: Ancestor | null;
  deepReorg: 'halt' | 'follow';
  /** A person has allowed to follow the node below what was final, once. */
  mayFollow: boolean;
}

export type WatchStep =
  /** Start the record before the first block of interest. */
  | { do: 'begin' }
  /** The node is behind the record, on the same chain. */
  | { do: 'wait' }
  /** The record has left the node's chain: look for the block where they part. */
  | { do: 'find-ancestor' }
  /** Take back the record down to that block. */
  | { do: 'go-back'; to: Ancestor; isDeep: boolean }
  | { do: 'alarm'; alarm: Alarm }
  | { do: 'read'; range: Range }
  /** Nothing new; finality may have advanced. */
  | { do: 'settle' };

/**
 * What the watcher does next. Pure: the same view gives the same step, so a simulator can drive it through any history.
 *
 * @example
 * decideStep({ cursor: { number: 9n, hash: '0x9', … }, latest: { number: 12n, … }, standing: { hash: '0x9' }, … })
 * // { do: 'read', range: { from: 10n, to: 12n, isFinal: false } }
 */
export function decideStep(view: StepView): WatchStep {
  const { cursor, latest, finalized, standing } = view;
  if (cursor === null) return { do: 'begin' };
  if (latest.number < cursor.number && view.isLatestKnown) return { do: 'wait' };
  if (standing?.hash !== cursor.hash) return decideReturn(view, cursor);
  const range = planRange(cursor.number, latest.number, finalized.number);
  return range === null ? { do: 'settle' } : { do: 'read', range };
}

function decideReturn({ ancestor, deepReorg, mayFollow }: StepView, cursor: Cursor): WatchStep {
  if (ancestor === undefined) return { do: 'find-ancestor' };
  if (ancestor === null) {
    const sentence = 'This is another chain than the one the database has followed.';
    return { do: 'alarm', alarm: alarmOf('other-chain', sentence) };
  }
  const isDeep = ancestor.number < cursor.finalizedNumber;
  if (!isDeep || deepReorg === 'follow' || mayFollow) return { do: 'go-back', to: ancestor, isDeep };
  const sentence = `The chain took back final blocks: it parts at ${ancestor.number.toString()}, but ${cursor.finalizedNumber.toString()} was final. Compare RPC nodes before going on.`;
  return { do: 'alarm', alarm: alarmOf('deep-reorg', sentence) };
}

/** What one node says of its head, or why it cannot be used. */
export type NodeHead<Header extends { number: bigint } = { number: bigint }> =
  | { is: 'up'; latest: Header; finalized: Header }
  | { is: 'silent'; reason: string }
  | { is: 'wrong-chain'; chainId: number };

const FEW_BLOCKS = 3n;

/** Whether a head so many blocks behind the highest is as good as that. @example isNear(3n) // true */
export const isNear = (behind: bigint): boolean => behind <= FEW_BLOCKS;

/**
 * Which node to follow: the first that answers, unless another is more than three blocks ahead of it: then its head is
 * stale. Null when none answers. What the leader says is not final before another node has said it too.
 *
 * @example chooseLeader([stale at 90, up at 100]) // 1
 */
export function chooseLeader(heads: readonly NodeHead[]): number | null {
  const heights = heads.map((head) => (head.is === 'up' ? head.latest.number : null));
  const highest = heights.reduce<bigint | null>(
    (top, height) => (height !== null && (top === null || height > top) ? height : top),
    null,
  );
  if (highest === null) return null;
  const leader = heights.findIndex((height) => height !== null && isNear(highest - height));
  return leader === -1 ? null : leader;
}

/** Finality never passes the record and never goes back. @example finalUpTo({ finalizedNumber: 5n }, 9n, 7n) // 7n */
export function finalUpTo(
  cursor: Pick<Cursor, 'finalizedNumber'>,
  reached: bigint,
  finalized: bigint,
): bigint {
  const bounded = finalized < reached ? finalized : reached;
  return bounded > cursor.finalizedNumber ? bounded : cursor.finalizedNumber;
}
