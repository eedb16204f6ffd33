import type { Address } from 'viem';
import type { Queryable } from '../database.ts';
import { readCursor } from '../watcher/cursor.ts';
import { findEvent } from './event-lookup.ts';
import type { FoundEvent } from './event-lookup.ts';
import type { Effect } from './intents/intent-handler.ts';
import type { RelayerChain } from './relayer-chain.ts';
import { transactionsOf } from './transaction-store.ts';

interface Search {
  db: Queryable;
  chain: Pick<RelayerChain, 'inclusionOf'>;
  chainId: number;
}

/** What proves that an intent's act is done, as far as the watcher has read the chain, or null. */
export async function findEffect(
  search: Search,
  intentId: string,
  effect: Effect,
): Promise<FoundEvent | null> {
  return 'transferFrom' in effect
    ? findTransfer(search, intentId, effect.transferFrom)
    : findEvent(search.db, search.chainId, effect);
}

/** The intent's transfer from that account: in a block that the watcher has read, final when the watcher says so. */
async function findTransfer(
  { db, chain, chainId }: Search,
  intentId: string,
  from: Address,
): Promise<FoundEvent | null> {
  const cursor = await readCursor(db, chainId);
  const transactions = await transactionsOf(db, intentId);
  for (const { hash, signer, purpose } of transactions) {
    if (signer !== from || purpose !== 'act') continue;
    const inclusion = await chain.inclusionOf(hash);
    if (cursor === null || inclusion === null || !inclusion.succeeded) continue;
    if (inclusion.blockNumber > cursor.number) continue;
    return {
      standsBy: { chainId },
      txHash: hash,
      blockNumber: inclusion.blockNumber,
      isFinal: inclusion.blockNumber <= cursor.finalizedNumber,
      args: { feeWei: inclusion.feeWei.toString() },
    };
  }
  return null;
}
