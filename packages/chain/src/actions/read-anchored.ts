import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { auditAnchorsAbi } from '../generated/index.ts';
import { askBySpan } from '../logs/ask-by-span.ts';

/** A root that somebody has put on chain for a closing of a book. */
export interface Anchored {
  publisher: Address;
  sequence: bigint;
  root: Hex;
  /** Unix seconds. */
  closedAt: number;
}

/**
 * Every root that a publisher has put on chain for a book up to a block, oldest first. Each event names the closing before
 * it, and the contract the last one: so a node that leaves one out is found.
 *
 * @throws Error when the node did not tell all of them.
 */
export async function readAnchored(
  client: Pick<PublicClient, 'readContract' | 'getContractEvents'>,
  { auditAnchors, blockNumber: begin }: Pick<Deployment, 'auditAnchors' | 'blockNumber'>,
  { publisher, book }: { publisher: Address; book: Hex },
  blockNumber: bigint,
): Promise<Anchored[]> {
  const contract = { address: auditAnchors, abi: auditAnchorsAbi } as const;
  const told = await askBySpan({ from: BigInt(begin), to: blockNumber }, ({ from, to }) =>
    client.getContractEvents({
      ...contract,
      eventName: 'Anchored',
      args: { publisher, book },
      strict: true,
      fromBlock: from,
      toBlock: to,
    }),
  );
  const [latest] = await client.readContract({
    ...contract,
    functionName: 'latestOf',
    args: [publisher, book],
    blockNumber,
  });
  let before = 0n;
  for (const { args } of told) {
    if (args.previousSequence !== before) break;
    before = args.sequence;
  }
  if (before !== latest)
    throw new Error(
      `the node has not every Anchored event up to ${latest}: after ${before} one is missing; ask an archive node`,
    );
  return told.map(({ args: { sequence, root, closedAt } }) => ({ publisher, sequence, root, closedAt }));
}
