import type { PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';
import type { SignerSet } from './read-signer-set.ts';

/** Signers that will count. */
export interface AnnouncedSignerSet extends SignerSet {
  /** Unix seconds; from then on anyone can make them count. */
  activeFrom: number;
}

/** The announced report signers, or undefined when none are. */
export async function readAnnouncedSignerSet(
  client: Pick<PublicClient, 'readContract'>,
  { oracleReports }: Pick<Deployment, 'oracleReports'>,
): Promise<AnnouncedSignerSet | undefined> {
  const [signerSet, threshold, size, activeFrom] = await client.readContract({
    address: oracleReports,
    abi: oracleReportsAbi,
    functionName: 'announcedSignerSet',
  });
  return signerSet === 0 ? undefined : { signerSet, threshold, size, activeFrom };
}
