import { createPublicClient, http, numberToHex } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';

export interface BlockHeader {
  number: bigint;
  hash: Hex;
  parentHash: Hex;
  /** Unix seconds. */
  timestamp: bigint;
}

/** A log as the node returns it, before decoding. */
export interface RawLog {
  address: Address;
  topics: [Hex, ...Hex[]] | [];
  data: Hex;
  blockNumber: bigint;
  blockHash: Hex;
  transactionHash: Hex;
  logIndex: number;
}

/** What the watcher asks for: addresses, and for a busy foreign token the topics that concern us. */
export interface LogFilter {
  address: Address | readonly Address[];
  topics?: readonly (Hex | null)[];
}

/** The chain as the watcher needs it. */
export interface ChainReader {
  chainId(): Promise<number>;
  latest(): Promise<BlockHeader>;
  finalized(): Promise<BlockHeader>;
  /** The canonical block of that height, or null when the chain is shorter. */
  header(number: bigint): Promise<BlockHeader | null>;
  logs(filter: LogFilter, from: bigint, to: bigint): Promise<RawLog[]>;
}

/** A client that never caches a head and leaves retrying to the caller. */
export function connectChain(rpcUrl: string): PublicClient {
  return createPublicClient({
    transport: http(rpcUrl, { batch: { batchSize: 100 }, retryCount: 0, timeout: 10_000 }),
    cacheTime: 0,
  });
}

interface RpcHeader {
  number: Hex | null;
  hash: Hex | null;
  parentHash: Hex;
  timestamp: Hex;
}

export function createChainReader(client: PublicClient): ChainReader {
  const read = async (tag: 'latest' | 'finalized' | Hex): Promise<BlockHeader | null> => {
    const block: RpcHeader | null = await client.request({
      method: 'eth_getBlockByNumber',
      params: [tag, false],
    });
    if (block === null || block.number === null || block.hash === null) return null;
    return {
      number: BigInt(block.number),
      hash: block.hash,
      parentHash: block.parentHash,
      timestamp: BigInt(block.timestamp),
    };
  };
  const readTag = async (tag: 'latest' | 'finalized'): Promise<BlockHeader> => {
    const header = await read(tag);
    if (header === null) throw new Error(`The node has no ${tag} block.`);
    return header;
  };
  return {
    chainId: () => client.getChainId(),
    latest: () => readTag('latest'),
    finalized: () => readTag('finalized'),
    header: (number) => read(numberToHex(number)),
    async logs(filter, from, to) {
      const logs = await client.request({
        method: 'eth_getLogs',
        params: [
          {
            address: filter.address as Address | Address[],
            topics: filter.topics === undefined ? undefined : [...filter.topics],
            fromBlock: numberToHex(from),
            toBlock: numberToHex(to),
          },
        ],
      });
      return logs.flatMap((log) =>
        log.blockNumber === null ||
        log.blockHash === null ||
        log.transactionHash === null ||
        log.logIndex === null
          ? []
          : [
              {
                address: log.address,
                topics: log.topics,
                data: log.data,
                blockNumber: BigInt(log.blockNumber),
                blockHash: log.blockHash,
                transactionHash: log.transactionHash,
                logIndex: Number(log.logIndex),
              },
            ],
      );
    },
  };
}
