import type { Address, Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryDomain } from './domains.ts';

/** Certificates of a batch that an inspection body confirms. `commitment` is `batchCommitmentOf` the batch. */
export interface Countersign {
  body: Address;
  issuer: Address;
  batch: bigint;
  commitment: Hex;
  indices: readonly number[];
  deadline: number;
}

const types = {
  Countersign: [
    { name: 'body', type: 'address' },
    { name: 'issuer', type: 'address' },
    { name: 'batch', type: 'uint64' },
    { name: 'commitment', type: 'bytes32' },
    { name: 'indices', type: 'uint32[]' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the inspection body signs for `CertificateRegistry.countersignFor`. */
export function countersignTypedData(
  deployment: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  message: Countersign,
) {
  return {
    domain: certificateRegistryDomain(deployment),
    types,
    primaryType: 'Countersign' as const,
    message,
  };
}
