import type { Address, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { organisationAccountFactoryAbi } from '../generated/index.ts';
import type { OrganisationAccountArgs } from './create-organisation-account.ts';

/** The address that {@link createOrganisationAccount} gives for these arguments, created or not. */
export function readOrganisationAccount(
  client: Pick<PublicClient, 'readContract'>,
  { organisationAccountFactory }: Pick<Deployment, 'organisationAccountFactory'>,
  { controller, hostedSigner, salt }: OrganisationAccountArgs,
): Promise<Address> {
  return client.readContract({
    address: organisationAccountFactory,
    abi: organisationAccountFactoryAbi,
    functionName: 'addressOf',
    args: [controller, hostedSigner, salt],
  });
}
