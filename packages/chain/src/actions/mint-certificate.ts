import type { CertificateTuple, BatchEvidence } from '@topsteel/domain/certificate';
import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateTokenAbi } from '../generated/index.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** See `ICertificateToken.mintFor`. */
export interface MintCertificateArgs {
  certificate: CertificateTuple;
  evidence: BatchEvidence;
  to: Address;
}

/** Mints the locked token of a certificate in force on the signature of one of its issuer's signers. */
export function mintCertificate(
  { certificateToken }: Pick<Deployment, 'certificateToken'>,
  { certificate, evidence, to }: MintCertificateArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [certificate, evidence, to, signer, deadline, signature] as const;
  return {
    to: certificateToken,
    data: encodeFunctionData({ abi: certificateTokenAbi, functionName: 'mintFor', args }),
  };
}
