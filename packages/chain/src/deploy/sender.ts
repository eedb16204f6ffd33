import {
  createPublicClient,
  createWalletClient,
  http,
  type Account,
  type Address,
  type Hex,
  type PublicClient,
} from 'viem';

/** What became of a transaction. */
export interface Receipt {
  blockNumber: bigint;
  gasUsed: bigint;
}

/** Sends transactions one after another and waits for each; what a deployment needs and nothing more. */
export interface Sender {
  client: PublicClient;
  /** @throws Error when the transaction reverts. */
  send(account: Account, to: Address, data: Hex, value?: bigint): Promise<Receipt>;
}

export function createSender(rpcUrl: string): Sender {
  const transport = http(rpcUrl, { retryCount: 5, timeout: 30_000 });
  const client = createPublicClient({ transport, pollingInterval: 50 });
  return {
    client,
    async send(account, to, data, value = 0n) {
      const wallet = createWalletClient({ account, transport });
      // What a call costs depends on the time of its block, which is not the one it was estimated in.
      const gas = ((await client.estimateGas({ account, to, data, value })) * 6n) / 5n;
      const hash = await wallet.sendTransaction({ account, to, data, value, gas, chain: null });
      const receipt = await client.waitForTransactionReceipt({ hash, timeout: 120_000 });
      if (receipt.status !== 'success') throw new Error(`Transaction ${hash} to ${to} reverted.`);
      return receipt;
    },
  };
}

/**
 * A sender to a node that serves this chain.
 *
 * @throws Error when the node does not answer or serves another chain.
 */
export async function connect(rpcUrl: string, chainId: number): Promise<Sender> {
  const sender = createSender(rpcUrl);
  let served: number;
  try {
    served = await sender.client.getChainId();
  } catch (error) {
    throw new Error(`The node ${rpcUrl} does not answer: set RPC_URL or use --rpc-url.`, { cause: error });
  }
  if (served === chainId) return sender;
  throw new Error(`${rpcUrl} serves chain ${served}, not ${chainId}: set RPC_URL or CHAIN_ID.`);
}
