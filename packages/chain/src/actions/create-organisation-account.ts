import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { organisationAccountFactoryAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** What an account's address commits to. */
export interface OrganisationAccountArgs {
  controller: Address;
  hostedSigner: Address;
  salt: Hex;
}

/** Creates a hosted account whose hosted signer signs for it in the directory. Anyone may send it; idempotent. */
export function createOrganisationAccount(
  { organisationAccountFactory }: Pick<Deployment, 'organisationAccountFactory'>,
  { controller, hostedSigner, salt }: OrganisationAccountArgs,
): Call {
  const args = [controller, hostedSigner, salt] as const;
  return {
    to: organisationAccountFactory,
    data: encodeFunctionData({ abi: organisationAccountFactoryAbi, functionName: 'create', args }),
  };
}
