import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.capture`. `receipt` is the payer's signature, `0x` for none. */
export interface CapturePaymentArgs {
  terms: Terms;
  amount: bigint;
  grams: bigint;
  isFinal: boolean;
  receipt: Hex;
}

/** Pays the receiver and moves title. To be sent by the terms' operator. */
export function capturePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, amount, grams, isFinal, receipt }: CapturePaymentArgs,
): Call {
  const args = [terms, amount, grams, isFinal, receipt] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'capture', args }),
  };
}
