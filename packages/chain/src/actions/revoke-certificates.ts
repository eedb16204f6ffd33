import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ICertificateRegistry.revokeMany`; `reason` is not 3, which names a successor. */
export interface RevokeCertificatesArgs {
  batch: bigint;
  indices: readonly number[];
  reason: number;
}

/** Revokes several certificates of one batch, all or none. The issuer's own act. */
export function revokeCertificates(
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  { batch, indices, reason }: RevokeCertificatesArgs,
): Call {
  const args = [batch, indices, reason] as const;
  return {
    to: certificateRegistry,
    data: encodeFunctionData({ abi: certificateRegistryAbi, functionName: 'revokeMany', args }),
  };
}
