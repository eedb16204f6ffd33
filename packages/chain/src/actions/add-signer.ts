import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `IDirectory.addSigner`: validFrom 0 for now, times in Unix seconds. */
export interface AddSignerArgs {
  organisation: Address;
  signer: Address;
  validFrom: number;
  validUntil: number;
}

/** Lets a key sign for the organisation. The organisation's own act. */
export function addSigner(
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, signer, validFrom, validUntil }: AddSignerArgs,
): Call {
  const args = [organisation, signer, validFrom, validUntil] as const;
  return { to: directory, data: encodeFunctionData({ abi: directoryAbi, functionName: 'addSigner', args }) };
}
