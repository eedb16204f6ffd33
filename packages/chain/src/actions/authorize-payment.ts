import { collectionMethods, type Collection, type Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData, zeroAddress, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** The seller's consent to pin its goods. */
export interface Acceptance {
  signer: Address;
  signature: Hex;
}

/** The number of a way to collect, in `ISettlementEscrow.CollectionMethod`. @example collectionMethodIndex('permit2') // 1 */
export function collectionMethodIndex(method: Collection['method']): number {
  return collectionMethods.indexOf(method);
}

/** Brings the payer's money into escrow and pins the goods. Anyone may send it. */
export function authorizePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, collection, acceptance }: { terms: Terms; collection: Collection; acceptance?: Acceptance },
): Call {
  const args = [
    terms,
    collectionMethodIndex(collection.method),
    collection.signature,
    acceptance?.signer ?? zeroAddress,
    acceptance?.signature ?? '0x',
  ] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'authorize', args }),
  };
}
