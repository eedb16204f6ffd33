import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';

/** A feed's limits: an observation counts in `[observedAt, observedAt + maxAgeSeconds)`. */
export interface FeedLimits {
  maxAgeSeconds: number;
  /** How far instruments' clocks may run ahead of the block's. */
  maxAheadSeconds: number;
}

/** The limits of a kind of report, or undefined when the kind is not configured and nothing of it is accepted. */
export async function readFeed(
  client: Pick<PublicClient, 'readContract'>,
  { oracleReports }: Pick<Deployment, 'oracleReports'>,
  kind: Hex,
): Promise<FeedLimits | undefined> {
  const [maxAgeSeconds, maxAheadSeconds] = await client.readContract({
    address: oracleReports,
    abi: oracleReportsAbi,
    functionName: 'feedOf',
    args: [kind],
  });
  return maxAgeSeconds === 0 ? undefined : { maxAgeSeconds, maxAheadSeconds };
}
