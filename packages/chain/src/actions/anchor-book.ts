import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { auditAnchorsAbi } from '../generated/index.ts';
import type { AnchorAuditArgs } from './anchor-audit.ts';
import type { Call } from './call.ts';

/** Anchors the root of a closed book of the sender's own: `IAuditAnchors.anchor`. */
export function anchorBook(
  { auditAnchors }: Pick<Deployment, 'auditAnchors'>,
  { book, sequence, root, closedAt }: Omit<AnchorAuditArgs, 'publisher'>,
): Call {
  const args = [book, sequence, root, closedAt] as const;
  return {
    to: auditAnchors,
    data: encodeFunctionData({ abi: auditAnchorsAbi, functionName: 'anchor', args }),
  };
}
