import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Returns what is left to the payer once the capture window closed. Anyone may send it. */
export function reclaimPayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  terms: Terms,
): Call {
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'reclaim', args: [terms] }),
  };
}
