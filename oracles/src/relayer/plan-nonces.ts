import type { Hex } from 'viem';
import type { Inclusion } from './relayer-chain.ts';

export type TransactionStatus =
  | 'prepared'
  | 'broadcast'
  | 'mined'
  | 'final'
  | 'replaced'
  | 'dropped'
  | 'reverted';

/** A persisted transaction of one signer, with what the chain says about it now. */
export interface TrackedTransaction {
  hash: Hex;
  nonce: bigint;
  status: TransactionStatus;
  maxFee: bigint;
  createdAtMs: number;
  broadcastAtMs: number | null;
  /** Where the chain has it, or null. */
  inclusion: Pick<Inclusion, 'blockNumber' | 'succeeded'> | null;
}

export interface NonceView {
  /** The account's next nonce by the latest block, read before the inclusions. */
  chainNonce: bigint;
  /**
   * The account's next nonce by the block that is final; 0 where nobody can tell. A nonce that others used is given up only
   * when that is final: until then our transaction may be in the chain that stays.
   */
  finalNonce: bigint;
  finalizedNumber: bigint;
  nowMs: number;
  transactions: readonly TrackedTransaction[];
}

export interface NoncePolicy {
  /** A transaction not yet in a block is sent again after this long: a node may have forgotten it. */
  rebroadcastMs: number;
  /** The next in line is replaced at a higher fee after this long. */
  stuckMs: number;
  /** A nonce used, for good, by a transaction that is not ours is given up no sooner than this after ours was sent. */
  dropMs: number;
  /** No fee per gas is offered above this, in wei: what costs more waits. */
  maxFeePerGas: bigint;
}

export type NonceAction =
  /** The chain has it: mined, then final or reverted once its block is final. */
  | { do: 'settle'; hash: Hex; status: 'mined' | 'final' | 'reverted'; blockNumber: bigint }
  /** The chain no longer has it: a reorg, or a node that lost its last blocks. */
  | { do: 'reopen'; hash: Hex }
  /** Another transaction of ours took its nonce. */
  | { do: 'replace'; hash: Hex }
  /** A transaction that is not ours took its nonce: the intent starts over. */
  | { do: 'drop'; hash: Hex }
  | { do: 'broadcast'; hash: Hex }
  /** Sign it again with the same nonce and a higher fee. */
  | { do: 'bump'; hash: Hex }
  /** It is stuck, and a higher fee would pass the ceiling: it is sent again as it is, and somebody should know. */
  | { do: 'wait-for-fees'; hash: Hex }
  /** No transaction of ours has this nonce and later ones wait for it: send nothing to ourselves. */
  | { do: 'fill'; nonce: bigint };

export interface NoncePlan {
  actions: NonceAction[];
  /** The nonce for the next new transaction. */
  nextNonce: bigint;
}

const LIVE: readonly TransactionStatus[] = ['prepared', 'broadcast', 'mined'];
const SETTLED: readonly TransactionStatus[] = ['final', 'reverted'];

/**
 * What to do about every nonce of one signer that is not settled for good. Pure: the same view gives the
 * same plan, so a relayer that died anywhere goes on from what is stored.
 *
 * @example
 * planNonces({ chainNonce: 7n, transactions: [{ nonce: 7n, status: 'prepared', … }], … }, policy)
 * // { actions: [{ do: 'broadcast', hash }], nextNonce: 8n }
 */
export function planNonces(view: NonceView, policy: NoncePolicy): NoncePlan {
  const byNonce = new Map<bigint, TrackedTransaction[]>();
  for (const transaction of view.transactions) {
    byNonce.set(transaction.nonce, [...(byNonce.get(transaction.nonce) ?? []), transaction]);
  }
  const actions: NonceAction[] = [];
  let next = view.chainNonce;
  const held = new Set<bigint>();
  for (const nonce of [...byNonce.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    const group = byNonce.get(nonce) ?? [];
    const isHeld = planNonce(nonce, group, view, policy, actions);
    if (!isHeld || nonce < view.chainNonce) continue;
    held.add(nonce);
    if (nonce >= next) next = nonce + 1n;
  }
  for (let nonce = view.chainNonce; nonce < next; nonce += 1n) {
    if (!held.has(nonce)) actions.push({ do: 'fill', nonce });
  }
  return { actions, nextNonce: next };
}

/** Plans one nonce; true when a transaction of ours holds it. */
function planNonce(
  nonce: bigint,
  group: readonly TrackedTransaction[],
  view: NonceView,
  policy: NoncePolicy,
  actions: NonceAction[],
): boolean {
  const winner = group.find(({ inclusion }) => inclusion !== null);
  const inclusion = winner?.inclusion ?? null;
  if (winner !== undefined && inclusion !== null) {
    const { blockNumber, succeeded } = inclusion;
    const settled = succeeded ? 'final' : 'reverted';
    const status = blockNumber <= view.finalizedNumber ? settled : 'mined';
    if (winner.status !== status) actions.push({ do: 'settle', hash: winner.hash, status, blockNumber });
    for (const other of group) {
      if (other !== winner && LIVE.includes(other.status)) actions.push({ do: 'replace', hash: other.hash });
    }
    return true;
  }

  const lost = group.filter(({ status }) => status === 'mined' || SETTLED.includes(status));
  for (const { hash } of lost) actions.push({ do: 'reopen', hash });
  const live = group.filter(({ status }) => LIVE.includes(status) || SETTLED.includes(status));
  const best = live.reduce<TrackedTransaction | null>(
    (top, one) => (top === null || one.maxFee > top.maxFee ? one : top),
    null,
  );
  if (best === null) return false;

  const lastSentMs = best.broadcastAtMs ?? best.createdAtMs;
  if (nonce < view.chainNonce) {
    if (view.nowMs - lastSentMs < policy.dropMs) return true;
    if (nonce >= view.finalNonce) return true;
    for (const { hash } of live) actions.push({ do: 'drop', hash });
    return false;
  }
  const isStuck = nonce === view.chainNonce && view.nowMs - best.createdAtMs >= policy.stuckMs;
  const isDue =
    best.status !== 'broadcast' ||
    best.broadcastAtMs === null ||
    view.nowMs - best.broadcastAtMs >= policy.rebroadcastMs;
  const canRaise = canBeRaised(best.maxFee, policy.maxFeePerGas);
  if (isStuck && canRaise && !lost.includes(best)) {
    actions.push({ do: 'bump', hash: best.hash });
    return true;
  }
  if (isStuck && !canRaise) actions.push({ do: 'wait-for-fees', hash: best.hash });
  if (isDue) actions.push({ do: 'broadcast', hash: best.hash });
  return true;
}

interface Fees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

/** An eighth more, rounded up. */
const raise = (amount: bigint): bigint => (amount * 1125n + 999n) / 1000n;
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Whether a transaction of this fee can be replaced without passing the ceiling. @example canBeRaised(178n, 200n) // false */
export const canBeRaised = (maxFeePerGas: bigint, ceiling: bigint): boolean => raise(maxFeePerGas) <= ceiling;

/**
 * The fees of a replacement: 12.5 % above the old ones at least (nodes refuse less than 10 %), never below what the
 * chain asks today, and never above the ceiling. Rounded up. Nothing is replaced where 12.5 % do not fit under the ceiling (`canBeRaised`).
 *
 * @example
 * raiseFees({ maxFeePerGas: 100n, maxPriorityFeePerGas: 10n }, { maxFeePerGas: 90n, maxPriorityFeePerGas: 20n }, 500n)
 * // { maxFeePerGas: 113n, maxPriorityFeePerGas: 20n }
 */
export function raiseFees(old: Fees, today: Fees, ceiling: bigint): Fees {
  const maxFeePerGas = larger(raise(old.maxFeePerGas), smaller(today.maxFeePerGas, ceiling));
  const tip = larger(raise(old.maxPriorityFeePerGas), today.maxPriorityFeePerGas);
  return { maxFeePerGas, maxPriorityFeePerGas: smaller(tip, maxFeePerGas) };
}

/**
 * What is offered for a new transaction: what the chain asks, at most the ceiling.
 *
 * @example capFees({ maxFeePerGas: 900n, maxPriorityFeePerGas: 20n }, 500n) // { maxFeePerGas: 500n, … 20n }
 */
export function capFees(today: Fees, ceiling: bigint): Fees {
  const maxFeePerGas = smaller(today.maxFeePerGas, ceiling);
  return { maxFeePerGas, maxPriorityFeePerGas: smaller(today.maxPriorityFeePerGas, maxFeePerGas) };
}
