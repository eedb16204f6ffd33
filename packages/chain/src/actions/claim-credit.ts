import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Pays all of the sender's credit out. To be sent by the creditor. */
export function claimCredit(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { token, to }: { token: Address; to: Address },
): Call {
  const args = [token, to] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'claimCredit', args }),
  };
}
