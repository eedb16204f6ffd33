import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Ends a key's window now; what it signed before stays valid. The organisation's own act. */
export function removeSigner(
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, signer }: { organisation: Address; signer: Address },
): Call {
  const args = [organisation, signer] as const;
  return {
    to: directory,
    data: encodeFunctionData({ abi: directoryAbi, functionName: 'removeSigner', args }),
  };
}
