import {
  certificateStatusOf,
  type CertificateStatus,
  type CertificateTuple,
} from '@topsteel/domain/certificate';
import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';
import type { IssuedBatch } from '../tree/build-batch.ts';

/** What the chain says about a certificate now. */
export async function readCertificateStatus(
  client: Pick<PublicClient, 'readContract'>,
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  certificate: CertificateTuple,
  evidence: { batch: IssuedBatch; siblings: readonly Hex[] },
): Promise<CertificateStatus> {
  const status = await client.readContract({
    address: certificateRegistry,
    abi: certificateRegistryAbi,
    functionName: 'status',
    args: [certificate, evidence],
  });
  return certificateStatusOf(status) ?? 'unknown';
}
