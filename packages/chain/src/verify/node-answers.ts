import type { Hex } from './abi-words.ts';
import { isRecord, oddAnswer, RpcRefusal, type Rpc } from './json-rpc.ts';

export interface Block {
  number: bigint;
  /** Unix seconds. */
  at: number;
}

/** An event as `eth_getLogs` returns it, without what is not used here. */
export interface Log {
  topics: Hex[];
  data: Hex;
  blockNumber: bigint;
}

/** Number and time of a block. @throws when the node has no such block or does not answer. */
export async function readBlockHeader(rpc: Rpc, tag: string): Promise<Block> {
  const block = await rpc('eth_getBlockByNumber', [tag, false]);
  if (!isRecord(block) || typeof block['number'] !== 'string' || typeof block['timestamp'] !== 'string') {
    throw oddAnswer(tag);
  }
  return { number: BigInt(block['number']), at: Number(block['timestamp']) };
}

export interface LogSearch {
  address: string;
  topics: readonly unknown[];
  from: bigint;
  to: bigint;
}

const LOG_RANGE = 10_000n;
const MAX_LOG_PIECES = 100;

/**
 * Events in a range of blocks, oldest first. Public nodes limit the range of one request; when the node refuses
 * the whole, it is walked in pieces, newest first, up to a bound.
 *
 * @throws when the node does not answer, or when the range is longer than the bound.
 */
export async function searchLogs(rpc: Rpc, search: LogSearch): Promise<Log[]> {
  try {
    return await logsBetween(rpc, search, search.from, search.to);
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
  }
  const found: Log[] = [];
  let pieces = 0;
  for (let to = search.to; to >= search.from; to -= LOG_RANGE) {
    pieces += 1;
    if (pieces > MAX_LOG_PIECES) throw new Error('The register is too long.');
    const start = to - LOG_RANGE + 1n;
    found.unshift(...(await logsBetween(rpc, search, start > search.from ? start : search.from, to)));
  }
  return found;
}

async function logsBetween(
  rpc: Rpc,
  { address, topics }: LogSearch,
  from: bigint,
  to: bigint,
): Promise<Log[]> {
  const answer = await rpc('eth_getLogs', [
    { address, topics, fromBlock: hexNumber(from), toBlock: hexNumber(to) },
  ]);
  if (!Array.isArray(answer)) throw oddAnswer('eth_getLogs');
  return answer.map(logOf);
}

function logOf(entry: unknown): Log {
  if (
    !isRecord(entry) ||
    !Array.isArray(entry['topics']) ||
    typeof entry['data'] !== 'string' ||
    typeof entry['blockNumber'] !== 'string'
  ) {
    throw oddAnswer('eth_getLogs');
  }
  return {
    topics: entry['topics'] as Hex[],
    data: entry['data'] as Hex,
    blockNumber: BigInt(entry['blockNumber']),
  };
}

export function hexNumber(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
