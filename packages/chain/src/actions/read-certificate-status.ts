import {
  certificateStatusOf,
  type CertificateStatus,
  type CertificateTuple,
  type BatchEvidence,
} from '@topsteel/domain/certificate';
import type { PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';

/** What the chain says about a certificate now. */
export async function readCertificateStatus(
  client: Pick<PublicClient, 'readContract'>,
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  certificate: CertificateTuple,
  evidence: BatchEvidence,
): Promise<CertificateStatus> {
  const status = await client.readContract({
    address: certificateRegistry,
    abi: certificateRegistryAbi,
    functionName: 'status',
    args: [certificate, evidence],
  });
  return certificateStatusOf(status) ?? 'unknown';
}
