import type { BlockHeader, ChainReader } from './chain-reader.ts';
import type { NodeHead } from './decide-step.ts';
import type { Watch } from './watch-chain.ts';

/** A node with what it says of its head. Named by its place: an address may hold a key. */
export type WatchedNode = NodeHead<BlockHeader> & { name: string; reader: ChainReader };

/** Asks every node at once for its chain and its head. One that fails is silent, not an error. */
export async function readHeads(
  watch: Pick<Watch, 'reader' | 'witnesses' | 'chainId' | 'metrics'>,
): Promise<WatchedNode[]> {
  const readers = [watch.reader, ...(watch.witnesses ?? [])];
  return Promise.all(
    readers.map(async (reader, place) => {
      const name = `node ${(place + 1).toString()}`;
      const head = await readHead(reader, watch.chainId);
      watch.metrics?.gauge('topsteel_node_up', head.is === 'up' ? 1 : 0, { node: name });
      return { ...head, name, reader };
    }),
  );
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
