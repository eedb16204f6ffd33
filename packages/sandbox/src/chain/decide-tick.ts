/** What the ticker knows when it decides. Block numbers, and times in milliseconds. */
export interface TickFacts {
  latestBlock: number;
  /** The newest block that holds a transaction; 0 when there is none. */
  newestTransactionBlock: number;
  /** The newest block that is safely on disk. */
  savedBlock: number;
  lastBlockAtMs: number;
  nowMs: number;
}

/** How many blocks `finalized` trails `latest` by: two epochs of one slot each. */
export const FINALITY_BLOCKS = 2;
const CONFIRMATION_MS = 700;
const HEARTBEAT_MS = 15_000;

/**
 * Whether to mine one empty block now.
 *
 * An idle chain does not grow: empty blocks are mined only until the newest transaction is final, and then one every
 * 15 s so that the chain's clock follows the world's. A transaction becomes final only once its block is on disk, so a
 * crash of the node never takes back what was final.
 *
 * @example
 * decideTick({ latestBlock: 8, newestTransactionBlock: 8, savedBlock: 8, lastBlockAtMs: 0, nowMs: 1_000 }) // 'confirm'
 */
export function decideTick(facts: TickFacts): 'confirm' | 'heartbeat' | 'wait' {
  const silenceMs = facts.nowMs - facts.lastBlockAtMs;
  const isFinal = facts.latestBlock - FINALITY_BLOCKS >= facts.newestTransactionBlock;
  if (!isFinal) {
    return silenceMs >= CONFIRMATION_MS && facts.savedBlock >= facts.newestTransactionBlock
      ? 'confirm'
      : 'wait';
  }
  return silenceMs >= HEARTBEAT_MS ? 'heartbeat' : 'wait';
}
