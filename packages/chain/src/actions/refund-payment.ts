import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.refund`. `refundableBefore` is what is refundable now: it makes a resend harmless. */
export interface RefundPaymentArgs {
  terms: Terms;
  amount: bigint;
  refundableBefore: bigint;
}

/** Returns captured money to the payer, by allowance to the escrow. To be sent by the operator or the receiver. */
export function refundPayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, amount, refundableBefore }: RefundPaymentArgs,
): Call {
  const args = [terms, amount, refundableBefore] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'refund', args }),
  };
}
