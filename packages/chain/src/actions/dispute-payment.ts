import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.dispute`. Without milestones the list is empty and the index 0; `reason` hashes a document, or 0. */
export interface DisputePaymentArgs {
  terms: Terms;
  milestones?: readonly bigint[];
  index?: number;
  reason: Hex;
}

/** Freezes what is left of a milestone until it is ruled on. To be sent by payer or receiver. */
export function disputePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, milestones = [], index = 0, reason }: DisputePaymentArgs,
): Call {
  const args = [terms, milestones, index, reason] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'dispute', args }),
  };
}
