import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `IDirectory.markCompromised`: `since` in Unix seconds. */
export interface MarkCompromisedArgs {
  organisation: Address;
  signer: Address;
  since: number;
}

/** What the key signed at `since` or later no longer counts, for good. The organisation's own act, or an accreditor's. */
export function markCompromised(
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, signer, since }: MarkCompromisedArgs,
): Call {
  const args = [organisation, signer, since] as const;
  return {
    to: directory,
    data: encodeFunctionData({ abi: directoryAbi, functionName: 'markCompromised', args }),
  };
}
