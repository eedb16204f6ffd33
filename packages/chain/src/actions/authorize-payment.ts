import type { Terms } from '@topsteel/domain/bridge';
import {
  encodeAbiParameters,
  encodeFunctionData,
  parseAbiParameters,
  zeroAddress,
  type Address,
  type Hex,
} from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** The payer's ERC-3009 signature and its window. */
export interface Collection {
  validAfter: bigint;
  validBefore: bigint;
  signature: Hex;
}

/** The seller's consent to pin its goods. */
export interface Acceptance {
  signer: Address;
  signature: Hex;
}

const collectionParameters = parseAbiParameters('uint256 validAfter, uint256 validBefore, bytes signature');

/** Brings the payer's money into escrow and pins the goods. Anyone may send it. */
export function authorizePayment(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, collection, acceptance }: { terms: Terms; collection: Collection; acceptance?: Acceptance },
): Call {
  const { validAfter, validBefore, signature } = collection;
  const collected = encodeAbiParameters(collectionParameters, [validAfter, validBefore, signature]);
  const args = [terms, collected, acceptance?.signer ?? zeroAddress, acceptance?.signature ?? '0x'] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'authorize', args }),
  };
}
