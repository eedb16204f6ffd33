import type { Address, Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateTokenDomain } from './domains.ts';

/** The token of a certificate, by its id, to be minted to a wallet. */
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
  deployment: Pick<Deployment, 'chainId' | 'certificateToken'>,
  message: MintCertificate,
) {
  return {
    domain: certificateTokenDomain(deployment),
    types,
    primaryType: 'MintCertificate' as const,
    message,
  };
}
