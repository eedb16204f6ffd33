import type { Collection, Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import { collectionMethodIndex } from './authorize-payment.ts';
import type { Call } from './call.ts';

/** Takes the payer's money and pays it out at once. To be sent by the operator; for terms without goods and milestones. */
export function chargePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, collection }: { terms: Terms; collection: Collection },
): Call {
  const args = [terms, collectionMethodIndex(collection.method), collection.signature] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'charge', args }),
  };
}
