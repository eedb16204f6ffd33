import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.captureMilestone`. `milestones` is the list that the terms hold the hash of. */
export interface CaptureMilestoneArgs {
  terms: Terms;
  milestones: readonly bigint[];
  index: number;
  totalCaptured: bigint;
}

/** Brings what was captured of one milestone to a total. To be sent by the operator. */
export function captureMilestone(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, milestones, index, totalCaptured }: CaptureMilestoneArgs,
): Call {
  const args = [terms, milestones, index, totalCaptured] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'captureMilestone', args }),
  };
}
