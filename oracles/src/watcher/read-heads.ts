import { NodeFailure } from '../rpc/json-rpc.ts';
import { createRest, type Rest } from '../rpc/rest.ts';
import type { BlockHeader, ChainReader } from './chain-reader.ts';
import type { NodeHead } from './decide-step.ts';
import type { Watch } from './watch-chain.ts';

/** A node with what it says of its head. Named by its place: an address may hold a key. */
export type WatchedNode = NodeHead<BlockHeader> & { name: string; reader: ChainReader };

type Heads = Pick<Watch, 'reader' | 'witnesses' | 'chainId' | 'metrics' | 'now'>;

/** Of every node, whether it is left alone for a while. */
const rests = new WeakMap<ChainReader, Rest>();

function restOf(reader: ChainReader, now: (() => number) | undefined): Rest {
  const rest = rests.get(reader) ?? createRest(now);
  rests.set(reader, rest);
  return rest;
}

/**
 * Asks every node at once for its chain and its head. One that fails is silent, not an error, and rests: a step waits for it
 * now and then, and not each time. Where all of them rest, all are asked.
 */
export async function readHeads(watch: Heads): Promise<WatchedNode[]> {
  const readers = [watch.reader, ...(watch.witnesses ?? [])];
  const areAllResting = readers.every((reader) => restOf(reader, watch.now).isResting());
  const nodes = await Promise.all(
    readers.map(async (reader, place): Promise<WatchedNode> => {
      const name = `node ${(place + 1).toString()}`;
      const rest = restOf(reader, watch.now);
      if (rest.isResting() && !areAllResting) {
        return { is: 'silent', reason: 'It did not answer a moment ago.', name, reader };
      }
      const head = await readHead(reader, watch.chainId);
      if (head.is === 'silent') rest.failed();
      else rest.answered();
      return { ...head, name, reader };
    }),
  );
  tell(watch, nodes);
  return nodes;
}

/** What failed after its head was read: the next step follows another node. True when it is away, false when it refuses. */
export function restIfAway(watch: Pick<Watch, 'now'>, reader: ChainReader, error: unknown): boolean {
  if (!(error instanceof NodeFailure)) return false;
  restOf(reader, watch.now).failed();
  return true;
}

function tell({ metrics }: Heads, nodes: readonly WatchedNode[]): void {
  const heights = nodes.flatMap((node) => (node.is === 'up' ? [node.latest.number] : []));
  const highest = heights.reduce((top, height) => (height > top ? height : top), 0n);
  for (const node of nodes) {
    metrics?.gauge('topsteel_node_up', node.is === 'up' ? 1 : 0, { node: node.name });
    if (node.is !== 'up') continue;
    metrics?.gauge('topsteel_node_behind_blocks', highest - node.latest.number, { node: node.name });
  }
}

async function readHead(reader: ChainReader, chainId: number): Promise<NodeHead<BlockHeader>> {
  try {
    const [actual, latest, finalized] = await Promise.all([
      reader.chainId(),
      reader.latest(),
      reader.finalized(),
    ]);
    return actual === chainId ? { is: 'up', latest, finalized } : { is: 'wrong-chain', chainId: actual };
  } catch (error) {
    return { is: 'silent', reason: error instanceof Error ? error.message : String(error) };
  }
}
