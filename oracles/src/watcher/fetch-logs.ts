import { NodeFailure } from '../rpc/json-rpc.ts';
import type { ChainReader, LogFilter, RawLog } from './chain-reader.ts';

const FEW = 64n;

/**
 * Every log of the range, in chain order, each once. A range that the node refuses (too wide, too many
 * results) is halved until it fits; a single block that fails is an error.
 *
 * @example
 * await fetchLogs(reader, [{ address: escrow }], 1n, 2_000n)
 */
export async function fetchLogs(
  reader: ChainReader,
  filters: readonly LogFilter[],
  from: bigint,
  to: bigint,
): Promise<RawLog[]> {
  const answers = await Promise.all(filters.map((filter) => bisect(reader, filter, from, to)));
  const unique = new Map<string, RawLog>();
  for (const log of answers.flat()) unique.set(`${log.blockHash}:${log.logIndex.toString()}`, log);
  return [...unique.values()].sort((a, b) =>
    a.blockNumber === b.blockNumber ? a.logIndex - b.logIndex : a.blockNumber < b.blockNumber ? -1 : 1,
  );
}

async function bisect(reader: ChainReader, filter: LogFilter, from: bigint, to: bigint): Promise<RawLog[]> {
  try {
    return await reader.logs(filter, from, to);
  } catch (error) {
    if (from === to) throw error;
    // A node that is away does not answer half the question either; one that is slow may.
    if (error instanceof NodeFailure && to - from < FEW) throw error;
    const middle = from + (to - from) / 2n;
    const left = await bisect(reader, filter, from, middle);
    return [...left, ...(await bisect(reader, filter, middle + 1n, to))];
  }
}
