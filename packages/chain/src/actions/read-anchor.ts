import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { auditAnchorsAbi } from '../generated/index.ts';

/** The root that a publisher has put on chain for a closing of a book: `IAuditAnchors.anchorOf`. Zero when it has none. */
export function readAnchor(
  client: Pick<PublicClient, 'readContract'>,
  { auditAnchors }: Pick<Deployment, 'auditAnchors'>,
  { publisher, book, sequence }: { publisher: Address; book: Hex; sequence: bigint },
): Promise<Hex> {
  return client.readContract({
    address: auditAnchors,
    abi: auditAnchorsAbi,
    functionName: 'anchorOf',
    args: [publisher, book, sequence],
  });
}
