import { numberToHex } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';

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
  /** The next nonce by the finalized block. */
  finalNonceOf(account: Address): Promise<bigint>;
  /** What the account holds by the latest block, in wei. */
  balanceOf(account: Address): Promise<bigint>;
  finalizedNumber(): Promise<bigint>;
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
    finalNonceOf: async (account) =>
      BigInt(await client.getTransactionCount({ address: account, blockTag: 'finalized' })),
    balanceOf: (account) => client.getBalance({ address: account }),
    finalizedNumber: async () => (await client.getBlock({ blockTag: 'finalized' })).number,
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
