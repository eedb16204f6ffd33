import type { Address, Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { auditAnchorsDomain } from './domains.ts';

/** The closing of a book: see `IAuditAnchors.anchorFor`. Times in Unix seconds. */
export interface AuditAnchor {
  publisher: Address;
  book: Hex;
  sequence: bigint;
  root: Hex;
  closedAt: number;
  signer: Address;
  deadline: number;
}

const types = {
  Anchor: [
    { name: 'publisher', type: 'address' },
    { name: 'book', type: 'bytes32' },
    { name: 'sequence', type: 'uint64' },
    { name: 'root', type: 'bytes32' },
    { name: 'closedAt', type: 'uint48' },
    { name: 'signer', type: 'address' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the publisher signs for `AuditAnchors.anchorFor`. */
export function anchorAuditTypedData(
  deployment: Pick<Deployment, 'chainId' | 'auditAnchors'>,
  message: AuditAnchor,
) {
  return { domain: auditAnchorsDomain(deployment), types, primaryType: 'Anchor' as const, message };
}
