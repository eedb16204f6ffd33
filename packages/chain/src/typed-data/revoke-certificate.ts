import type { Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryDomain } from './domains.ts';

/** A revocation on a signature. `reason` 1 to 5; batch and index of the replacement are both zero for none. */
export interface RevokeCertificate {
  issuer: Address;
  batch: bigint;
  index: number;
  reason: number;
  replacedByBatch: bigint;
  replacedByIndex: number;
  deadline: number;
}

const types = {
  RevokeCertificate: [
    { name: 'issuer', type: 'address' },
    { name: 'batch', type: 'uint64' },
    { name: 'index', type: 'uint32' },
    { name: 'reason', type: 'uint8' },
    { name: 'replacedByBatch', type: 'uint64' },
    { name: 'replacedByIndex', type: 'uint32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the issuer signs for `CertificateRegistry.revokeFor`. */
export function revokeCertificateTypedData(
  deployment: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  message: RevokeCertificate,
) {
  return {
    domain: certificateRegistryDomain(deployment),
    types,
    primaryType: 'RevokeCertificate' as const,
    message,
  };
}
