import { getAddress } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';
import { createRelayerChain } from '../relayer/relayer-chain.ts';
import type { OwnReceipt } from './moves-of-receipt.ts';

/** A transaction of an account of ours that we have not made. */
export type ByHand = Omit<OwnReceipt, 'purpose'> & {
  /** Unix seconds of the block. */
  at: bigint;
};

/** Blocks searched at most: what is older stands as unexplained, and a person looks. */
const MOST_BLOCKS = 2_000n;

/**
 * Transactions of an account that are none of ours: somebody has used its key by hand.
 *
 * @param after the last block that needs no search
 */
export async function transactionsByHand(
  client: PublicClient,
  address: Address,
  own: ReadonlySet<Hex>,
  after: bigint,
  to: bigint,
): Promise<ByHand[]> {
  const chain = createRelayerChain(client);
  const earliest = to > MOST_BLOCKS ? to - MOST_BLOCKS : 0n;
  const found: ByHand[] = [];
  for (let number = (after > earliest ? after : earliest) + 1n; number <= to; number += 1n) {
    const block = await client.getBlock({ blockNumber: number, includeTransactions: true });
    for (const { hash, from, to: receiver, value, nonce } of block.transactions) {
      if (from.toLowerCase() !== address || own.has(hash)) continue;
      const inclusion = await chain.inclusionOf(hash);
      found.push({
        ...{ hash, signer: getAddress(address), nonce: BigInt(nonce), to: receiver, valueWei: value },
        ...{ block: number, blockHash: block.hash, at: block.timestamp },
        succeeded: inclusion?.succeeded === true,
        feeWei: inclusion?.feeWei ?? 0n,
      });
    }
  }
  return found;
}
