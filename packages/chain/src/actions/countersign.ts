import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { certificateRegistryAbi } from '../generated/index.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** See `ICertificateRegistry.countersignFor`. */
export interface CountersignArgs {
  body: Address;
  issuer: Address;
  batch: bigint;
  commitment: Hex;
  indices: readonly number[];
}

/** Confirms certificates of type 3.2 on the signature of one of the inspection body's signers. */
export function countersign(
  { certificateRegistry }: Pick<Deployment, 'certificateRegistry'>,
  { body, issuer, batch, commitment, indices }: CountersignArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [body, issuer, batch, commitment, indices, signer, deadline, signature] as const;
  return {
    to: certificateRegistry,
    data: encodeFunctionData({ abi: certificateRegistryAbi, functionName: 'countersignFor', args }),
  };
}
