import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';

/** An organisation as the directory knows it; times in Unix seconds. */
export interface OrganisationRecord {
  profile: Hex;
  accreditor: Address;
  registeredAt: number;
  capabilities: bigint;
}

/** The record of an organisation, or undefined when it is not registered. */
export async function readOrganisation(
  client: Pick<PublicClient, 'readContract'>,
  { directory }: Pick<Deployment, 'directory'>,
  organisation: Address,
): Promise<OrganisationRecord | undefined> {
  const [profile, accreditor, registeredAt, capabilities] = await client.readContract({
    address: directory,
    abi: directoryAbi,
    functionName: 'organisationOf',
    args: [organisation],
  });
  return registeredAt === 0 ? undefined : { profile, accreditor, registeredAt, capabilities };
}
