import type { FakeChain, SimBlock, SimLog } from './fake-chain.ts';
import type { PlantedBug } from './planted-bugs.ts';
import type { Random } from './random.ts';

/** The node does not answer, or answers 429, or half a batch: the run of whoever asked ends. */
export class NodeDown extends Error {}

/** A chain as a node tells of it: sometimes late, sometimes not at all. */
export interface SimNode {
  latest(): SimBlock;
  finalized(): SimBlock;
  header(number: bigint): SimBlock | null;
  /** The logs of a block; null when the node's two ways to tell them do not agree. */
  logs(number: bigint): readonly SimLog[] | null;
}

export interface NodeFaults {
  downPerCent: number;
  stalePerCent: number;
  /** Answers to getLogs that leave the last log out. */
  lossyPerCent: number;
}

export function fakeNode(
  chain: FakeChain,
  random: Random,
  faults: NodeFaults,
  bug: PlantedBug | null,
): SimNode {
  const answer = <T>(tell: () => T): T => {
    if (random.chance(faults.downPerCent)) throw new NodeDown();
    return tell();
  };
  return {
    latest: () =>
      answer(() => {
        const { number } = chain.head();
        const behind = random.chance(faults.stalePerCent) ? BigInt(1 + random.below(3)) : 0n;
        return chain.at(number > behind ? number - behind : 0n) as SimBlock;
      }),
    finalized: () => answer(() => chain.finalized()),
    header: (number) => answer(() => chain.at(number)),
    logs: (number) =>
      answer(() => {
        const logs = chain.at(number)?.logs ?? [];
        const told = logs.length > 0 && random.chance(faults.lossyPerCent) ? logs.slice(0, -1) : logs;
        // The receipts of the block say how many there must be.
        return told.length === logs.length || bug === 'lossy-answer-believed' ? told : null;
      }),
  };
}
