import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.resolve`. `grams` of title go with the receiver's money; 0 without goods. */
export interface ResolveDisputeArgs {
  terms: Terms;
  milestones?: readonly bigint[];
  index?: number;
  toReceiver: bigint;
  grams: bigint;
}

/** Divides what is left of a disputed milestone. To be sent by the arbiter. */
export function resolveDispute(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, milestones = [], index = 0, toReceiver, grams }: ResolveDisputeArgs,
): Call {
  const args = [terms, milestones, index, toReceiver, grams] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'resolve', args }),
  };
}
