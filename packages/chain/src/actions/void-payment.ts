import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Returns what is left to the payer and frees the goods. To be sent by the operator or the receiver. */
export function voidPayment({ settlementEscrow }: Pick<Deployment, 'settlementEscrow'>, terms: Terms): Call {
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'void', args: [terms] }),
  };
}
