import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';

/** The last accepted report; times in Unix seconds. */
export interface AcceptedReport {
  value: bigint;
  observedAt: number;
  acceptedAt: number;
  round: number;
}

/** The last accepted report of a kind about a subject, or undefined. */
export async function readLatestReport(
  client: Pick<PublicClient, 'readContract'>,
  { oracleReports }: Pick<Deployment, 'oracleReports'>,
  { kind, subject }: { kind: Hex; subject: Hex },
): Promise<AcceptedReport | undefined> {
  const [value, observedAt, acceptedAt, round] = await client.readContract({
    address: oracleReports,
    abi: oracleReportsAbi,
    functionName: 'latest',
    args: [kind, subject],
  });
  return acceptedAt === 0 ? undefined : { value, observedAt, acceptedAt, round };
}
