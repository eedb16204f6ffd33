import {
  createPublicClient,
  createWalletClient,
  http,
  type Account,
  type Address,
  type Hex,
  type PublicClient,
} from 'viem';

/** Sends transactions one after another and waits for each; what a deployment needs and nothing more. */
export interface Sender {
  client: PublicClient;
  /** @throws Error when the transaction reverts. */
  send(account: Account, to: Address, data: Hex, value?: bigint): Promise<void>;
}

export function createSender(rpcUrl: string): Sender {
  const transport = http(rpcUrl, { retryCount: 5, timeout: 30_000 });
  const client = createPublicClient({ transport, pollingInterval: 50 });
  return {
    client,
    async send(account, to, data, value = 0n) {
      const wallet = createWalletClient({ account, transport });
      const hash = await wallet.sendTransaction({ account, to, data, value, chain: null });
      const receipt = await client.waitForTransactionReceipt({ hash, timeout: 120_000 });
      if (receipt.status !== 'success') throw new Error(`Transaction ${hash} to ${to} reverted.`);
    },
  };
}
