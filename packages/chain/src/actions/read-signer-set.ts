import type { PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';

/** The current report signers: version, how many must sign, how many can. */
export interface SignerSet {
  signerSet: number;
  threshold: number;
  size: number;
}

/** The version that a new report must name. */
export async function readSignerSet(
  client: Pick<PublicClient, 'readContract'>,
  { oracleReports }: Pick<Deployment, 'oracleReports'>,
): Promise<SignerSet> {
  const [signerSet, threshold, size] = await client.readContract({
    address: oracleReports,
    abi: oracleReportsAbi,
    functionName: 'currentSignerSet',
  });
  return { signerSet, threshold, size };
}
