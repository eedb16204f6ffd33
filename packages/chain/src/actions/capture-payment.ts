import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.capture`: a total, so that a resend changes nothing. */
export interface CapturePaymentArgs {
  terms: Terms;
  totalCaptured: bigint;
  isFinal: boolean;
}

/** Brings what was captured to a total. To be sent by the operator; for terms without goods and milestones. */
export function capturePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, totalCaptured, isFinal }: CapturePaymentArgs,
): Call {
  const args = [terms, totalCaptured, isFinal] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'capture', args }),
  };
}
