import type { Address, Hex } from 'viem';
import { certificateTokenDomain } from './domains.ts';

/** A certificate's token for `to`. `certificate` is the certificate id. */
export interface MintCertificate {
  certificate: Hex;
  to: Address;
  deadline: number;
}

const types = {
  MintCertificate: [
    { name: 'certificate', type: 'bytes32' },
    { name: 'to', type: 'address' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the issuer signs for `CertificateToken.mintFor`. */
export function mintCertificateTypedData(
  deployment: { chainId: number; certificateToken: Address },
  message: MintCertificate,
) {
  return {
    domain: certificateTokenDomain(deployment),
    types,
    primaryType: 'MintCertificate' as const,
    message,
  };
}
