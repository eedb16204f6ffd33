import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { auditAnchorsAbi } from '../generated/index.ts';
import type { AuditAnchor } from '../typed-data/anchor-audit.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** See `IAuditAnchors.anchorFor`. */
export type AnchorAuditArgs = Omit<AuditAnchor, 'signer' | 'deadline'>;

/** Anchors the root of a closed book on the signature of one of its publisher's signers. */
export function anchorAudit(
  { auditAnchors }: Pick<Deployment, 'auditAnchors'>,
  { publisher, book, sequence, root, closedAt }: AnchorAuditArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [publisher, book, sequence, root, closedAt, signer, deadline, signature] as const;
  return {
    to: auditAnchors,
    data: encodeFunctionData({ abi: auditAnchorsAbi, functionName: 'anchorFor', args }),
  };
}
