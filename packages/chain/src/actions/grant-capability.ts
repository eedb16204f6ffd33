import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `IDirectory.grantCapability`: validFrom 0 for now, times in Unix seconds. */
export interface GrantCapabilityArgs {
  organisation: Address;
  capabilities: bigint;
  validFrom: number;
  validUntil: number;
}

/** Grants every capability of the mask. Accreditor's act. */
export function grantCapability(
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, capabilities, validFrom, validUntil }: GrantCapabilityArgs,
): Call {
  const args = [organisation, capabilities, validFrom, validUntil] as const;
  return {
    to: directory,
    data: encodeFunctionData({ abi: directoryAbi, functionName: 'grantCapability', args }),
  };
}
