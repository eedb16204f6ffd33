import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** Which certificate and why: see `ICertificateRegistry.revokeFor`. */
export interface RevokeCertificateArgs {
  issuer: Address;
  batch: bigint;
  index: number;
  reason: number;
  replacedByBatch: bigint;
  replacedByIndex: number;
}

/** Revokes a certificate, for good, on the signature of one of the issuer's signers. */
export function revokeCertificate(
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  { issuer, batch, index, reason, replacedByBatch, replacedByIndex }: RevokeCertificateArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [
    issuer,
    batch,
    index,
    reason,
    replacedByBatch,
    replacedByIndex,
    signer,
    deadline,
    signature,
  ] as const;
  return {
    to: certificateRegistry,
    data: encodeFunctionData({ abi: certificateRegistryAbi, functionName: 'revokeFor', args }),
  };
}
