import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Returns captured money to the payer. To be sent by the operator or the receiver, by allowance to the escrow. */
export function refundPayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, amount }: { terms: Terms; amount: bigint },
): Call {
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'refund', args: [terms, amount] }),
  };
}
