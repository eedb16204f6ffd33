import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** A window without end. */
export const FOREVER = 2 ** 48 - 1;

/** Who is registered, with the SHA-256 of its profile and the mask of its capabilities (0 for none). */
export interface RegisterOrganisationArgs {
  organisation: Address;
  profile: Hex;
  capabilities: bigint;
}

/** Registers an organisation and grants its capabilities from now on, in one transaction. Accreditor's act. */
export function registerOrganisation(
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, profile, capabilities }: RegisterOrganisationArgs,
): Call {
  const register = encodeFunctionData({
    abi: directoryAbi,
    functionName: 'register',
    args: [organisation, profile],
  });
  if (capabilities === 0n) return { to: directory, data: register };
  const grant = encodeFunctionData({
    abi: directoryAbi,
    functionName: 'grantCapability',
    args: [organisation, capabilities, 0, FOREVER],
  });
  return {
    to: directory,
    data: encodeFunctionData({ abi: directoryAbi, functionName: 'multicall', args: [[register, grant]] }),
  };
}
