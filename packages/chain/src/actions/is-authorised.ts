import type { Address, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';

/** See `IDirectory.isAuthorised`; `time` in Unix seconds. */
export interface IsAuthorisedArgs {
  organisation: Address;
  signer: Address;
  capabilityMask: bigint;
  time: number;
}

/** Whether the signer could act for the organisation at that time. */
export function isAuthorised(
  client: Pick<PublicClient, 'readContract'>,
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, signer, capabilityMask, time }: IsAuthorisedArgs,
): Promise<boolean> {
  return client.readContract({
    address: directory,
    abi: directoryAbi,
    functionName: 'isAuthorised',
    args: [organisation, signer, capabilityMask, time],
  });
}
