import type { FakeChain, SimBlock, SimLog } from './fake-chain.ts';
import type { SimEvent } from './fake-escrow.ts';
import { nodeDown } from './interruption.ts';
import type { Notes } from './notes.ts';
import type { PlantedBug } from './planted-bugs.ts';
import type { Random } from './random.ts';

/** A chain as a node tells of it: sometimes late, sometimes not at all. */
export interface SimNode {
  name: string;
  head(): { latest: SimBlock; finalized: SimBlock };
  header(number: bigint): SimBlock | null;
  /** The logs of a block that it has told; null when it has another there now, or its two ways to tell them do not agree. */
  logs(block: SimBlock): { logs: readonly SimLog[] | null; isMoved: boolean };
  /** The node is on a fork from that block on, which has a deposit that the chain has not; null: it is on the chain. */
  fork: bigint | null;
}

export interface NodeFaults {
  downPerCent: number;
  stalePerCent: number;
  /** Answers to getLogs that leave the last log out. */
  lossyPerCent: number;
}

export interface NodeWorld {
  chain: FakeChain;
  random: Random;
  notes: Notes;
  faults: NodeFaults;
  /** What stands on a fork alone. */
  forged: SimEvent;
  bug: PlantedBug | null;
}

export function fakeNode(name: string, { chain, random, notes, faults, forged, bug }: NodeWorld): SimNode {
  const answer = <T>(tell: () => T): T => {
    if (random.chance(faults.downPerCent)) throw nodeDown;
    return tell();
  };
  const at = (number: bigint): SimBlock | null => {
    const block = chain.at(number);
    const { fork } = node;
    if (block === null || fork === null || number < fork) return block;
    const parentHash = number === fork ? block.parentHash : `${name}:${block.parentHash}`;
    const logs =
      number === fork
        ? [...block.logs, { logIndex: block.logs.length, txHash: 'forged', event: forged }]
        : block.logs;
    return { ...block, hash: `${name}:${block.hash}`, parentHash, logs };
  };
  const node: SimNode = {
    name,
    fork: null,
    head: () =>
      answer(() => {
        const { number } = chain.head();
        const behind = random.chance(faults.stalePerCent) ? BigInt(1 + random.below(3)) : 0n;
        const latest = at(number > behind ? number - behind : 0n) as SimBlock;
        return { latest, finalized: at(chain.finalized().number) as SimBlock };
      }),
    header: (number) => answer(() => at(number)),
    logs: ({ number, hash }) =>
      answer(() => {
        const block = at(number);
        if (block?.hash !== hash) return { logs: null, isMoved: true };
        const { logs } = block;
        if (number === node.fork) notes.note('a node told of a deposit that never was');
        const told = logs.length > 0 && random.chance(faults.lossyPerCent) ? logs.slice(0, -1) : logs;
        // The receipts of the block say how many there must be.
        const isWhole = told.length === logs.length || bug === 'lossy-answer-believed';
        return { logs: isWhole ? told : null, isMoved: false };
      }),
  };
  return node;
}
