import { numberToHex } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';
import { NodeRefusal } from '../rpc/json-rpc.ts';

export interface Inclusion {
  blockNumber: bigint;
  succeeded: boolean;
  /** What its sender paid for it. */
  feeWei: bigint;
}

export interface Fees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

export interface Call {
  to: Address;
  data: Hex;
  /** Native coin that goes along; none when absent. */
  value?: bigint;
}

/** The chain as the relayer needs it. */
export interface RelayerChain {
  /** The next nonce by the latest block. */
  nonceOf(account: Address): Promise<bigint>;
  /** The next nonce by that block; null when the node no longer has its state. */
  nonceAt(account: Address, blockNumber: bigint): Promise<bigint | null>;
  /** What the account holds by the latest block, in wei. */
  balanceOf(account: Address): Promise<bigint>;
  /** Unix seconds of the latest block. */
  time(): Promise<bigint>;
  inclusionOf(hash: Hex): Promise<Inclusion | null>;
  fees(): Promise<Fees>;
  /** Gas of the call on top of what is pending; throws the node's error when it reverts. */
  estimateGas(from: Address, call: Call): Promise<bigint>;
  broadcast(raw: Hex): Promise<void>;
}

export function createRelayerChain(client: PublicClient): RelayerChain {
  return {
    nonceOf: async (account) =>
      BigInt(await client.getTransactionCount({ address: account, blockTag: 'latest' })),
    nonceAt: (address, blockNumber) =>
      client.getTransactionCount({ address, blockNumber }).then(BigInt, (error: unknown) => {
        if (isRefusal(error)) return null;
        throw error;
      }),
    balanceOf: (account) => client.getBalance({ address: account }),
    time: async () => (await client.getBlock({ blockTag: 'latest' })).timestamp,
    async inclusionOf(hash) {
      const receipt = await client.request({ method: 'eth_getTransactionReceipt', params: [hash] });
      if (receipt === null) return null;
      return {
        blockNumber: BigInt(receipt.blockNumber),
        succeeded: receipt.status === '0x1',
        feeWei: BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice),
      };
    },
    fees: () => client.estimateFeesPerGas(),
    async estimateGas(from, call) {
      const gas = await client.request({
        method: 'eth_estimateGas',
        params: [{ from, to: call.to, data: call.data, value: numberToHex(call.value ?? 0n) }, 'pending'],
      });
      return BigInt(gas);
    },
    async broadcast(raw) {
      await client.request({ method: 'eth_sendRawTransaction', params: [raw] });
    },
  };
}

/** The node answered, and will not say. */
export function isRefusal(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NodeRefusal) return true;
  }
  return false;
}
