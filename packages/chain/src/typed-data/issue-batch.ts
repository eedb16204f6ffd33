import type { Address, Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryDomain } from './domains.ts';

/** A batch to be issued on a signature. `deadline` in Unix seconds; the chain accepts it before that. */
export interface IssueBatch {
  issuer: Address;
  batch: bigint;
  root: Hex;
  depth: number;
  count: number;
  deadline: number;
}

const types = {
  IssueBatch: [
    { name: 'issuer', type: 'address' },
    { name: 'batch', type: 'uint64' },
    { name: 'root', type: 'bytes32' },
    { name: 'depth', type: 'uint8' },
    { name: 'count', type: 'uint32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the issuer signs for `CertificateRegistry.issueFor`. */
export function issueBatchTypedData(
  deployment: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  message: IssueBatch,
) {
  return {
    domain: certificateRegistryDomain(deployment),
    types,
    primaryType: 'IssueBatch' as const,
    message,
  };
}
