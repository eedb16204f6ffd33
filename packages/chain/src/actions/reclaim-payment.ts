import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Returns to the payer what is left and not disputed, once the capture window closed. Anyone may send it. */
export function reclaimPayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, milestones = [] }: { terms: Terms; milestones?: readonly bigint[] },
): Call {
  const args = [terms, milestones] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'reclaim', args }),
  };
}
