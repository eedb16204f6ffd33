import { numberToHex } from 'viem';
import type { Address, Hex } from 'viem';
import { NodeRefusal } from '../rpc/json-rpc.ts';
import type { JsonRpc } from '../rpc/json-rpc.ts';

export interface BlockHeader {
  number: bigint;
  hash: Hex;
  parentHash: Hex;
  /** Unix seconds. */
  timestamp: bigint;
  /** Which logs the block may hold; absent when the node does not say. */
  logsBloom?: Hex;
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

/** The chain as the watcher needs it, by one node. */
export interface ChainReader {
  chainId(): Promise<number>;
  latest(): Promise<BlockHeader>;
  finalized(): Promise<BlockHeader>;
  /** The canonical block of that height, or null when the chain is shorter. */
  header(number: bigint): Promise<BlockHeader | null>;
  logs(filter: LogFilter, from: bigint, to: bigint): Promise<RawLog[]>;
  /** Every log of that block by its receipts: another index of the node than `logs` reads. */
  receiptLogs(number: bigint): Promise<RawLog[]>;
}

interface RpcHeader {
  number: Hex | null;
  hash: Hex | null;
  parentHash: Hex;
  timestamp: Hex;
  logsBloom?: Hex;
  transactions?: Hex[];
}

interface RpcLog {
  address: Address;
  topics: [Hex, ...Hex[]] | [];
  data: Hex;
  blockNumber: Hex | null;
  blockHash: Hex | null;
  transactionHash: Hex | null;
  logIndex: Hex | null;
}

interface RpcReceipt {
  logs: RpcLog[];
}

/** @param heads The same node, asked for its chain and head: a step begins with that, and waits for no node for long. */
export function createChainReader(node: JsonRpc, heads = node): ChainReader {
  const ask = async <Answer>(method: string, params: unknown[], of = node): Promise<Answer> =>
    (await of.request({ method, params })) as Answer;
  const block = (tag: string, of = node) => ask<RpcHeader | null>('eth_getBlockByNumber', [tag, false], of);
  const readTag = async (tag: 'latest' | 'finalized'): Promise<BlockHeader> => {
    const header = headerOf(await block(tag, heads));
    if (header === null) throw new Error(`The node has no ${tag} block.`);
    return header;
  };
  return {
    chainId: async () => Number(await ask<Hex>('eth_chainId', [], heads)),
    latest: () => readTag('latest'),
    finalized: () => readTag('finalized'),
    header: async (number) => headerOf(await block(numberToHex(number))),
    async logs(filter, from, to) {
      const question = {
        address: filter.address,
        ...(filter.topics === undefined ? {} : { topics: filter.topics }),
        fromBlock: numberToHex(from),
        toBlock: numberToHex(to),
      };
      return (await ask<RpcLog[]>('eth_getLogs', [question])).flatMap(logOf);
    },
    async receiptLogs(number) {
      const receipts = await ask<RpcReceipt[] | null>('eth_getBlockReceipts', [numberToHex(number)]).catch(
        async (error: unknown) => {
          if (!(error instanceof NodeRefusal)) throw error;
          const hashes = (await block(numberToHex(number)))?.transactions ?? [];
          return Promise.all(hashes.map((hash) => ask<RpcReceipt>('eth_getTransactionReceipt', [hash])));
        },
      );
      return (receipts ?? []).flatMap((receipt) => receipt.logs.flatMap(logOf));
    },
  };
}

function headerOf(block: RpcHeader | null): BlockHeader | null {
  if (block === null || block.number === null || block.hash === null) return null;
  return {
    number: BigInt(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: BigInt(block.timestamp),
    ...(block.logsBloom === undefined ? {} : { logsBloom: block.logsBloom }),
  };
}

/** A log of a block; one that is only pending is none. */
function logOf(log: RpcLog): RawLog[] {
  const { blockNumber, blockHash, transactionHash, logIndex } = log;
  if (blockNumber === null || blockHash === null || transactionHash === null || logIndex === null) return [];
  const { address, topics, data } = log;
  return [
    {
      address,
      topics,
      data,
      blockNumber: BigInt(blockNumber),
      blockHash,
      transactionHash,
      logIndex: Number(logIndex),
    },
  ];
}
