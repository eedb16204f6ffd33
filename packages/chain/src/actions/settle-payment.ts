import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.settle`. */
export interface SettlePaymentArgs {
  terms: Terms;
  toReceiver: bigint;
  grams: bigint;
  payerSignature: Hex;
  receiver: { signer: Address; signature: Hex };
}

/** Divides all that is left as both parties signed. Anyone may send it. */
export function settlePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, toReceiver, grams, payerSignature, receiver }: SettlePaymentArgs,
): Call {
  const args = [terms, toReceiver, grams, payerSignature, receiver.signer, receiver.signature] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'settle', args }),
  };
}
