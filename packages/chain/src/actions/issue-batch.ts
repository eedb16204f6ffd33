import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** What is anchored: see `ICertificateRegistry.issueFor`. */
export interface IssueBatchArgs {
  issuer: Address;
  batch: bigint;
  root: Hex;
  depth: number;
  count: number;
}

/** Anchors a batch of certificates on the signature of one of the issuer's signers. */
export function issueBatch(
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  { issuer, batch, root, depth, count }: IssueBatchArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [issuer, batch, root, depth, count, signer, deadline, signature] as const;
  return {
    to: certificateRegistry,
    data: encodeFunctionData({ abi: certificateRegistryAbi, functionName: 'issueFor', args }),
  };
}
